import { useTranslation } from 'react-i18next'
import { ActButton } from './ActButton.tsx'
import styles from './ErrorPanel.module.css'
import { useSurroundings } from './surroundings.ts'

type Props = {
  /** The sentence when there is nothing to see. */
  text?: string
  /** The sentence when there is no network. */
  offline?: string
  error?: unknown
  onRetry?: () => void
  /** Where what was read before can still be seen. */
  back?: { label: string; to: string }
}
type Kind = 'missing' | 'offline' | 'failed'

function kindOf(error: unknown): Kind {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown }
  if (status === 404) return 'missing'
  return code === 'network.failed' ? 'offline' : 'failed'
}

/** A part that failed says so where it stands; the rest goes on working. Without network that is a state, not an error, and ends by itself. */
export function ErrorPanel({ text, offline, error, onRetry, back }: Props) {
  const { t } = useTranslation('common')
  const problemText = useSurroundings().useProblemText()
  const kind = error === undefined ? 'missing' : kindOf(error)
  const sentence = { missing: text, offline, failed: undefined }[kind] ?? problemText(error)
  return (
    <div role={kind === 'offline' ? 'status' : 'alert'} className={kind === 'offline' ? styles.calm : styles.panel}>
      <p className={styles.text}>{sentence}</p>
      {onRetry && kind === 'failed' && <ActButton onClick={onRetry}>{t('retry')}</ActButton>}
      {back && kind !== 'failed' && <ActButton to={back.to}>{back.label}</ActButton>}
    </div>
  )
}
