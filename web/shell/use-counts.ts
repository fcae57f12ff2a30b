import { useQuery } from '@tanstack/react-query'
import { query } from '../platform/api.ts'
import { useMe, useOffice } from '../platform/session.ts'
import { countUrgent } from './urgent.ts'

/** What stands beside the entries of the menu. */
export function useCounts(): { desk: number; inbox: number; urgent: number } {
  const me = useMe()
  const { unitId } = useOffice()
  const works = me.offices.some((office) => office.roles.some((role) => role !== 'administrator'))
  const desk = useQuery(query('getDesk', {}))
  const inbox = useQuery({ ...query('listInbox', { query: { unitId, show: 'new', limit: 1 } }), enabled: works && unitId !== '' })
  return { urgent: countUrgent(desk.data?.items ?? []), desk: desk.data?.total ?? 0, inbox: inbox.data?.counts.new ?? 0 }
}
