import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import type { Thread } from './comments.ts'
import styles from './consultations.module.css'

type Said = { words: string; by: string; at: string }
function Saying({ said }: { said: Said }) {
  const format = useFormat()
  return (
    <>
      <p className={styles.words}>{said.words}</p>
      <p className={styles.meta} title={format.exact(said.at)}>
        {said.by} · {format.near(said.at)}
      </p>
    </>
  )
}

function Reply({ documentId, thread }: { documentId: string; thread: Thread }) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const add = useCall('addComment')
  const [words, setWords] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '' || hindered) return
    const body = { id: newId(), words, revision: thread.revision, replyToId: thread.id }
    add.mutate({ params: { id: documentId }, body }, { onSuccess: () => setWords('') })
  }
  return (
    <form className={styles.reply} onSubmit={send}>
      <input
        className={styles.input}
        aria-label={t('comments.reply')}
        placeholder={t('comments.reply')}
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ActButton submit busy={add.isPending} disabledReason={hindered ?? (words.trim() === '' ? t('comments.needWords') : undefined)}>
        {t('comments.send')}
      </ActButton>
      {add.error && (
        <p role="alert" className={styles.problem}>
          {problemText(add.error)}
        </p>
      )}
    </form>
  )
}

type Props = { documentId: string; thread: Thread; n: number; active: boolean; mayReply: true | string; onChoose: () => void }

/** One thread; its number is that of the mark on the page and leads there. */
export function CommentThread({ documentId, thread, n, active, mayReply, onChoose }: Props) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const resolve = useCall('resolveComment')
  const may = thread.can.resolve === true ? undefined : problemText({ code: thread.can.resolve })
  const settled = thread.resolved !== null
  return (
    <li className={styles.thread} data-active={active || undefined}>
      <button type="button" className={styles.threadHead} aria-pressed={active} onClick={onChoose}>
        <span className={styles.mark}>{n}</span>
        {thread.place ? t('comments.where', { page: thread.place.page + 1, n: thread.revision }) : t('comments.whereWhole', { n: thread.revision })}
      </button>
      <Saying said={thread} />
      {thread.replies.map((reply) => (
        <div key={reply.id} className={styles.answerTo}>
          <Saying said={reply} />
        </div>
      ))}
      {thread.resolved && <StateChip tone="green">{t('comments.settledBy', { name: thread.resolved.by })}</StateChip>}
      {!settled && mayReply === true && <Reply documentId={documentId} thread={thread} />}
      <ActButton
        quiet
        busy={resolve.isPending}
        disabledReason={hindered ?? may}
        onClick={() => resolve.mutate({ params: { id: thread.id }, body: { resolved: !settled } })}
      >
        {t(settled ? 'comments.reopen' : 'comments.settle')}
      </ActButton>
      {resolve.error && (
        <p role="alert" className={styles.problem}>
          {problemText(resolve.error)}
        </p>
      )}
    </li>
  )
}
