import { useTranslation } from 'react-i18next'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './documents.module.css'

export function RestoredNotice({ onThrowAway }: { onThrowAway: () => void }) {
  const { t } = useTranslation('documents')
  return (
    <div role="status" className={styles.notice}>
      <span>{t('draft.restored')}</span>
      <ActButton quiet onClick={onThrowAway}>
        {t('draft.throwAway')}
      </ActButton>
    </div>
  )
}
