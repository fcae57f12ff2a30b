import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './identity.module.css'

type Props = { label: string; value: string; onChange: (value: string) => void; kind: 'current' | 'new'; hint?: string; autoFocus?: boolean }

export function PasswordField({ label, value, onChange, kind, hint, autoFocus }: Props) {
  const { t } = useTranslation('identity')
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.withButton}>
        <input
          id={id}
          className={styles.input}
          type={shown ? 'text' : 'password'}
          autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
          aria-describedby={hint ? `${id}-hint` : undefined}
          // biome-ignore lint/a11y/noAutofocus: the page has this one purpose
          autoFocus={autoFocus}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className={styles.show}
          aria-label={t(shown ? 'signIn.hide' : 'signIn.show')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff size={20} stroke={1.6} aria-hidden="true" /> : <IconEye size={20} stroke={1.6} aria-hidden="true" />}
        </button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.meta}>
          {hint}
        </p>
      )}
    </div>
  )
}
