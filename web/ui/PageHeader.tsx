import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'
import { useLink } from './surroundings.ts'

type Props = { title: string; eyebrow?: string; actions?: ReactNode; back?: { label: string; to: string } }

/** The headline carries the figure; a quiet line above says where one is. */
export function PageHeader({ title, eyebrow, actions, back }: Props) {
  const AppLink = useLink()
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back && (
          <AppLink to={back.to} className={styles.back}>
            <span aria-hidden="true">←</span> {back.label}
          </AppLink>
        )}
        {eyebrow && <p className={styles.eyebrow}>{eyebrow}</p>}
        <h1 className={styles.title}>{title}</h1>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
