import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './agenda.module.css'
import type { Week } from './agenda.ts'

/** Who keeps the agenda besides clerks and leaders. */
export function KeepersSheet({ week, onClose }: { week: Week; onClose: () => void }) {
  const { t } = useTranslation('agenda')
  const toast = useToast()
  const add = useCall('addAgendaKeeper')
  const end = useCall('endAgendaKeeper')
  const [id, setId] = useState(newId)
  const [personId, setPersonId] = useState('')
  const kept = new Set(week.keepers.map((one) => one.personId))
  const people = week.people.filter((one) => !kept.has(one.id)).map((one) => ({ value: one.id, label: one.name }))
  const commit = async () => {
    await add.mutateAsync({ body: { id, unitId: week.unitId, personId } })
    toast(t('keeper.added'))
    setPersonId('')
    setId(newId())
  }
  return (
    <Sheet title={t('keepers')} opened onClose={onClose}>
      <p className={styles.meta}>{t('keeper.lead')}</p>
      <ul className={styles.keepers}>
        {week.keepers.map((one) => (
          <li key={one.id}>
            <span>
              {one.fullName} <span className={styles.meta}>{one.office}</span>
            </span>
            <ActButton quiet busy={end.isPending} onClick={() => end.mutate({ params: { id: one.id } })}>
              {t('keeper.end')}
            </ActButton>
          </li>
        ))}
        {week.keepers.length === 0 && <li className={styles.meta}>{t('keeper.none')}</li>}
      </ul>
      <ActForm
        label={t('keeper.confirm')}
        busy={add.isPending}
        error={add.error ?? end.error}
        lacks={personId === '' ? t('keeper.need') : undefined}
        onCommit={commit}
      >
        <SelectField label={t('keeper.add')} value={personId} none={t('keeper.choose')} options={people} onChange={setPersonId} />
      </ActForm>
    </Sheet>
  )
}
