import type { ReactNode } from 'react'
import styles from './organisation.module.css'

/** A wide table that scrolls by itself; reachable by keyboard, as what scrolls must be. */
export function TableWrap({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus (WCAG 2.1.1)
    <section className={styles.tableWrap} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
