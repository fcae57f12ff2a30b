import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useActReason } from '../../platform/offline.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './identity.module.css'
import { PasswordField } from './PasswordField.tsx'
import { Problem } from './Problem.tsx'

const shortest = 10

export function ChangePasswordForm({ primary = false, onDone }: { primary?: boolean; onDone: () => void }) {
  const { t } = useTranslation('identity')
  const change = useCall('changePassword')
  const hindered = useActReason()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const lacks = current === '' ? t('password.needCurrent') : next.length < shortest ? t('password.tooShort') : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await change.mutateAsync({ body: { current, next } })
    setCurrent('')
    setNext('')
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <PasswordField label={t('password.current')} kind="current" value={current} onChange={setCurrent} />
      <PasswordField label={t('password.next')} kind="new" hint={t('password.hint')} value={next} onChange={setNext} />
      <Problem error={change.error} />
      <ActButton primary={primary} wide submit busy={change.isPending} disabledReason={hindered ?? lacks}>
        {t('password.act')}
      </ActButton>
    </form>
  )
}
