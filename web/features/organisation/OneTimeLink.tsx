import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './organisation.module.css'

/** A one-time link is shown once, to be handed over. */
export function OneTimeLink({ url }: { url: string }) {
  const { t } = useTranslation('organisation')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <div className={styles.note} role="status">
      {t('people.link')}
      <p>
        <a href={url}>{url}</a>
      </p>
      <ActButton onClick={() => void copy()}>{t(copied ? 'people.copied' : 'people.copy')}</ActButton>
    </div>
  )
}
