import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import { myTurn } from './review/my-turn.ts'

export type ReasonAct = 'takeBack' | 'return' | 'takeBackSignature' | 'void'
const confirmKey = { takeBack: 'confirmTakeBack', return: 'confirmReturn', takeBackSignature: 'confirmTakeBackSignature', void: 'confirmVoid' } as const

function useActs() {
  return {
    takeBack: useCall('takeBackDocument'),
    return: useCall('returnDocument'),
    takeBackSignature: useCall('takeBackSignature'),
    void: useCall('voidDocument'),
  }
}

/** Every way back needs a reason; voiding also the leader who decided it. */
export function ReasonDialog({ document, act, onClose }: { document: DocumentDetail; act: ReasonAct; onClose: () => void }) {
  const { t } = useTranslation('documents')
  const acts = useActs()
  const problemText = useProblemText()
  const [reason, setReason] = useState('')
  const [leader, setLeader] = useState(document.signer?.appointmentId ?? '')
  const ids = { reason: useId(), leader: useId() }
  const signers = useQuery({ ...query('listSigners', { query: { issuerId: document.issuerId ?? '' } }), enabled: act === 'void' && document.issuerId !== null })
  const current = acts[act]
  const stepId = myTurn(document)?.id
  const confirm = async () => {
    const params = { id: document.id }
    if (act === 'void') await acts.void.mutateAsync({ params, body: { reason, decidedByAppointmentId: leader } })
    else if (act === 'return') await acts.return.mutateAsync({ params, body: { reason, ...(stepId && { stepId }) } })
    else await acts[act].mutateAsync({ params, body: { reason } })
    onClose()
  }
  return (
    <Sheet title={t(`document.${act}`)} opened onClose={onClose}>
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor={ids.reason}>{t('document.reason')}</label>
          <textarea
            id={ids.reason}
            className={styles.input}
            rows={3}
            maxLength={1000}
            placeholder={t('document.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {act === 'void' && (
          <div className={styles.field}>
            <label htmlFor={ids.leader}>{t('document.decidedBy')}</label>
            <select id={ids.leader} className={styles.input} value={leader} onChange={(event) => setLeader(event.target.value)}>
              {signers.data?.items.map((signer) => (
                <option key={signer.appointmentId} value={signer.appointmentId}>
                  {signer.fullName}, {signer.office}
                </option>
              ))}
            </select>
          </div>
        )}
        {current.error && (
          <p role="alert" className={styles.problem}>
            {problemText(current.error)}
          </p>
        )}
        <ActButton
          primary
          wide
          busy={current.isPending}
          disabledReason={reason.trim() === '' ? t('document.reasonFirst') : undefined}
          onClick={() => void confirm().catch(() => undefined)}
        >
          {t(`document.${confirmKey[act]}`)}
        </ActButton>
      </div>
    </Sheet>
  )
}
