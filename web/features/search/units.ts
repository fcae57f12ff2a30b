import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { type Me, useMe, useOffice } from '../../platform/session.ts'

export type FoundUnit = { id: string; name: string; detail: string; to: string }
const mostUnits = 5
const works = (me: Me) => me.offices.some((office) => office.roles.some((role) => role !== 'administrator'))

/** Units by name, without diacritics: whoever works with papers goes to what came from there, an administrator to the list of units. */
export function useFoundUnits(typed: string): FoundUnit[] {
  const q = useDeferredValue(typed.trim()).slice(0, 100)
  const me = useMe()
  const { unitId } = useOffice()
  const isWorking = works(me)
  const asked = { placeholderData: keepPreviousData, retry: false }
  const places = useQuery({ ...query('findRecipients', { query: { fromUnitId: unitId, q } }), ...asked, enabled: q !== '' && isWorking && unitId !== '' })
  const managed = useQuery({ ...query('listUnits', { query: { q, limit: mostUnits } }), ...asked, enabled: q !== '' && !isWorking })
  if (q === '') return []
  if (!isWorking) return (managed.data?.items ?? []).map(({ id, name }) => ({ id, name, detail: '', to: paths.units(name) }))
  const found = (places.data?.items ?? []).flatMap(({ scope, name, detail }) => (scope.kind === 'unit' ? [{ id: scope.unitId, name, detail }] : []))
  return found.slice(0, mostUnits).map((unit) => ({ ...unit, to: paths.inboxFrom(unit.name) }))
}
