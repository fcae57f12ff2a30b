import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { queryClient } from '../../platform/query-client.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { Door } from './Door.tsx'
import styles from './identity.module.css'

export default function NewPasswordPage() {
  const { t } = useTranslation('identity')
  const navigate = useNavigate()
  const goOn = async () => {
    await queryClient.fetchQuery({ ...query('getSession', {}), staleTime: 0 })
    await navigate(paths.desk(), { replace: true })
  }
  return (
    <Door>
      <section className={styles.paper}>
        <h1 className={styles.title}>{t('password.mustTitle')}</h1>
        <p className={styles.lead}>{t('password.mustLead')}</p>
        <ChangePasswordForm primary onDone={() => void goOn()} />
      </section>
    </Door>
  )
}
