import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useCall } from '../../platform/api.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Door } from './Door.tsx'
import { useEntered } from './entered.ts'
import styles from './identity.module.css'
import { PasswordField } from './PasswordField.tsx'
import { Problem } from './Problem.tsx'

export default function SignInPage() {
  const { t } = useTranslation('identity')
  const [search] = useSearchParams()
  const signIn = useCall('signIn')
  const entered = useEntered()
  const id = useId()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const me = await signIn.mutateAsync({ body: { username: username.trim(), password } })
    await entered(me, search.get('next'))
  }
  return (
    <Door lead={t('signIn.lead')}>
      <form className={styles.paper} onSubmit={(event) => void submit(event).catch(() => setPassword(''))}>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        {search.has('ended') && <p className={styles.note}>{t('signIn.ended')}</p>}
        <div className={styles.field}>
          <label htmlFor={id}>{t('signIn.username')}</label>
          <input
            id={id}
            className={styles.input}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            // biome-ignore lint/a11y/noAutofocus: the page has this one purpose
            autoFocus
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        </div>
        <PasswordField label={t('signIn.password')} kind="current" value={password} onChange={setPassword} />
        <Problem error={signIn.error} />
        <ActButton primary wide submit busy={signIn.isPending}>
          {t('signIn.act')}
        </ActButton>
        <p className={styles.meta}>{t('signIn.forgot')}</p>
      </form>
    </Door>
  )
}
