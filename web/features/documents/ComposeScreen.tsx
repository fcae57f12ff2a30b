import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { PageBox } from '../../ui/PdfPage.tsx'
import { useNarrow } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { BodyEditor, type BodyNode, PaperPreview } from '../compose/public.tsx'
import { PaperCheck } from './check/PaperCheck.tsx'
import styles from './compose.module.css'
import { AccessSelect, IssuerSelect, ReplyDueField, SignerSelect, UrgencySelect, useSigner } from './DraftFields.tsx'
import { DraftAttachments } from './DraftForm.tsx'
import formStyles from './documents.module.css'
import { type Change, type Draft, paperOf } from './draft.ts'
import { KindTabs } from './KindTabs.tsx'
import { AddresseesField, EndFields, fieldsChange, RareFields } from './PaperFields.tsx'
import { RecipientPicker, RouteSummary } from './RecipientPicker.tsx'
import { ReviewerPicker } from './review/ReviewerPicker.tsx'
import type { DraftReviewers } from './review/use-reviewers.ts'
import { SubjectField } from './SubjectField.tsx'
import { WaySwitch } from './WaySwitch.tsx'

type Props = {
  title: string
  draft: Draft
  unitId: string
  onChange: (change: Change) => void
  onBusy: (busy: boolean) => void
  reviewers: DraftReviewers
  /** When this browser last kept what is written. */
  keptAt: string | null
  /** Another text begins: the editor is made anew. */
  textKey: string
  notices: ReactNode
  /** Whose pages were saved from here: their form is looked at. */
  checkedId?: string | undefined
  /** The acts, at the foot. */
  children: ReactNode
}

function Saved({ at }: { at: string | null }) {
  const { t } = useTranslation('compose')
  const { near } = useFormat()
  return (
    <span className={styles.saved} title={at ? t('savedHint') : undefined}>
      {at && t('saved', { time: near(at) })}
    </span>
  )
}

function Write({ draft, unitId, reviewers, onChange, onBusy, textKey }: Pick<Props, 'draft' | 'unitId' | 'reviewers' | 'onChange' | 'onBusy' | 'textKey'>) {
  const { t } = useTranslation('compose')
  const given = { draft, onChange }
  const { fields, body } = draft.composed
  const keepText = (doc: BodyNode) => onChange(({ composed }) => ({ composed: { ...composed, body: { schema: 1, doc } } }))
  return (
    <>
      <section className={styles.fields} aria-label={t('fields')}>
        <div className={formStyles.pair}>
          <IssuerSelect {...given} unitId={unitId} />
          <SignerSelect {...given} />
        </div>
        <RecipientPicker fromUnitId={unitId} label={t('sendTo')} value={draft.recipients} onChange={(recipients) => onChange({ recipients })} />
        <AddresseesField {...given} />
        <SubjectField {...given} />
      </section>
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <BodyEditor
          key={textKey}
          initial={body.doc}
          onChange={keepText}
          legalBases={fields.legalBases}
          onLegalBases={(legalBases) => onChange(fieldsChange({ legalBases }))}
        />
      </Suspense>
      <section className={styles.fields}>
        <EndFields {...given} />
        <RouteSummary fromUnitId={unitId} recipients={draft.recipients} />
        <ReviewerPicker {...reviewers.picker} />
        <details className={styles.more}>
          <summary>{t('more')}</summary>
          <div className={styles.moreFields}>
            <div className={formStyles.pair}>
              <UrgencySelect {...given} />
              <ReplyDueField {...given} />
            </div>
            <AccessSelect {...given} />
            <RareFields {...given} />
            <DraftAttachments {...given} onBusy={onBusy} />
          </div>
        </details>
      </section>
    </>
  )
}

type Tab = 'write' | 'page'
const tabs: readonly Tab[] = ['write', 'page']
function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation('compose')
  return (
    <fieldset className={styles.tabs}>
      <legend className={styles.hidden}>{t('tabs.label')}</legend>
      {tabs.map((one) => (
        <button key={one} type="button" className={styles.tab} aria-pressed={tab === one} onClick={() => onTab(one)}>
          {t(`tabs.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** A paper written in the app: typed fields and text on the left, the very page that will be signed on the right; in the hand one at a time. */
export function ComposeScreen(props: Props) {
  const { title, draft, onChange, keptAt, notices, checkedId, children } = props
  const { t } = useTranslation('compose')
  const narrow = useNarrow()
  const [tab, setTab] = useState<Tab>('write')
  const [shown, setShown] = useState<PageBox | null>(null)
  const show = (box: PageBox | null) => {
    setShown(box)
    if (box) setTab('page')
  }
  return (
    <div className={styles.screen}>
      <div className={styles.write}>
        <header className={styles.head}>
          <div className={styles.heading}>
            <h1 className={styles.title}>{title}</h1>
            <Saved at={keptAt} />
          </div>
          <WaySwitch draft={draft} onChange={onChange} />
        </header>
        <div className={styles.kindBar}>
          <KindTabs draft={draft} onChange={onChange} />
        </div>
        <div className={styles.notices}>{notices}</div>
        {narrow && <Tabs tab={tab} onTab={setTab} />}
        <div hidden={narrow && tab !== 'write'}>
          <Write {...props} />
        </div>
        {narrow && tab === 'page' && <Page draft={draft} shown={shown} />}
        {checkedId && (
          <div className={styles.check}>
            <PaperCheck documentId={checkedId} isChanged={keptAt !== null} shown={shown} onShow={show} />
          </div>
        )}
        <div className={styles.foot}>{children}</div>
      </div>
      {!narrow && (
        <aside className={styles.side} aria-label={t('preview.label')}>
          <Page draft={draft} shown={shown} />
        </aside>
      )}
    </div>
  )
}

function Page({ draft, shown }: Pick<Props, 'draft'> & { shown: PageBox | null }) {
  const { t } = useTranslation('compose')
  const signer = useSigner(draft)
  const paper = paperOf(draft)
  if (!paper) return <p className={formStyles.noFile}>{t('preview.waiting')}</p>
  return (
    <Suspense fallback={null}>
      <PaperPreview paper={paper} label={t('preview.label')} signerName={signer?.fullName ?? ''} shown={shown} />
    </Suspense>
  )
}
