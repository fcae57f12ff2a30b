import type { ReactNode } from 'react'
import styles from './PaperHead.module.css'
import { useLink } from './surroundings.ts'

/** Above a paper: the way back on the left, what is done with the file on the right. */
export function PaperHead({ back, children }: { back: { to: string; label: string }; children?: ReactNode }) {
  const AppLink = useLink()
  return (
    <div className={styles.head}>
      <AppLink to={back.to} className={styles.back}>
        <span aria-hidden="true">←</span> {back.label}
      </AppLink>
      {children}
    </div>
  )
}
