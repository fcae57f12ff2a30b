import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { call, query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { type Office, useMe, useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { useHandling } from '../incoming/public.tsx'
import { ComposeActs } from './ComposeActs.tsx'
import { ComposeScreen } from './ComposeScreen.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, type Draft, emptyDraft, lacking, unsavable } from './draft.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useBusy } from './use-busy.ts'
import { useHandOn } from './use-hand-on.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { WaySwitch } from './WaySwitch.tsx'

type Begun = Pick<Draft, 'subject' | 'type' | 'recipients'>
type Answering = { deliveryId: string; draft: Begun; hasAddressee: boolean }

type Beginning = { office: Office; composing?: boolean; answering?: Answering }

function NewDocument({ office, composing = false, answering }: Beginning) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const problemText = useProblemText()
  const id = useMemo(() => newId(), [])
  const issuers = useQuery(query('listIssuers', { query: { unitId: office.unitId } }))
  const create = useCall('createDocument')
  const answer = useCall('answerDelivery')
  const everybody = office.kind === 'province' && !answering ? t('recipients.allCommunes') : ''
  const { draft, change, forget, keptAt, restored, throwAway } = useKeptDraft(
    answering ? `answer.${answering.deliveryId}` : office.unitId,
    { ...emptyDraft(everybody), ...answering?.draft },
    composing ? { way: 'compose', type: 'cong_van' } : {},
  )
  const { busy, onBusy } = useBusy()
  const { handOn, busy: handingOn } = useHandOn()
  // Until one is chosen, the first issuer of the office.
  const shown = { ...draft, issuerId: draft.issuerId || (issuers.data?.issuers[0]?.id ?? '') }
  const { today } = useFormat()
  const reasonOf = (hindrance: ReturnType<typeof lacking>) => (busy ? t('draft.waitForFile') : hindrance && t(hindrance))
  const saveReason = reasonOf(unsavable(shown, today()))

  const problem = create.error ?? answer.error
  const save = async () => {
    const body = { id, ...contentOf(shown) }
    if (answering) await answer.mutateAsync({ params: { id: answering.deliveryId }, body })
    const created = answering ? await call('getDocument', { params: { id } }) : await create.mutateAsync({ body })
    forget()
    return created
  }
  const goTo = (address: string) => () => navigate(address)
  const given = { draft: shown, unitId: office.unitId, onChange: change, onBusy }
  const notice = (
    <>
      {answering && !answering.hasAddressee && <p className={styles.meta}>{t('answer.noAddressee', { ns: 'incoming' })}</p>}
      {restored && <RestoredNotice onThrowAway={throwAway} />}
    </>
  )
  if (shown.way === 'compose') {
    return (
      <ComposeScreen {...given} title={t('draft.newTitle')} keptAt={keptAt} textKey={String(restored)} notices={notice}>
        <ComposeActs
          draft={shown}
          problem={problem}
          busy={create.isPending || answer.isPending || handingOn}
          saveReason={saveReason}
          submitReason={reasonOf(lacking(shown, today()))}
          onSave={() => void save().then(goTo(`${paths.document(id)}?sua=1`), () => undefined)}
          onSubmit={() => void handOn(save).then(goTo(paths.document(id)), () => undefined)}
        />
      </ComposeScreen>
    )
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('draft.newTitle')} actions={<WaySwitch draft={shown} onChange={change} />} />
      {notice}
      <DraftForm {...given}>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problemText(problem)}
          </p>
        )}
        <ActButton
          primary
          disabledReason={saveReason}
          busy={create.isPending || answer.isPending}
          keys="Ctrl+Enter"
          onClick={() => void save().then(goTo(paths.document(id)), () => undefined)}
        >
          {t('draft.next')}
        </ActButton>
      </DraftForm>
    </div>
  )
}

/** What answers an incoming copy begins with its subject and its author as addressee. */
function AnswerDocument({ deliveryId, current }: { deliveryId: string; current: Office }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  const me = useMe()
  const delivery = useQuery(query('getDelivery', { params: { id: deliveryId } }))
  const handling = useHandling(deliveryId)
  const error = delivery.error ?? handling.error
  if (error) return <ErrorPanel error={error} onRetry={() => void delivery.refetch()} />
  if (!delivery.data || !handling.data) return <SkeletonRows rows={8} />
  const { data: copy } = delivery
  const { answerTo } = handling.data
  const subject = t('answer.subject', { code: copy.code, date: copy.documentOn ? format.fullDay(copy.documentOn) : '' })
  const recipients: Begun['recipients'] = answerTo
    ? [{ scope: { kind: 'unit', unitId: answerTo.unitId }, purpose: 'action', name: answerTo.name, count: 1 }]
    : []
  const office = me.offices.find((one) => one.unitId === copy.unitId) ?? current
  const answering = { deliveryId, draft: { subject, type: 'cong_van', recipients }, hasAddressee: answerTo !== null }
  return <NewDocument key={deliveryId} office={office} answering={answering} />
}

/** A draft belongs to the office it was begun in: in another office another one is begun. */
export default function NewDocumentPage() {
  const office = useOffice()
  const [search] = useSearchParams()
  const answered = search.get('tra-loi')
  if (answered) return <AnswerDocument deliveryId={answered} current={office} />
  return <NewDocument key={office.unitId} office={office} composing={search.get('cach') === 'soan'} />
}
