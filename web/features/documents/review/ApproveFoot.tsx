import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActReason } from '../../../platform/offline.ts'
import { ActButton } from '../../../ui/ActButton.tsx'
import { WordsField } from '../../../ui/Field.tsx'
import styles from '../documents.module.css'
import type { DocumentDetail } from '../draft.ts'
import { myTurn } from './my-turn.ts'
import { useApproval } from './use-approval.ts'

/** The reviewer's one act: approved, with a remark if he likes; in whose stead is said. */
export function ApproveFoot({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('approvals')
  const { send, busy, problem } = useApproval()
  const actReason = useActReason()
  const [remark, setRemark] = useState('')
  const step = myTurn(document)
  if (!step) return null
  return (
    <>
      <WordsField label={t('act.remark')} value={remark} onChange={setRemark} lines={1} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <ActButton
        primary
        wide
        disabledReason={actReason}
        busy={busy}
        keys="Ctrl+Enter"
        onClick={() => void send([{ id: document.id, stepId: step.id }], remark).catch(() => undefined)}
      >
        {step.onBehalf ? t('act.approveAs', { name: step.fullName }) : t('act.approve')}
      </ActButton>
    </>
  )
}
