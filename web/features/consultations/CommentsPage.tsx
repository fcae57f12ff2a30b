import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useActReason } from '../../platform/offline.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PaperHead } from '../../ui/PaperHead.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { CommentThread } from './CommentThread.tsx'
import { type Comments, type Place, placeAt, type Thread } from './comments.ts'
import styles from './consultations.module.css'
import { WriteComment } from './WriteComment.tsx'

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView.tsx')).PdfView }))

type Paper = { comments: Comments; revision: number; chosen: string | null; placing: boolean; onPlace: (place: Place) => void; onChoose: (id: string) => void }

function PaperSide({ comments, revision, chosen, placing, onPlace, onChoose }: Paper) {
  const { t } = useTranslation('consultations')
  const { document, items } = comments
  const boxes = items.flatMap((thread, index) =>
    thread.place && thread.revision === revision && (thread.resolved === null || thread.id === chosen)
      ? [{ ...thread.place, label: `${index + 1}`, active: thread.id === chosen, onPress: () => onChoose(thread.id) }]
      : [],
  )
  return (
    <div className={styles.paperBeside}>
      <PaperHead back={{ to: paths.document(document.id), label: t('page.back') }}>
        <span className={styles.meta}>{t('versions.name', { n: revision })}</span>
      </PaperHead>
      <div className={styles.paper}>
        {document.hasFile || revision !== document.revision ? (
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <PdfView
              url={`/files/documents/${document.id}/revisions/${revision}`}
              label={document.subject}
              boxes={boxes}
              {...(placing && { onPlace: (point) => onPlace(placeAt(point)) })}
            />
          </Suspense>
        ) : (
          <p className={styles.noFile}>{t('comments.noFile')}</p>
        )}
      </div>
    </div>
  )
}

type Side = { comments: Comments; chosen: string | null; onChoose: (thread: Thread) => void }
function Threads({ comments, chosen, onChoose }: Side) {
  const { t } = useTranslation('consultations')
  const [settled, setSettled] = useState(false)
  const { items, open } = comments
  const shown = items.filter((thread) => settled || thread.resolved === null || thread.id === chosen)
  return (
    <>
      {items.length === 0 && <p className={styles.meta}>{t('comments.empty')}</p>}
      <ol className={styles.threads}>
        {shown.map((thread) => (
          <CommentThread
            key={thread.id}
            documentId={comments.document.id}
            thread={thread}
            n={items.indexOf(thread) + 1}
            mayReply={comments.can.comment}
            active={thread.id === chosen}
            onChoose={() => onChoose(thread)}
          />
        ))}
      </ol>
      {items.length > open && (
        <ActButton quiet onClick={() => setSettled(!settled)}>
          {t(settled ? 'comments.hideSettled' : 'comments.showSettled', { count: items.length - open })}
        </ActButton>
      )}
    </>
  )
}

function Beside({ comments }: { comments: Comments }) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const [chosen, setChosen] = useState<string | null>(null)
  const [revision, setRevision] = useState(comments.document.revision)
  const [placing, setPlacing] = useState(false)
  const [place, setPlace] = useState<Place | null>()
  const reason = hindered ?? (comments.can.comment === true ? undefined : problemText({ code: comments.can.comment }))
  const choose = (thread: Thread | undefined) => {
    setChosen(thread?.id ?? null)
    if (thread) setRevision(thread.revision)
  }
  return (
    <div className={styles.screen}>
      <PaperSide
        {...{ comments, revision, chosen, placing }}
        onChoose={(id) => choose(comments.items.find((one) => one.id === id))}
        onPlace={(given) => {
          setPlace(given)
          setPlacing(false)
        }}
      />
      <aside className={styles.panel}>
        <header>
          <p className={styles.meta}>{comments.document.subject}</p>
          <h1 className={styles.title}>{t('comments.title', { count: comments.open })}</h1>
        </header>
        <div className={styles.acts}>
          <ActButton
            primary
            disabledReason={reason ?? (comments.document.hasFile ? undefined : t('comments.noFile'))}
            onClick={() => {
              setRevision(comments.document.revision)
              setPlacing(!placing)
            }}
          >
            {t(placing ? 'comments.stopPlacing' : 'comments.atPlace')}
          </ActButton>
          <ActButton disabledReason={reason} onClick={() => setPlace(null)}>
            {t('comments.whole')}
          </ActButton>
        </div>
        {placing && (
          <p role="status" className={styles.warning}>
            {t('comments.placeHint')}
          </p>
        )}
        <Threads comments={comments} chosen={chosen} onChoose={choose} />
      </aside>
      {place !== undefined && <WriteComment documentId={comments.document.id} revision={revision} place={place} onClose={() => setPlace(undefined)} />}
    </div>
  )
}

/** The draft with what was written beside it, each leading to its place. */
export default function CommentsPage() {
  const { documentId = '' } = useParams()
  const found = useQuery(query('listComments', { params: { id: documentId } }))
  if (found.isPending) return <SkeletonRows rows={8} />
  if (!found.data || hasFailed(found)) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  return <Beside key={documentId} comments={found.data} />
}
