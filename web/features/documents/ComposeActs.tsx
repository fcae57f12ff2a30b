import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../platform/problem-text.ts'
import { SecretWay } from '../../platform/SecretWay.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './compose.module.css'
import { useSigner } from './DraftFields.tsx'
import type { Draft } from './draft.ts'
import type { DraftReviewers } from './review/use-reviewers.ts'

type Props = {
  draft: Draft
  reviewers: DraftReviewers
  problem: unknown
  busy: boolean
  /** Why it cannot be kept, and why it cannot be put before the signer. */
  saveReason: string | undefined
  submitReason: string | undefined
  docxUrl?: string | null
  onSave: () => void
  onSubmit: () => void
}

export function ComposeActs({ draft, reviewers, problem, busy, saveReason, submitReason, docxUrl, onSave, onSubmit }: Props) {
  const { t } = useTranslation('compose')
  const { t: tDocuments } = useTranslation('documents')
  const problemText = useProblemText()
  const signer = useSigner(draft)
  return (
    <>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problemText(problem)} <SecretWay error={problem} />
        </p>
      )}
      <ActButton disabledReason={saveReason} onClick={onSave}>
        {tDocuments('draft.save')}
      </ActButton>
      {docxUrl && (
        <ActButton quiet href={docxUrl} download>
          {t('export')}
        </ActButton>
      )}
      <ActButton primary disabledReason={submitReason} busy={busy} keys="Ctrl+Enter" onClick={onSubmit}>
        {reviewers.submitLabel ?? (signer ? t('submitTo', { name: signer.fullName }) : t('submit'))}
      </ActButton>
    </>
  )
}
