import { useId } from 'react'
import styles from './organisation.module.css'

type Props = {
  name: string
  label: string
  initial?: string | undefined
  required?: boolean
  type?: string
  multiline?: boolean
  pattern?: string
  inputMode?: 'numeric'
}

export function TextField({ name, label, initial, required, type, multiline, pattern, inputMode }: Props) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {multiline ? (
        <textarea id={id} name={name} rows={3} className={styles.input} defaultValue={initial} required={required} />
      ) : (
        <input
          id={id}
          name={name}
          type={type ?? 'text'}
          className={styles.input}
          defaultValue={initial}
          required={required}
          pattern={pattern}
          inputMode={inputMode}
          autoComplete="off"
        />
      )}
    </div>
  )
}
