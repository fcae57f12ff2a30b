import type { ReactNode } from 'react'
import styles from './StateChip.module.css'

export type Tone = 'quiet' | 'gold' | 'green' | 'red'

export function StateChip({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>
}
