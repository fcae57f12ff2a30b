import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { query, useCall } from '../../platform/api.ts'
import { isNetworkFailure } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { Door } from './Door.tsx'
import { useEntered } from './entered.ts'
import styles from './identity.module.css'
import { PasswordField } from './PasswordField.tsx'
import { Problem } from './Problem.tsx'

const shortest = 10

function SetPassword({ token, link }: { token: string; link: ReplyData<Api['getLink']> }) {
  const { t } = useTranslation('identity')
  const followLink = useCall('useLink')
  const entered = useEntered()
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const me = await followLink.mutateAsync({ params: { token }, body: { password } })
    await entered(me, null)
  }
  return (
    <form className={styles.paper} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <h1 className={styles.title}>{t('link.title')}</h1>
      <p className={styles.lead}>{t(link.purpose === 'first_administrator' ? 'link.first' : 'link.lead', { name: link.fullName })}</p>
      <p className={styles.meta}>
        {t('link.username')}: <b>{link.username}</b>
      </p>
      <input hidden readOnly autoComplete="username" value={link.username} />
      <PasswordField label={t('password.next')} kind="new" hint={t('password.hint')} value={password} onChange={setPassword} autoFocus />
      <Problem error={followLink.error} />
      <ActButton primary wide submit busy={followLink.isPending} disabledReason={password.length < shortest ? t('password.tooShort') : undefined}>
        {t('link.act')}
      </ActButton>
    </form>
  )
}

export default function LinkPage() {
  const { t } = useTranslation('identity')
  const { token = '' } = useParams()
  const link = useQuery(query('getLink', { params: { token } }))
  return (
    <Door>
      {link.data && <SetPassword token={token} link={link.data} />}
      {link.isError && isNetworkFailure(link.error) && <ErrorPanel error={link.error} onRetry={() => void link.refetch()} />}
      {link.isError && !isNetworkFailure(link.error) && (
        <div className={styles.paper} role="alert">
          <h1 className={styles.title}>{t('link.goneTitle')}</h1>
          <p className={styles.lead}>{t('link.gone')}</p>
          <ActButton to={paths.signIn()}>{t('link.toSignIn')}</ActButton>
        </div>
      )}
    </Door>
  )
}
