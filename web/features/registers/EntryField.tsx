import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { useOffice } from '../../platform/session.ts'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import type { Entry } from './registers.ts'

type Props = { entry: Entry | null; onChange: (entry: Entry | null) => void }

/** One document of the outgoing register, found by its words. */
export function EntryField({ entry, onChange }: Props) {
  const { t } = useTranslation('books')
  const office = useOffice()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useQuery(query('listRegister', { params: { kind: 'outgoing' }, query: { unitId: office.unitId, limit: 20, ...(q !== '' && { q }) } }))
  const entries = (found.data?.items ?? []).filter((one) => one.state === 'used' && one.subject !== null)
  return (
    <>
      <WordsField label={t('entry.search')} hint={t('entry.hint')} value={words} max={200} lines={1} onChange={setWords} />
      <SelectField
        label={t('entry.label')}
        none={t('entry.none')}
        value={entry?.id ?? ''}
        options={entries.map((one) => ({ value: one.id, label: `${one.code}: ${one.subject}` }))}
        onChange={(id) => onChange(entries.find((one) => one.id === id) ?? null)}
      />
    </>
  )
}
