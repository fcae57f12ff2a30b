import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { Finder } from '../../ui/Finder.tsx'
import styles from './consultations.module.css'
import type { Found } from './consultations.ts'

type Props = { documentId: string; chosen: readonly Found[]; onChange: (chosen: Found[]) => void }

function Chips({ chosen, onChange }: Omit<Props, 'documentId'>) {
  const { t } = useTranslation('consultations')
  if (chosen.length === 0) return null
  return (
    <ul className={styles.chips}>
      {chosen.map((one) => (
        <li key={one.id} className={styles.pick}>
          {one.name}
          <button type="button" aria-label={t('ask.remove', { name: one.name })} onClick={() => onChange(chosen.filter((other) => other !== one))}>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Departments first, then other units and people of the office, found without diacritics. */
export function PartyPicker({ documentId, chosen, onChange }: Props) {
  const { t } = useTranslation('consultations')
  const [text, setText] = useState('')
  const answer = useQuery({ ...query('findAskable', { params: { id: documentId }, query: { q: text } }), placeholderData: keepPreviousData })
  const known = new Set(chosen.map((one) => one.id))
  const found = (answer.data?.items ?? [])
    .filter((one) => !known.has(one.id))
    .map((one) => ({ key: one.id, name: one.name, detail: one.kind === 'unit' ? one.detail || t('ask.unit') : one.detail, one }))
  return (
    <div className={styles.field}>
      <Chips chosen={chosen} onChange={onChange} />
      <Finder
        label={t('ask.whom')}
        hint={t('ask.find')}
        nobody={answer.isSuccess ? t('ask.nobody') : ''}
        find={() => found}
        onType={setText}
        onAdd={({ one }) => onChange([...chosen, one])}
      />
    </div>
  )
}
