import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import styles from './Disclosure.module.css'

type Props = { icon: ReactNode; label: ReactNode; className?: string | undefined; children: ReactNode }

/** A pill that opens a small panel below itself; Escape closes it and goes back to the pill. */
export function Disclosure({ icon, label, className = '', children }: Props) {
  const frame = useRef<HTMLDetailsElement>(null)
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !frame.current?.open) return
    event.stopPropagation()
    frame.current.open = false
    frame.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={frame} className={`${styles.frame} ${className}`} onKeyDown={close}>
      <summary className={styles.pill}>
        {icon} <span>{label}</span>
      </summary>
      {children}
    </details>
  )
}
