import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import { DraftingLinks } from '../consultations/public.tsx'
import { RecallSheet } from '../dispatches/public.tsx'
import { AnswersWhat } from '../incoming/public.tsx'
import { TraceLinks } from '../trace/public.tsx'
import { AmendedBy, Recalled } from './Amended.tsx'
import { AnsweredBy } from './AnsweredBy.tsx'
import { Attachments } from './Attachments.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import { OwnTies } from './OwnTies.tsx'
import { type ReasonAct, ReasonDialog } from './ReasonDialog.tsx'
import { ApproveFoot } from './review/ApproveFoot.tsx'
import { Away } from './review/Away.tsx'
import { SealAndSend } from './SealAndSend.tsx'
import { SignOne } from './SignOne.tsx'
import { Spine } from './Spine.tsx'

const AmendSheet = lazy(async () => ({ default: (await import('./AmendSheet.tsx')).AmendSheet }))
const tone = { draft: 'quiet', submitted: 'gold', signed: 'green', issued: 'green', voided: 'red' } as const

/** From the signature on nothing of these changes. */
const isSigned = ({ state }: DocumentDetail) => state === 'signed' || state === 'issued' || state === 'voided'

function Facts({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{isSigned(document) ? t('document.urgencyFrozen') : t('document.urgency')}</dt>
        <dd>{t(`urgency.${document.urgency}`)}</dd>
      </div>
      {document.replyDueOn && (
        <div>
          <dt>{t('document.replyDue')}</dt>
          <dd>{format.day(document.replyDueOn)}</dd>
        </div>
      )}
    </dl>
  )
}

/** Quiet acts: the ways back, offered only where they can be done. */
type WaysProps = { document: DocumentDetail; onChoose: (act: ReasonAct) => void; onOpen: (sheet: 'amend' | 'recall') => void }
function WaysBack({ document, onChoose, onOpen }: WaysProps) {
  const { t } = useTranslation('documents')
  const { t: tAmend } = useTranslation('amendments')
  const acts: [ReasonAct, string | true, string][] = [
    ['takeBack', document.can.takeBack, t('document.takeBack')],
    ['return', document.can.return, t('document.return')],
    ['takeBackSignature', document.can.takeBackSignature, t('document.takeBackSignature')],
    ['void', document.can.void, t('document.void')],
  ]
  return (
    <div className={styles.quiet}>
      {acts
        .filter(([, may]) => may === true)
        .map(([act, , label]) => (
          <ActButton key={act} onClick={() => onChoose(act)}>
            {label}
          </ActButton>
        ))}
      {document.can.amend === true && <ActButton onClick={() => onOpen('amend')}>{tAmend('act')}</ActButton>}
      {document.can.recall === true && <ActButton onClick={() => onOpen('recall')}>{t('document.recall')}</ActButton>}
    </div>
  )
}

type Amendment = DocumentDetail['amends'][number]
const leading = ({ documentId, ...one }: Amendment) => ({ ...one, to: documentId && paths.document(documentId) })

function Rest({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const newest = document.dispatches[0]
  return (
    <>
      <Facts document={document} />
      <OwnTies document={document} />
      <AnswersWhat answers={document.answers} />
      <AnsweredBy answers={document.answeredBy} />
      <Attachments document={document} />
      {document.origin === 'own' && <DraftingLinks documentId={document.id} />}
      <TraceLinks of="documents" id={document.id} readings={document.can.seeReadings} registered={document.origin === 'own' && document.code !== ''} />
      <Spine steps={document.spine} />
      <Away document={document} />
      {newest && (
        <p>
          <Link to={paths.matrix(newest.id)}>{t('document.openMatrix')}</Link>{' '}
          <span className={styles.meta}>{t('recipients.count', { count: newest.recipients })}</span>
        </p>
      )}
    </>
  )
}

export function DocumentPanel({ document, children }: { document: DocumentDetail /** Before the acts. */; children?: ReactNode }) {
  const { t } = useTranslation('documents')
  const typeName = useTypeName()
  const { t: say } = useTranslation('approvals')
  const format = useFormat()
  const [act, setAct] = useState<ReasonAct | null>(null)
  const [opened, setOpened] = useState<'amend' | 'recall' | null>(null)
  const close = () => setOpened(null)
  const recall = document.spine.find(({ step }) => step === 'recalled')
  const inReview = document.openSteps.some((step) => step.kind === 'review')
  const isSending = document.can.seal === true || document.can.dispatch === true
  const waysBack = <WaysBack document={document} onChoose={setAct} onOpen={setOpened} />
  return (
    <aside className={styles.panel}>
      <header>
        <span className={styles.meta}>{typeName(document.typeName)} </span>
        {recall && <StateChip tone="red">{t('document.recalled')}</StateChip>}
        {document.state && !recall && <StateChip tone={tone[document.state]}>{inReview ? say('stack.title') : t(`state.${document.state}`)}</StateChip>}
        <h1 className={styles.title} title={document.subject}>
          {document.subject}
        </h1>
        <p className={styles.meta}>
          {[
            document.code,
            document.issuerName,
            document.documentOn && format.fullDay(document.documentOn),
            document.code === '' && document.expectedCode && t('document.expected', { code: document.expectedCode }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      {recall && <Recalled recall={recall} />}
      <AmendedBy items={document.amendedBy.map(leading)} />
      {isSending ? (
        <SealAndSend key={document.state} document={document} waysBack={waysBack}>
          <Rest document={document} />
        </SealAndSend>
      ) : (
        <>
          <Rest document={document} />
          {children}
          <div className={styles.panelFoot}>
            {document.can.approve === true && <ApproveFoot document={document} />}
            {document.can.sign === true && <SignOne document={document} />}
            {waysBack}
          </div>
        </>
      )}
      <Suspense fallback={null}>
        {opened === 'amend' && <AmendSheet document={document} onClose={close} />}
        {opened === 'recall' && (
          <RecallSheet sent={{ documentId: document.id, code: document.code, fromUnitId: document.unitId, forwardsDeliveryId: null }} onClose={close} />
        )}
      </Suspense>
      {act && <ReasonDialog document={document} act={act} onClose={() => setAct(null)} />}
    </aside>
  )
}
