import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { SecretWay } from '../../platform/SecretWay.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DraftingLinks } from '../consultations/public.tsx'
import { ComposeActs } from './ComposeActs.tsx'
import { ComposeScreen } from './ComposeScreen.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, type DocumentDetail, draftOf, lacking, unsavable } from './draft.ts'
import { OwnTies } from './OwnTies.tsx'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useDraftReviewers } from './review/use-reviewers.ts'
import { useBusy } from './use-busy.ts'
import { useHandOn } from './use-hand-on.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { WaySwitch } from './WaySwitch.tsx'

/** A draft's fields; saved as it stands, or saved and taken on to the places or to the signer. */
export function EditDraft({ document, onDone }: { document: DocumentDetail; onDone: () => void }) {
  const { t } = useTranslation('documents')
  const update = useCall('updateDocument')
  const problemText = useProblemText()
  const actReason = useActReason()
  const { draft, change, forget, keptAt, restored, throwAway } = useKeptDraft(document.id, draftOf(document))
  const { busy, onBusy } = useBusy()
  const reviewers = useDraftReviewers(draft, change)
  const { handOn, busy: handingOn } = useHandOn(reviewers)
  const { today } = useFormat()
  const reasonOf = (lacks: ReturnType<typeof lacking>) => actReason ?? (busy ? t('draft.waitForFile') : lacks && t(lacks))
  const saveReason = reasonOf(unsavable(draft, today()))
  const goOnReason = reasonOf(lacking(draft, today()))

  const save = async () => {
    const saved = await update.mutateAsync({ params: { id: document.id }, body: contentOf(draft) })
    forget()
    return saved
  }
  const saveOnly = () => void save().catch(() => undefined)
  const given = { draft, unitId: document.unitId, onChange: change, onBusy }
  const notices = (
    <>
      {restored && <RestoredNotice onThrowAway={throwAway} />}
      <OwnTies document={document} />
      {document.returnedReason && <p className={styles.warning}>{t('document.returned', { reason: document.returnedReason })}</p>}
      {document.file && (
        <div className={styles.beside}>
          <DraftingLinks documentId={document.id} />
        </div>
      )}
    </>
  )
  if (draft.way === 'compose') {
    return (
      <ComposeScreen
        {...given}
        reviewers={reviewers}
        title={t('draft.editTitle')}
        keptAt={keptAt}
        textKey={String(restored)}
        notices={notices}
        checkedId={document.composed && document.file ? document.id : undefined}
      >
        <ComposeActs
          draft={draft}
          reviewers={reviewers}
          problem={update.error}
          busy={update.isPending || handingOn}
          saveReason={saveReason}
          submitReason={goOnReason}
          docxUrl={document.docxUrl}
          onSave={saveOnly}
          onSubmit={() => void handOn(save).then(onDone, () => undefined)}
        />
      </ComposeScreen>
    )
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('draft.editTitle')} actions={<WaySwitch draft={draft} onChange={change} />} />
      {notices}
      <DraftForm {...given}>
        {update.error && (
          <p role="alert" className={styles.problem}>
            {problemText(update.error)} <SecretWay error={update.error} />
          </p>
        )}
        <ActButton primary disabledReason={goOnReason} busy={update.isPending} keys="Ctrl+Enter" onClick={() => void save().then(onDone, () => undefined)}>
          {t('draft.next')}
        </ActButton>
        <ActButton disabledReason={saveReason} onClick={saveOnly}>
          {t('draft.save')}
        </ActButton>
      </DraftForm>
    </div>
  )
}
