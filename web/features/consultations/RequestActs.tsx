import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DayField } from '../../ui/DayInput.tsx'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { AskMoreSheet } from './AskSheet.tsx'
import styles from './consultations.module.css'
import type { Consultation } from './consultations.ts'

type Shown = { request: Consultation; onClose: () => void }

function ExtendSheet({ request, onClose }: Shown) {
  const { t } = useTranslation('consultations')
  const extend = useCall('extendConsultation')
  const [dueOn, setDueOn] = useState('')
  const [reason, setReason] = useState('')
  const lacks = dueOn === '' ? t('ask.needDue') : reason.trim() === '' ? t('acts.needReason') : undefined
  const commit = async () => {
    await extend.mutateAsync({ params: { id: request.id }, body: { dueOn, reason } })
    onClose()
  }
  return (
    <Sheet title={t('acts.extend')} opened onClose={onClose}>
      <ActForm label={t('acts.extendCommit')} busy={extend.isPending} error={extend.error} lacks={lacks} onCommit={commit}>
        <DayField label={t('acts.newDue')} value={dueOn} onChange={setDueOn} />
        <WordsField label={t('acts.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
function CloseSheet({ request, onClose }: Shown) {
  const { t } = useTranslation('consultations')
  const close = useCall('closeConsultation')
  const commit = async () => {
    await close.mutateAsync({ params: { id: request.id } })
    onClose()
  }
  return (
    <Sheet title={t('acts.close')} opened onClose={onClose}>
      <ActForm label={t('acts.closeCommit')} busy={close.isPending} error={close.error} onCommit={commit}>
        <p className={styles.meta}>{t('acts.closeLead', { count: request.counts.waiting })}</p>
      </ActForm>
    </Sheet>
  )
}
const undecidedOf = ({ parties }: Consultation) =>
  parties.flatMap((party) => party.opinions.filter((one) => one.words !== null && one.decision === null).map((one) => one.id))
function AcceptAllSheet({ request, onClose }: Shown) {
  const { t } = useTranslation('consultations')
  const toast = useToast()
  const accept = useCall('acceptOpinions')
  // As of opening the sheet: what comes while it is open was not read.
  const [opinionIds] = useState(() => undecidedOf(request))
  const count = opinionIds.length
  const [words, setWords] = useState(t('decide.acceptedUsual'))
  const commit = async () => {
    await accept.mutateAsync({ params: { id: request.id }, body: { words, opinionIds } })
    toast(t('acts.acceptAllDone', { count }))
    onClose()
  }
  return (
    <Sheet title={t('acts.acceptAllTitle', { count })} opened onClose={onClose}>
      <ActForm
        label={t('acts.acceptAllCommit', { count })}
        busy={accept.isPending}
        error={accept.error}
        lacks={words.trim() === '' ? t('decide.needWords') : undefined}
        onCommit={commit}
      >
        <p className={styles.meta}>{t('acts.acceptAllLead')}</p>
        <WordsField label={t('decide.acceptedWords')} value={words} onChange={setWords} max={4000} lines={3} />
      </ActForm>
    </Sheet>
  )
}
function PublishSheet({ request, onClose }: Shown) {
  const { t } = useTranslation('consultations')
  const publish = useCall('publishOpinions')
  const commit = async () => {
    await publish.mutateAsync({ params: { id: request.id } })
    onClose()
  }
  return (
    <Sheet title={t('acts.publish')} opened onClose={onClose}>
      <ActForm label={t('acts.publishCommit')} busy={publish.isPending} error={publish.error} onCommit={commit}>
        <p className={styles.meta}>{t('acts.publishLead')}</p>
        {request.counts.waiting > 0 && <p className={styles.warning}>{t('acts.closeLead', { count: request.counts.waiting })}</p>}
      </ActForm>
    </Sheet>
  )
}

/** What the drafter does with one request; while answers are awaited the first of them, then the table. */
export function RequestActs({ request }: { request: Consultation }) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const toast = useToast()
  const remind = useCall('remindAsked')
  const [sheet, setSheet] = useState<'extend' | 'close' | 'publish' | 'askMore' | 'acceptAll' | null>(null)
  const { can, counts, id } = request
  const reasonOf = (may: true | string) => hindered ?? (may === true ? undefined : problemText({ code: may }))
  const open = request.state === 'open'
  const undecided = counts.undecided > 0 ? t('acts.undecidedFirst', { count: counts.undecided }) : undefined
  const onRemind = () =>
    remind.mutate({ params: { id } }, { onSuccess: () => toast(t('acts.reminded')), onError: (error) => toast(problemText(error), 'problem') })
  const close = () => setSheet(null)
  return (
    <div className={styles.acts}>
      {open && (
        <>
          <ActButton
            busy={remind.isPending}
            disabledReason={reasonOf(can.remind) ?? (counts.waiting === 0 ? t('acts.nobodyWaits') : undefined)}
            onClick={onRemind}
          >
            {t('acts.remind', { count: counts.waiting })}
          </ActButton>
          <ActButton disabledReason={reasonOf(can.askMore)} onClick={() => setSheet('askMore')}>
            {t('acts.askMore')}
          </ActButton>
          <ActButton disabledReason={reasonOf(can.extend)} onClick={() => setSheet('extend')}>
            {t('acts.extend')}
          </ActButton>
          <ActButton disabledReason={reasonOf(can.close)} onClick={() => setSheet('close')}>
            {t('acts.close')}
          </ActButton>
        </>
      )}
      {counts.undecided > 0 && request.publishedAt === null && (
        <ActButton disabledReason={reasonOf(can.decide)} onClick={() => setSheet('acceptAll')}>
          {t('acts.acceptAll')}
        </ActButton>
      )}
      <ActButton href={`/files/consultations/${id}/opinions.xlsx`} download>
        {t('acts.xlsx')}
      </ActButton>
      {request.publishedAt === null && (
        <ActButton primary={undecided === undefined && !open} disabledReason={reasonOf(can.publish) ?? undecided} onClick={() => setSheet('publish')}>
          {t('acts.publish')}
        </ActButton>
      )}
      {sheet === 'askMore' && <AskMoreSheet documentId={request.documentId} requestId={id} onClose={close} />}
      {sheet === 'extend' && <ExtendSheet request={request} onClose={close} />}
      {sheet === 'close' && <CloseSheet request={request} onClose={close} />}
      {sheet === 'acceptAll' && <AcceptAllSheet request={request} onClose={close} />}
      {sheet === 'publish' && <PublishSheet request={request} onClose={close} />}
    </div>
  )
}
