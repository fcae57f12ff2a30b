import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './registers.module.css'

type Props = { label: string; busy: boolean; error: unknown; lacks: string | undefined; onCommit: () => Promise<unknown>; children: ReactNode }

/** Fields above, the one red button below; Ctrl+Enter commits from anywhere inside. */
export function CommitForm({ label, busy, error, lacks, onCommit, children }: Props) {
  const problemText = useProblemText()
  const hindered = useActReason()
  const reason = hindered ?? lacks
  const commit = () => {
    // The problem is shown below the fields, from `error`.
    if (!reason && !busy) void onCommit().catch(() => undefined)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    commit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    commit()
  }
  return (
    <form className={styles.form} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {children}
      {error ? (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      ) : null}
      <div className={styles.commit}>
        <ActButton primary wide busy={busy} disabledReason={reason} keys="Ctrl+↵" onClick={commit}>
          {label}
        </ActButton>
      </div>
    </form>
  )
}
