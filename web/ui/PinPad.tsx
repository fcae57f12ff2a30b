import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './PinPad.module.css'

const length = 6
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
type Props = {
  label: string
  busy?: boolean
  /** What goes on while it is busy. */
  working?: string | undefined
  error?: string | null
  /** No further try is of use: `error` says why. */
  locked?: boolean
  onComplete: (pin: string) => void
}

/** Six digits, by keyboard or by thumb; sent when the sixth is there. A wrong one starts anew. */
export function PinPad({ label, busy = false, working, error, locked = false, onComplete }: Props) {
  const { t } = useTranslation('common')
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const labelId = useId()
  const errorId = useId()
  useEffect(() => field.current?.focus(), [])

  const idle = busy || locked
  const change = (text: string) => {
    if (idle) return
    const next = text.replace(/\D/g, '').slice(0, length)
    if (next.length < length) return setPin(next)
    setPin('')
    onComplete(next)
  }
  const filled = busy ? length : pin.length
  return (
    <div className={styles.pad}>
      <div className={styles.field}>
        <input
          ref={field}
          data-autofocus
          className={styles.input}
          type="password"
          inputMode="none"
          autoComplete="off"
          data-1p-ignore
          maxLength={length}
          aria-labelledby={labelId}
          aria-describedby={error ? errorId : undefined}
          aria-invalid={error ? true : undefined}
          disabled={locked}
          value={pin}
          onChange={(event) => change(event.target.value)}
        />
        <span className={styles.dots} aria-hidden="true">
          {Array.from({ length }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are their places
            <span key={index} className={index < filled ? styles.filled : styles.dot} />
          ))}
        </span>
      </div>
      <p id={labelId} className={styles.label}>
        {label}
      </p>
      <p role="status" className={styles.working}>
        {busy && working && (
          <>
            <span className={styles.spinner} aria-hidden="true" />
            {working}
          </>
        )}
      </p>
      {error && !busy && (
        <p id={errorId} role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <div className={styles.keys}>
        {digits.map((digit) => (
          <button key={digit} type="button" className={styles.key} disabled={idle} onClick={() => change(pin + digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" className={styles.key} disabled={idle} onClick={() => change(`${pin}0`)}>
          0
        </button>
        <button type="button" className={styles.erase} disabled={idle} aria-label={t('erase')} onClick={() => setPin(pin.slice(0, -1))}>
          <span aria-hidden="true">⌫</span>
        </button>
      </div>
    </div>
  )
}
