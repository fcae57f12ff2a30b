import { type ReactNode, useId } from 'react'
import styles from './registers.module.css'

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type TextProps = { label: string; value: string; onChange: (value: string) => void; max: number; hint?: string; lines?: number }
export function TextField({ label, value, onChange, max, hint, lines }: TextProps) {
  return (
    <Labelled label={label}>
      {(id) =>
        lines ? (
          <textarea
            id={id}
            className={styles.input}
            rows={lines}
            maxLength={max}
            placeholder={hint}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input id={id} className={styles.input} maxLength={max} placeholder={hint} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Labelled>
  )
}

type NumberProps = { label: string; value: string; onChange: (value: string) => void; min: number; max: number }
export function NumberField({ label, value, onChange, min, max }: NumberProps) {
  return (
    <Labelled label={label}>
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
    </Labelled>
  )
}

export function DayField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Labelled label={label}>
      {(id) => <input id={id} type="date" className={styles.input} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Labelled>
  )
}

type Option = { value: string; label: string }
export function SelectField({
  label,
  value,
  options,
  onChange,
  none,
}: {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  none?: string
}) {
  return (
    <Labelled label={label}>
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
    </Labelled>
  )
}
export const wholeNumber = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null)
