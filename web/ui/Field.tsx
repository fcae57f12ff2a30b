import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

type Labelled = { label: string; value: string; onChange: (value: string) => void }

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** A sentence or more; one line with `lines` 1. */
export function WordsField({ label, hint, value, onChange, max = 1000, lines = 2 }: Labelled & { hint?: string; max?: number; lines?: number }) {
  const given = { className: styles.input, maxLength: max, placeholder: hint, value }
  return (
    <Field label={label}>
      {(id) =>
        lines > 1 ? (
          <textarea id={id} {...given} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input id={id} {...given} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}

export function NumberField({ label, value, onChange, min, max }: Labelled & { min: number; max: number }) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          inputMode="numeric"
          className={styles.input}
          min={min}
          max={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type Option = { value: string; label: string }
/** `none` stands first and chooses nothing. */
export function SelectField({ label, value, options, onChange, none }: Labelled & { options: readonly Option[]; none?: string }) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className={styles.input} value={value} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
