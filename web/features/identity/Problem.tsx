import { useProblemText } from '../../platform/problem-text.ts'
import styles from './identity.module.css'

export function Problem({ error }: { error: unknown }) {
  const problemText = useProblemText()
  if (!error) return null
  return (
    <p role="alert" className={styles.problem}>
      {problemText(error)}
    </p>
  )
}
