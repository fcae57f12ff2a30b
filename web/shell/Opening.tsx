import { BridgeMark } from './Brand.tsx'
import styles from './opening.module.css'

/** The moment before the first page is there. */
export function Opening() {
  return (
    <div className={styles.opening}>
      <BridgeMark size={48} />
    </div>
  )
}
