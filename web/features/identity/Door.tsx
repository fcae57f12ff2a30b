import type { ReactNode } from 'react'
import { BridgeMark } from '../../shell/Brand.tsx'
import { LanguageButton } from '../../shell/LanguageButton.tsx'
import styles from './identity.module.css'

/** What stands before the app: sign-in, one-time link, the password that must be changed. */
export function Door({ lead, children }: { lead?: string; children: ReactNode }) {
  return (
    <main className={styles.door}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <BridgeMark size={44} />
          <span className={styles.product}>Nhịp Cầu</span>
        </div>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
      <LanguageButton />
    </main>
  )
}
