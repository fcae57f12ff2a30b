import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Role, roles } from '../../../contract/words.ts'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'
import styles from './organisation.module.css'
import { TextField } from './TextField.tsx'
import { UnitSelect } from './UnitSelect.tsx'

/** A new person with a first appointment; the reply is the one-time link for the password. */
export function PersonForm() {
  const { t } = useTranslation('organisation')
  const create = useCall('createPerson')
  const problemText = useProblemText()
  const [ids] = useState(() => ({ person: newId(), appointment: newId() }))
  const [unitId, setUnitId] = useState('')
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const blockLines = text('blockLines')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    create.mutate({
      body: {
        id: ids.person,
        fullName: text('fullName'),
        ...(text('username') && { username: text('username').toLowerCase() }),
        appointment: { id: ids.appointment, unitId, office: text('office'), blockLines, roles: form.getAll('role') as Role[] },
      },
    })
  }
  if (create.data) {
    return create.data.url ? <OneTimeLink url={create.data.url} /> : <p className={styles.note}>{t('people.done')}</p>
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <TextField name="fullName" label={t('people.fullName')} required />
      <TextField name="username" label={t('people.username')} pattern="[a-zA-Z0-9._\-]+" />
      <UnitSelect label={t('people.unit')} value={unitId} onChange={setUnitId} />
      <TextField name="office" label={t('people.office')} required />
      <TextField name="blockLines" label={t('people.blockLines')} multiline />
      <fieldset className={styles.field}>
        <legend>{t('people.roles')}</legend>
        <div className={styles.checks}>
          {roles.map((role) => (
            <label key={role}>
              <input type="checkbox" name="role" value={role} /> {t(`role.${role}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {create.error && (
        <p role="alert" className={styles.problem}>
          {problemText(create.error)}
        </p>
      )}
      <ActButton primary submit wide busy={create.isPending} disabledReason={unitId === '' ? t('people.unit') : undefined}>
        {t('people.save')}
      </ActButton>
    </form>
  )
}
