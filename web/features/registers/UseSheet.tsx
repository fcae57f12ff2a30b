import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useOffice } from '../../platform/session.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { EntryField } from './EntryField.tsx'
import styles from './registers.module.css'
import type { Entry } from './registers.ts'

/** The filed copy is given to somebody; a leader of the office allowed it. */
export function UseSheet({ entry: given, onClose }: { entry?: Entry; onClose: () => void }) {
  const { t } = useTranslation('books')
  const format = useFormat()
  const toast = useToast()
  const office = useOffice()
  const record = useCall('recordUse')
  const book = useQuery(query('listCopyUses', { query: { unitId: office.unitId, limit: 1 } }))
  const [id] = useState(newId)
  const [entry, setEntry] = useState<Entry | null>(given ?? null)
  const [form, setForm] = useState({ usedOn: format.today(), userName: '', fileCode: '', allowedByAppointmentId: '', note: '' })
  const set = (name: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [name]: value }))
  const lacks = () => {
    if (!entry) return t('entry.need')
    if (form.usedOn === '') return t('use.needDay')
    if (form.userName.trim() === '') return t('use.needUser')
    return form.allowedByAppointmentId === '' ? t('use.needLeader') : undefined
  }
  const commit = async () => {
    if (!entry) return
    await record.mutateAsync({ body: { ...form, id, entryId: entry.id } })
    toast(t('use.done', { code: entry.code }))
    onClose()
  }
  return (
    <Sheet title={t('use.title')} opened onClose={onClose}>
      <ActForm label={t('use.confirm')} busy={record.isPending} error={record.error ?? book.error} lacks={lacks()} onCommit={commit}>
        {given ? <p className={styles.meta}>{`${given.code}: ${given.subject}`}</p> : <EntryField entry={entry} onChange={setEntry} />}
        <WordsField label={t('use.user')} value={form.userName} max={200} lines={1} onChange={set('userName')} />
        <SelectField
          label={t('use.leader')}
          none={t('use.chooseLeader')}
          value={form.allowedByAppointmentId}
          options={(book.data?.leaders ?? []).map((one) => ({ value: one.appointmentId, label: `${one.fullName}, ${one.office}` }))}
          onChange={set('allowedByAppointmentId')}
        />
        <div className={styles.pair}>
          <DayField label={t('use.usedOn')} value={form.usedOn} onChange={set('usedOn')} />
          <WordsField label={t('use.fileCode')} value={form.fileCode} max={60} lines={1} onChange={set('fileCode')} />
        </div>
        <WordsField label={t('note')} value={form.note} max={500} lines={1} onChange={set('note')} />
      </ActForm>
    </Sheet>
  )
}
