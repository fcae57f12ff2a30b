import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { ActButton } from '../ui/ActButton.tsx'
import styles from './ActForm.module.css'
import { useActReason } from './offline.ts'
import { useProblemText } from './problem-text.ts'
import { SecretWay } from './SecretWay.tsx'

type Props = {
  /** What the button says: the outcome. */
  label: string
  busy: boolean
  error: unknown
  /** The first thing that is missing, if any. */
  lacks?: string | undefined
  primary?: boolean
  /** On a page of its own, with room. */
  roomy?: boolean
  onCommit: () => Promise<unknown>
  children?: ReactNode
}

/** Fields above, one button below; Ctrl+Enter commits from anywhere inside. */
export function ActForm({ label, busy, error, lacks, primary = true, roomy = false, onCommit, children }: Props) {
  const problemText = useProblemText()
  const hindered = useActReason()
  const form = useRef<HTMLFormElement>(null)
  const reason = hindered ?? lacks
  const commit = () => {
    if (reason || busy) return
    // A day half typed must not go out as none.
    const wrongDay = form.current?.querySelector<HTMLInputElement>('input[data-day]:invalid')
    if (wrongDay) return void wrongDay.reportValidity()
    // The problem is shown below the fields, from `error`.
    void onCommit().catch(() => undefined)
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
    <form ref={form} className={roomy ? styles.roomy : styles.form} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {children}
      {error ? (
        <p role="alert" className={styles.problem}>
          {problemText(error)} <SecretWay error={error} />
        </p>
      ) : null}
      <div className={styles.commit} data-commit>
        <ActButton primary={primary} wide busy={busy} disabledReason={reason} keys="Ctrl+↵" onClick={commit}>
          {label}
        </ActButton>
      </div>
    </form>
  )
}
