import type { listDelegations as endpoint } from '../../../contract/delegations.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { type DelegationRow, delegationsOf, listHeldOffices } from './delegation-views.ts'
import { getVisiblePerson } from './person-views.ts'
import { getUnitRef, peopleOf } from './views.ts'

type List = Reply<typeof endpoint>
export type DelegationItem = List['items'][number]

function stateOf(row: DelegationRow, today: string): DelegationItem['state'] {
  if (row.endedAt) return 'ended'
  if (row.toOn < today) return 'over'
  return row.fromOn > today ? 'coming' : 'running'
}
export async function itemOf(ctx: Ctx, row: DelegationRow): Promise<DelegationItem> {
  const { unitId, endedAt, ...shown } = row
  const state = stateOf(row, dayIn(ctx.now))
  const open = state === 'coming' || state === 'running'
  const decision = can.delegate(ctx.actor, { unit: await getUnitRef(ctx.db, unitId), personId: row.from.personId })
  return { ...shown, state, endedAt: endedAt?.toISOString() ?? null, can: { end: open ? asMay(decision) : 'delegation.over' } }
}

/** What one gave and took, and what one could give; of another person for whoever administers him. */
export async function listDelegations(ctx: Ctx, asked: string | undefined): Promise<List> {
  const me = personOf(ctx.actor).personId
  const personId = asked ?? me
  if (personId !== me) await getVisiblePerson(ctx, personId)
  const today = dayIn(ctx.now)
  const items: DelegationItem[] = []
  for (const row of await delegationsOf(ctx.db, personId)) items.push(await itemOf(ctx, row))
  const offices: List['offices'] = []
  for (const held of await listHeldOffices(ctx.db, personId, today)) {
    const people = await peopleOf(ctx.db, held.officeId, today)
    offices.push({
      ...{ appointmentId: held.appointmentId, office: held.office, unitName: held.unitName },
      people: people
        .filter((one) => one.personId !== personId)
        .map((one) => ({
          appointmentId: one.appointmentId,
          fullName: one.fullName,
          office: one.office,
          unitName: one.unitName,
          signs: one.blockLines.length > 0,
        })),
    })
  }
  return { items, offices }
}
