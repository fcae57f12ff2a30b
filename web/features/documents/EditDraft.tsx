import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DraftingLinks } from '../consultations/public.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, type DocumentDetail, draftOf, lacking, unsavable } from './draft.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useBusy } from './use-busy.ts'
import { useKeptDraft } from './use-kept-draft.ts'

/** A draft's fields; saved as it stands, or saved and taken on to the places. */
export function EditDraft({ document, onDone }: { document: DocumentDetail; onDone: () => void }) {
  const { t } = useTranslation('documents')
  const update = useCall('updateDocument')
  const problemText = useProblemText()
  const actReason = useActReason()
  const { draft, change, forget, restored, throwAway } = useKeptDraft(document.id, draftOf(document))
  const { busy, onBusy } = useBusy()
  const { today } = useFormat()
  const reasonOf = (lacks: ReturnType<typeof lacking>) => actReason ?? (busy ? t('draft.waitForFile') : lacks && t(lacks))

  const save = async (goOn: boolean) => {
    await update.mutateAsync({ params: { id: document.id }, body: contentOf(draft) })
    forget()
    if (goOn) onDone()
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('draft.editTitle')} />
      {restored && <RestoredNotice onThrowAway={throwAway} />}
      {document.returnedReason && <p className={styles.warning}>{t('document.returned', { reason: document.returnedReason })}</p>}
      {document.file && (
        <div className={styles.beside}>
          <DraftingLinks documentId={document.id} />
        </div>
      )}
      <DraftForm draft={draft} unitId={document.unitId} onChange={change} onBusy={onBusy}>
        {update.error && (
          <p role="alert" className={styles.problem}>
            {problemText(update.error)}
          </p>
        )}
        <ActButton
          primary
          disabledReason={reasonOf(lacking(draft, today()))}
          busy={update.isPending}
          keys="Ctrl+Enter"
          onClick={() => void save(true).catch(() => undefined)}
        >
          {t('draft.next')}
        </ActButton>
        <ActButton disabledReason={reasonOf(unsavable(draft, today()))} onClick={() => void save(false).catch(() => undefined)}>
          {t('draft.save')}
        </ActButton>
      </DraftForm>
    </div>
  )
}
