import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { type AmendmentRole, amendmentRoles } from '../../../contract/words.ts'
import { paths } from '../../paths.ts'
import { call, query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { SecretWay } from '../../platform/SecretWay.tsx'
import { type Office, useMe, useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { useHandling } from '../incoming/public.tsx'
import { ComposeActs } from './ComposeActs.tsx'
import { ComposeScreen } from './ComposeScreen.tsx'
import { useOnlySigner } from './DraftFields.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, type Draft, emptyDraft, lacking, unsavable } from './draft.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useDraftReviewers } from './review/use-reviewers.ts'
import { useBusy } from './use-busy.ts'
import { useHandOn } from './use-hand-on.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { WaySwitch } from './WaySwitch.tsx'

type Begun = Pick<Draft, 'subject' | 'type' | 'recipients'>
/** What the new document is tied to from its first saving. */
type Tie = { draft: Begun; sentence: string } & ({ deliveryId: string; hasAddressee: boolean } | { earlierId: string; role: AmendmentRole })
const nameOf = (tie: Tie) => ('deliveryId' in tie ? `answer.${tie.deliveryId}` : `${tie.role}.${tie.earlierId}`)

type Content = CallInput<Api['createDocument']>['body']
/** Saves a new document, with its tie in the same act. */
function useBegin(tie: Tie | undefined) {
  const create = useCall('createDocument')
  const answer = useCall('answerDelivery')
  const amend = useCall('amendDocument')
  const begin = async (body: Content) => {
    if (!tie) return create.mutateAsync({ body })
    if ('deliveryId' in tie) await answer.mutateAsync({ params: { id: tie.deliveryId }, body })
    else await amend.mutateAsync({ params: { id: tie.earlierId }, body: { ...body, role: tie.role } })
    return call('getDocument', { params: { id: body.id } })
  }
  return { begin, problem: create.error ?? answer.error ?? amend.error, saving: create.isPending || answer.isPending || amend.isPending }
}

type Beginning = { office: Office; composing?: boolean; tie?: Tie }

function NewDocument({ office, composing = false, tie }: Beginning) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const problemText = useProblemText()
  const id = useMemo(() => newId(), [])
  const issuers = useQuery(query('listIssuers', { query: { unitId: office.unitId } }))
  const { begin, problem, saving } = useBegin(tie)
  const everybody = office.kind === 'province' && !tie ? t('recipients.all.all_communes') : ''
  const { draft, change, forget, keptAt, restored, throwAway } = useKeptDraft(
    tie ? nameOf(tie) : office.unitId,
    emptyDraft(everybody, tie?.draft),
    composing ? { way: 'compose', type: 'cong_van' } : {},
  )
  const { busy, onBusy } = useBusy()
  // Until one is chosen, the first issuer of the office, and its signer when there is but one.
  const issuerId = draft.issuerId || (issuers.data?.issuers[0]?.id ?? '')
  const onlySigner = useOnlySigner(issuerId)
  const shown = { ...draft, issuerId, signerAppointmentId: draft.signerAppointmentId || onlySigner }
  const reviewers = useDraftReviewers(shown, change)
  const { handOn, busy: handingOn } = useHandOn(reviewers)
  const { today } = useFormat()
  const reasonOf = (hindrance: ReturnType<typeof lacking>) => (busy ? t('draft.waitForFile') : hindrance && t(hindrance))
  const saveReason = reasonOf(unsavable(shown, today()))

  const save = async () => {
    const created = await begin({ id, ...contentOf(shown) })
    forget()
    return created
  }
  const goTo = (address: string) => () => navigate(address)
  const given = { draft: shown, unitId: office.unitId, onChange: change, onBusy }
  const notice = (
    <>
      {tie && <p className={styles.meta}>{tie.sentence}</p>}
      {tie && 'deliveryId' in tie && !tie.hasAddressee && <p className={styles.meta}>{t('answer.noAddressee', { ns: 'incoming' })}</p>}
      {restored && <RestoredNotice onThrowAway={throwAway} />}
    </>
  )
  if (shown.way === 'compose') {
    return (
      <ComposeScreen {...given} reviewers={reviewers} title={t('draft.newTitle')} keptAt={keptAt} textKey={String(restored)} notices={notice}>
        <ComposeActs
          draft={shown}
          reviewers={reviewers}
          problem={problem}
          busy={saving || handingOn}
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
            {problemText(problem)} <SecretWay error={problem} />
          </p>
        )}
        <ActButton
          primary
          disabledReason={saveReason}
          busy={saving}
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
  const sentence = t('answer.about', { code: copy.code, subject: copy.subject })
  const tie = { deliveryId, sentence, draft: { subject, type: 'cong_van', recipients }, hasAddressee: answerTo !== null }
  return <NewDocument key={deliveryId} office={office} tie={tie} />
}

/** What changes an earlier document begins with its type, subject and receivers; it is corrected by an official letter (Decree 30/2020 art. 18). */
function AmendingDocument({ earlierId, role, current }: { earlierId: string; role: AmendmentRole; current: Office }) {
  const { t } = useTranslation('amendments')
  const format = useFormat()
  const me = useMe()
  const found = useQuery(query('getDocument', { params: { id: earlierId } }))
  if (found.error) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonRows rows={8} />
  const { code, documentOn, subject, type, typeName, recipients, unitId } = found.data
  const date = documentOn ? format.fullDay(documentOn) : ''
  const draft: Begun = {
    subject: t(`subject.${role}`, { subject, code, date, type: typeName }),
    type: role === 'corrects' ? 'cong_van' : type,
    recipients: recipients.map(({ scope, purpose, name, count }) => ({ scope, purpose, name, count })),
  }
  const office = me.offices.find((one) => one.unitId === unitId) ?? current
  return <NewDocument key={`${role} ${earlierId}`} office={office} tie={{ earlierId, role, draft, sentence: `${t(`itself.${role}`)} ${code}, ${subject}` }} />
}
const isRole = (word: string | null): word is AmendmentRole => (amendmentRoles as readonly (string | null)[]).includes(word)

/** A draft belongs to the office it was begun in: in another office another one is begun. */
export default function NewDocumentPage() {
  const office = useOffice()
  const [search] = useSearchParams()
  const answered = search.get('tra-loi')
  if (answered) return <AnswerDocument deliveryId={answered} current={office} />
  const [earlier, role] = [search.get('thay-doi'), search.get('vai-tro')]
  if (earlier && isRole(role)) return <AmendingDocument earlierId={earlier} role={role} current={office} />
  return <NewDocument key={office.unitId} office={office} composing={search.get('cach') === 'soan'} />
}
