import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { query } from '../../platform/api.ts'
import { enteredBefore } from '../../platform/entered.ts'
import { useMe } from '../../platform/session.ts'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import type { PageBox } from '../../ui/PdfPage.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { PaperCheck } from './check/PaperCheck.tsx'
import { DocumentPanel } from './DocumentPanel.tsx'
import styles from './documents.module.css'
import { comesToEdit, type DocumentDetail } from './draft.ts'
import { EditDraft } from './EditDraft.tsx'
import { Paper } from './Paper.tsx'
import { PlacesStep } from './PlacesStep.tsx'
import { keptName } from './use-kept-draft.ts'

/** A draft that has what submission needs goes on to the places; everything else that may be edited shows the form. */
const canPlace = (document: DocumentDetail) =>
  document.can.submit === true && document.file !== null && document.signer !== null && document.recipients.length > 0

/** Who approves or signs sees where the paper departs from the decree's form, and what is meant on the page. */
function Reading({ document }: { document: DocumentDetail }) {
  const [shown, setShown] = useState<PageBox | null>(null)
  const decides = document.can.approve === true || document.can.sign === true
  return (
    <div className={styles.screen}>
      <Paper document={document} shown={shown} onHide={() => setShown(null)} />
      <DocumentPanel document={document}>{decides && <PaperCheck documentId={document.id} shown={shown} onShow={setShown} />}</DocumentPanel>
    </div>
  )
}

export default function DocumentPage() {
  const { t } = useTranslation('documents')
  const { documentId = '' } = useParams()
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const found = useQuery(query('getDocument', { params: { id: documentId } }))
  if (found.isPending) return <SkeletonRows rows={6} />
  if (found.isError) return <ErrorPanel text={t('document.notFound')} onRetry={() => void found.refetch()} />
  const document = found.data
  const asked = search.get('sua')
  const editing = asked === null ? comesToEdit(document) || enteredBefore(me.personId, keptName(document.id)) !== undefined : asked === '1'
  const show = (edit: boolean) => setSearch({ sua: edit ? '1' : '0' }, { replace: true })
  if (document.can.edit === true && (editing || !canPlace(document))) return <EditDraft key={document.id} document={document} onDone={() => show(false)} />
  if (document.can.edit === true) return <PlacesStep key={document.file?.id} document={document} onEdit={() => show(true)} />
  return <Reading key={document.id} document={document} />
}
