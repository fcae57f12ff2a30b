import { useSuspenseQuery } from '@tanstack/react-query'
import type { Api } from '../../contract/api.ts'
import type { ReplyData } from '../../contract/endpoint.ts'
import { query } from './api.ts'
import { createStore, useStore } from './store.ts'

export type Me = ReplyData<Api['getSession']>
export type Office = Me['offices'][number]

const officeKey = 'nhipcau.office'
const chosenOffice = createStore(localStorage.getItem(officeKey) ?? '')
export function chooseOffice(unitId: string): void {
  localStorage.setItem(officeKey, unitId)
  chosenOffice.set(unitId)
}

/** The signed-in person. Only below the shell, whose loader has made sure of one. */
export function useMe(): Me {
  return useSuspenseQuery({ ...query('getSession', {}), staleTime: Number.POSITIVE_INFINITY }).data
}

/** The office whose books are on screen: the one chosen, else the first. */
export function useOffice(): Office {
  const me = useMe()
  const chosen = useStore(chosenOffice)
  return (
    me.offices.find((office) => office.unitId === chosen) ??
    me.offices[0] ?? { unitId: '', name: me.unitName, shortName: me.unitName, kind: 'department', roles: [] }
  )
}

export const hasRole = (me: Me, role: Office['roles'][number]) => me.offices.some((office) => office.roles.includes(role))
