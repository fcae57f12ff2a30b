import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Delegations } from '../delegations/public.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'
import styles from './organisation.module.css'
import type { Person } from './PeopleTab.tsx'
import { RevokeForm } from './RevokeForm.tsx'

function useActs() {
  return {
    reset: useCall('resetPassword'),
    account: useCall('setAccountState'),
    allow: useCall('allowCertificate'),
    revoke: useCall('revokeCertificate'),
    unlock: useCall('unlockPin'),
    end: useCall('endAppointment'),
  }
}
type Acts = ReturnType<typeof useActs>

function AccountActs({ person, acts }: { person: Person; acts: Acts }) {
  const { t } = useTranslation('organisation')
  const params = { id: person.id }
  if (person.accountState === 'none') return null
  return (
    <div className={styles.acts}>
      <ActButton busy={acts.reset.isPending} onClick={() => acts.reset.mutate({ params })}>
        {t('people.resetPassword')}
      </ActButton>
      <ActButton
        busy={acts.account.isPending}
        onClick={() => acts.account.mutate({ params, body: { state: person.accountState === 'disabled' ? 'enabled' : 'disabled' } })}
      >
        {t(person.accountState === 'disabled' ? 'people.enable' : 'people.disable')}
      </ActButton>
    </div>
  )
}

function CertificateActs({ person, acts }: { person: Person; acts: Acts }) {
  const { t } = useTranslation('organisation')
  const credential = person.credential
  const valid = person.credentialState === 'active' || person.credentialState === 'locked'
  return (
    <>
      <div className={styles.acts}>
        {person.credentialState !== 'allowed' && (
          <ActButton busy={acts.allow.isPending} onClick={() => acts.allow.mutate({ params: { id: person.id } })}>
            {t(credential ? 'people.newCertificate' : 'people.allowCertificate')}
          </ActButton>
        )}
        {credential && person.credentialState === 'locked' && (
          <ActButton busy={acts.unlock.isPending} onClick={() => acts.unlock.mutate({ params: { id: credential.id } })}>
            {t('people.unlock')}
          </ActButton>
        )}
      </div>
      {credential && valid && (
        <RevokeForm busy={acts.revoke.isPending} onRevoke={(reason) => acts.revoke.mutate({ params: { id: credential.id }, body: { reason } })} />
      )}
    </>
  )
}

/** What an administrator does for a person: password, account, certificate, appointments. */
export function PersonActs({ person }: { person: Person }) {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  const problemText = useProblemText()
  const acts = useActs()
  const error = Object.values(acts).find((act) => act.error)?.error
  const url = acts.reset.data?.url ?? acts.account.data?.url
  return (
    <div className={styles.form}>
      <section className={styles.form} aria-label={t('people.account')}>
        <h3 className={styles.heading}>
          {t('people.account')} <span className={styles.meta}>{t(`accountState.${person.accountState}`)}</span>
        </h3>
        <AccountActs person={person} acts={acts} />
        {url && <OneTimeLink url={url} />}
      </section>
      <section className={styles.form} aria-label={t('people.certificate')}>
        <h3 className={styles.heading}>
          {t('people.certificate')} <span className={styles.meta}>{t(`credentialState.${person.credentialState}`)}</span>
        </h3>
        <CertificateActs person={person} acts={acts} />
      </section>
      <section className={styles.form} aria-label={t('people.office')}>
        <h3 className={styles.heading}>{t('people.office')}</h3>
        {person.appointments.map((held) => (
          <div key={held.id} className={styles.head}>
            <span>
              {held.office}, {held.unitName} <span className={styles.meta}>{format.day(held.fromOn)}</span>
            </span>
            <ActButton busy={acts.end.isPending} onClick={() => acts.end.mutate({ params: { id: held.id }, body: { on: format.today() } })}>
              {t('people.endAppointment')}
            </ActButton>
          </div>
        ))}
      </section>
      <Delegations personId={person.id} heading="h3" />
      {Boolean(error) && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
    </div>
  )
}
