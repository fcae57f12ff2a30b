import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query } from '../../platform/api.ts'
import { useOffice } from '../../platform/session.ts'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import type { Bulk } from './use-bulk.ts'

type Props = { bulk: Bulk; count: number; onDone: () => void }

export function SubmitMany({ bulk, count, onDone }: Props) {
  const { t } = useTranslation(['many', 'dispatches'])
  const { unitId } = useOffice()
  const found = useQuery(query('listAssignees', { query: { unitId } }))
  const leaders = (found.data?.people ?? []).filter((person) => person.isLeader)
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const leader = leaders.find((person) => person.personId === chosen) ?? (leaders.length === 1 ? leaders[0] : undefined)
  const commit = async () => {
    if (!leader) return
    await bulk.submitAll(leader, note)
    onDone()
  }
  return (
    <ActForm
      label={t('act.submit', { count })}
      busy={bulk.submit.isPending}
      error={bulk.submit.error ?? found.error}
      lacks={leader ? undefined : t('dispatches:act.needLeader')}
      onCommit={commit}
    >
      <SelectField
        label={t('dispatches:act.submitTo')}
        none={t('dispatches:act.submitChoose')}
        value={leader?.personId ?? ''}
        options={leaders.map((person) => ({ value: person.personId, label: `${person.fullName}, ${person.office}` }))}
        onChange={setChosen}
      />
      <WordsField label={`${t('dispatches:act.note')} (${t('dispatches:delivery.optional')})`} value={note} onChange={setNote} />
    </ActForm>
  )
}

export function FinishMany({ bulk, count, onDone }: Props) {
  const { t } = useTranslation(['many', 'dispatches'])
  const [note, setNote] = useState('')
  const commit = async () => {
    await bulk.finishAll(note)
    onDone()
  }
  return (
    <ActForm label={t('act.finish', { count })} busy={bulk.finish.isPending} error={bulk.finish.error} onCommit={commit}>
      <WordsField label={`${t('dispatches:act.finishNote')} (${t('dispatches:delivery.optional')})`} value={note} onChange={setNote} />
    </ActForm>
  )
}
