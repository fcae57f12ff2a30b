import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './delivery.module.css'

type Props = {
  /** What the button says: the outcome. */
  label: string
  busy: boolean
  error: unknown
  /** The first thing that is missing, if any. */
  lacks?: string | undefined
  primary?: boolean
  onCommit: () => Promise<unknown>
  children?: ReactNode
}

/** Fields above, one button below; Ctrl+Enter commits from anywhere inside. */
export function ActForm({ label, busy, error, lacks, primary = true, onCommit, children }: Props) {
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
      <ActButton primary={primary} wide busy={busy} disabledReason={reason} keys="Ctrl+↵" onClick={commit}>
        {label}
      </ActButton>
    </form>
  )
}

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

export function WordsField({
  label,
  hint,
  value,
  onChange,
  max = 1000,
}: {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  max?: number
}) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          className={styles.input}
          rows={2}
          maxLength={max}
          placeholder={hint}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function DayField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(id) => <input id={id} type="date" className={styles.input} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
