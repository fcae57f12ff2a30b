import type { Asked } from '../support/answer-times.ts'
import { tokenOf } from '../support/offices.ts'
import type { Province } from './seed/fill-province.ts'

/** Desks of a clerk, a leader, an officer of the province and of clerks of its communes. */
export const deskRequests = ({ office, leader, officer }: Province, communes: readonly string[]): Asked[] =>
  communes.flatMap((commune) => [office.token, leader.token, officer.token, tokenOf(commune)].map((token) => ({ path: '/api/desk', token })))

const cuts = {
  incoming: ['', 'show=unfinished', 'show=overdue', `q=${encodeURIComponent('khu dân cư, lần 11')}`],
  outgoing: ['', 'type=ke_hoach', 'fromNumber=20&toNumber=60', `q=${encodeURIComponent('phản biện xã hội, lần 11')}`],
}
/** Both registers of the running year: whole, and as a clerk looks for something in them. */
export const registerRequests = ({ office, year, leader, officer }: Province): Asked[] =>
  [office.token, leader.token, officer.token].flatMap((token) =>
    Object.entries(cuts).flatMap(([kind, some]) =>
      some.map((cut) => ({ path: `/api/registers/${kind}?unitId=${office.unitId}&year=${year}${cut && `&${cut}`}`, token })),
    ),
  )

/** Own papers with their way, and copies with their tasks. */
export const documentRequests = ({ office, leader, officer, documentIds, deliveryIds }: Province): Asked[] =>
  documentIds.flatMap((id, at) => {
    const token = [office.token, leader.token, officer.token][at % 3] ?? ''
    const copy = deliveryIds[at]
    return [{ path: `/api/documents/${id}`, token }, ...(copy ? [{ path: `/api/deliveries/${copy}`, token }] : [])]
  })
