import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { query } from '../../platform/api.ts'
import styles from './organisation.module.css'

type Props = { label: string; value: string; onChange: (unitId: string) => void; none?: string }

/** A unit of those the person administers. */
export function UnitSelect({ label, value, onChange, none }: Props) {
  const id = useId()
  const units = useQuery(query('listUnits', { query: { limit: 200 } }))
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={styles.input} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none ?? ''}</option>
        {units.data?.items.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
    </div>
  )
}
