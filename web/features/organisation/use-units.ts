import { useQuery } from '@tanstack/react-query'
import { query } from '../../platform/api.ts'
import type { Unit } from './reorganisation.ts'

/** The units one administers, by id: the same list that `UnitSelect` offers. */
export function useUnits(): ReadonlyMap<string, Unit> {
  const units = useQuery(query('listUnits', { query: { limit: 200 } }))
  return new Map(units.data?.items.map((unit) => [unit.id, unit]))
}
