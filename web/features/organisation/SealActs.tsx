import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './organisation.module.css'
import { RevokeForm } from './RevokeForm.tsx'
import type { Seal } from './SealsTab.tsx'

/** The seal's certificate and the clerks who hold its key (Decree 30/2020 art. 32). */
export function SealActs({ seal }: { seal: Seal }) {
  const { t } = useTranslation('organisation')
  const issue = useCall('issueSealCertificate')
  const admit = useCall('admitClerk')
  const remove = useCall('removeClerk')
  const revoke = useCall('revokeCertificate')
  const problemText = useProblemText()
  const [pin, setPin] = useState('')
  const [permission, setPermission] = useState('')
  const error = issue.error ?? revoke.error ?? admit.error ?? remove.error
  const { credential } = seal
  const waiting = seal.clerks.filter((clerk) => !clerk.admitted)
  const reason = /^\d{6}$/.test(pin) && permission.trim() !== '' ? undefined : `${t('seals.permission')}, ${t('seals.pin')}`
  return (
    <div className={styles.form}>
      <ActButton busy={issue.isPending} onClick={() => issue.mutate({ params: { id: seal.id } })}>
        {t('seals.issue')}
      </ActButton>
      {credential?.state === 'active' && (
        <RevokeForm busy={revoke.isPending} onRevoke={(text) => revoke.mutate({ params: { id: credential.id }, body: { reason: text } })} />
      )}
      <ul className={styles.cards}>
        {seal.clerks.map((clerk) => (
          <li key={clerk.personId} className={styles.head}>
            <span>
              {clerk.fullName} <span className={styles.meta}>{clerk.admitted ? t('seals.hasKey') : clerk.hasKey ? '' : t('seals.noKey')}</span>
            </span>
            {clerk.admitted ? (
              <ActButton busy={remove.isPending} onClick={() => remove.mutate({ params: { id: seal.id, personId: clerk.personId } })}>
                {t('seals.remove')}
              </ActButton>
            ) : (
              <ActButton
                busy={admit.isPending}
                disabledReason={clerk.hasKey ? reason : t('seals.noKey')}
                onClick={() => admit.mutate({ params: { id: seal.id }, body: { personId: clerk.personId, pin, permission } })}
              >
                {t('seals.admit')}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <div className={styles.pair}>
          <label className={styles.field}>
            {t('seals.permission')}
            <input className={styles.input} value={permission} onChange={(event) => setPermission(event.target.value)} />
          </label>
          <label className={styles.field}>
            {t('seals.pin')}
            <input
              className={styles.input}
              type="password"
              inputMode="numeric"
              maxLength={6}
              autoComplete="off"
              value={pin}
              onChange={(event) => setPin(event.target.value)}
            />
          </label>
        </div>
      )}
      {Boolean(error) && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
    </div>
  )
}
