import { useTranslation } from 'react-i18next'
import { ActButton } from './ActButton.tsx'
import styles from './ErrorPanel.module.css'
import { useSurroundings } from './surroundings.ts'

type Props = { text?: string; error?: unknown; onRetry?: () => void }
const isMissing = (error: unknown) => error !== null && typeof error === 'object' && 'status' in error && error.status === 404

/** A part that failed says so where it stands; the rest goes on working. `text` is the sentence when there is nothing to see. */
export function ErrorPanel({ text, error, onRetry }: Props) {
  const { t } = useTranslation('common')
  const problemText = useSurroundings().useProblemText()
  const sentence = text !== undefined && (error === undefined || isMissing(error)) ? text : problemText(error)
  return (
    <div role="alert" className={styles.panel}>
      <p className={styles.text}>{sentence}</p>
      {onRetry && <ActButton onClick={onRetry}>{t('retry')}</ActButton>}
    </div>
  )
}
