import { Field } from './Field.tsx'
import styles from './field.module.css'

type Props = { label: string; hint?: string; value: string[]; onChange: (lines: string[]) => void }

/** Words of a Vietnamese paper, one thing a line. */
export function LinesField({ label, hint, value, onChange }: Props) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          className={styles.input}
          lang="vi"
          rows={Math.max(1, Math.min(8, value.length))}
          placeholder={hint}
          value={value.join('\n')}
          onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
        />
      )}
    </Field>
  )
}
