import { ActButton } from './ActButton.tsx'
import styles from './EmptyState.module.css'

type Props = { title: string; body?: string; action?: { label: string; to: string } }

/** Each list has its own empty sentence, with the next act. */
export function EmptyState({ title, body, action }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {body && <p className={styles.body}>{body}</p>}
      {action && <ActButton to={action.to}>{action.label}</ActButton>}
    </div>
  )
}
