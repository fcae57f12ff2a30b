import { Link } from 'react-router'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './registers.module.css'

type Way = { to: string; label: string }
type Props = {
  label: string
  number: string
  said: string
  hint?: string
  warning?: (Way & { text: string }) | undefined
  open: Way
  register: Way
  again: { label: string; onClick: () => void }
}

/** The number large enough to be copied onto paper from a metre away. */
export function NumberTaken({ label, number, said, hint, warning, open, register, again }: Props) {
  return (
    <div className={styles.taken} role="status">
      <p className={styles.meta}>{label}</p>
      <p className={styles.bigNumber}>{number}</p>
      <p>{said}</p>
      {hint && <p className={styles.meta}>{hint}</p>}
      {warning && (
        <p className={styles.warning}>
          {warning.text} <Link to={warning.to}>{warning.label}</Link>
        </p>
      )}
      <div className={styles.actions}>
        <ActButton to={open.to}>{open.label}</ActButton>
        <ActButton onClick={again.onClick}>{again.label}</ActButton>
        <ActButton to={register.to}>{register.label}</ActButton>
      </div>
    </div>
  )
}
