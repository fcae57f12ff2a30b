import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useActReason } from '../../../platform/offline.ts'
import { useProblemText } from '../../../platform/problem-text.ts'
import { ActButton } from '../../../ui/ActButton.tsx'
import { useToast } from '../../../ui/Toast.tsx'
import styles from '../documents.module.css'
import type { DocumentDetail } from '../draft.ts'
import { AskAnother } from './AskAnother.tsx'
import reviewStyles from './review.module.css'

type Step = DocumentDetail['openSteps'][number]

function TakeOver({ document, step }: { document: DocumentDetail; step: Step }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const replace = useCall('replaceStepPerson')
  const problemText = useProblemText()
  const actReason = useActReason()
  const toast = useToast()
  const { substitute } = step
  if (!substitute || step.kind !== 'sign' || (document.can.takeOver !== true && document.can.replaceStep !== true)) return null
  const words = { substitute: substitute.fullName, date: format.day(substitute.toOn) }
  const send = () =>
    replace.mutate(
      { params: { id: document.id }, body: { stepId: step.id, appointmentId: substitute.appointmentId, reason: t('away.reason', words) } },
      { onSuccess: () => toast(t('another.done', { name: substitute.fullName })) },
    )
  return (
    <>
      {replace.error && (
        <span role="alert" className={styles.problem}>
          {problemText(replace.error)}
        </span>
      )}
      <ActButton disabledReason={actReason} busy={replace.isPending} onClick={send}>
        {t('away.takeOver')}
      </ActButton>
    </>
  )
}

/** Of those still asked: who is away and who acts instead, and who has left. */
export function Away({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const sayOf = (step: Step) => {
    if (!step.holdsOffice) return t('away.left', { name: step.fullName, office: step.office })
    const { substitute } = step
    if (!substitute) return undefined
    const words = { name: step.fullName, substitute: substitute.fullName, date: format.day(substitute.toOn) }
    return step.kind === 'sign' ? t('away.sign', { ...words, office: substitute.office }) : t('away.review', words)
  }
  const concerned = document.openSteps.filter((step) => sayOf(step) !== undefined)
  return (
    <>
      {concerned.map((step) => (
        <div key={step.id} className={reviewStyles.away}>
          <span>{sayOf(step)}</span>
          <TakeOver document={document} step={step} />
        </div>
      ))}
      {document.can.replaceStep === true && document.openSteps.length > 0 && (
        <div className={styles.quiet}>
          <ActButton onClick={() => setAsking(true)}>{t('another.open')}</ActButton>
        </div>
      )}
      {asking && <AskAnother document={document} onClose={() => setAsking(false)} />}
    </>
  )
}
