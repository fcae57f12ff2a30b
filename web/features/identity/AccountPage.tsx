import { useTranslation } from 'react-i18next'
import { useMe } from '../../platform/session.ts'
import { LanguageButton } from '../../shell/LanguageButton.tsx'
import { SignOutButton } from '../../shell/SignOutButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { ConformanceLink } from '../conformance/public.tsx'
import { Delegations } from '../delegations/public.tsx'
import { MyKey } from '../signatures/public.tsx'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import styles from './identity.module.css'
import { SessionList } from './SessionList.tsx'

function Offices() {
  const { t } = useTranslation('identity')
  const me = useMe()
  return (
    <section className={styles.section} aria-labelledby="offices">
      <h2 id="offices" className={styles.heading}>
        {t('account.offices')}
      </h2>
      <ul className={styles.list}>
        {me.offices.map((office) => (
          <li key={office.unitId}>
            {office.name} <span className={styles.meta}>{office.roles.map((role) => t(`account.roles.${role}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function AccountPage() {
  const { t } = useTranslation('identity')
  const me = useMe()
  const toast = useToast()
  return (
    <div className={styles.page}>
      <PageHeader
        eyebrow={[me.title, me.unitName, me.username].filter(Boolean).join(' · ')}
        title={me.fullName}
        actions={
          <>
            <ConformanceLink />
            <LanguageButton />
            <SignOutButton />
          </>
        }
      />
      <MyKey />
      <div className={styles.section}>
        <Delegations />
      </div>
      <section className={styles.section} aria-labelledby="password">
        <h2 id="password" className={styles.heading}>
          {t('password.title')}
        </h2>
        <ChangePasswordForm onDone={() => toast(t('password.changed'))} />
      </section>
      <section className={styles.section} aria-labelledby="sessions">
        <h2 id="sessions" className={styles.heading}>
          {t('account.sessions')}
        </h2>
        <p className={styles.meta}>{t('account.sessionsLead')}</p>
        <SessionList />
      </section>
      <Offices />
    </div>
  )
}
