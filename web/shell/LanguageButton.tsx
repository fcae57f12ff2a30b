import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../platform/i18n.ts'
import styles from './shell.module.css'

/** Names the other language in that language. */
export function LanguageButton() {
  const { t, i18n } = useTranslation('common')
  const other = i18n.language === 'en' ? 'vi' : 'en'
  return (
    <button type="button" lang={other} className={styles.language} onClick={() => void changeLanguage(other)}>
      {t('nav.otherLanguage')}
    </button>
  )
}
