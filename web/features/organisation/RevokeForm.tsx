import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './organisation.module.css'

/** A certificate is revoked with a reason, a person's and a seal's alike. */
export function RevokeForm({ busy, onRevoke }: { busy: boolean; onRevoke: (reason: string) => void }) {
  const { t } = useTranslation('organisation')
  const [reason, setReason] = useState('')
  return (
    <div className={styles.acts}>
      <input
        className={styles.input}
        style={{ maxWidth: 260 }}
        aria-label={t('people.reason')}
        placeholder={t('people.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ActButton busy={busy} disabledReason={reason.trim() === '' ? t('people.reason') : undefined} onClick={() => onRevoke(reason)}>
        {t('people.revoke')}
      </ActButton>
    </div>
  )
}
