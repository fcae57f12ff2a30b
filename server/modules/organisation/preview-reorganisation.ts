import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { previewReorganisation as endpoint } from '../../../contract/reorganisations.ts'
import { authorise, personOf, type Role } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { appointmentsEnding, listHeld, namesOf, openChildrenOf } from './reorganisation-views.ts'
import { loadUnit } from './unit-views.ts'

/** What the units hold as of now; the act itself looks again. */
export async function previewReorganisation(ctx: Ctx, { unitIds, on }: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  const ids = [...new Set(unitIds)]
  for (const id of ids) authorise(can.closeUnit(ctx.actor, await loadUnit(ctx, id)))
  const held = await listHeld(ctx.db, ids)
  const children = await openChildrenOf(ctx.db, ids)
  const closing = children.filter((child) => child.closes)
  const ending = await appointmentsEnding(ctx.db, [...ids, ...closing.map((child) => child.id)], on)
  const topOf = new Map(closing.map((child) => [child.id, child.unitId]))
  const names = await namesOf(ctx.db, {
    unitIds: [...children.map((child) => child.id), ...ending.map((one) => one.unitId)],
    personIds: ending.map((one) => one.personId),
  })
  const mine = personOf(ctx.actor).personId
  const nameOf = (unitId: string) => names.units.get(unitId)?.name ?? ''
  return {
    units: held.map((unit) => ({
      ...unit,
      appointments: ending
        .filter((one) => (topOf.get(one.unitId) ?? one.unitId) === unit.unitId)
        .map(({ id, personId, unitId, office, roles }) => ({
          ...{ id, personId, office, roles: roles as Role[], mine: personId === mine },
          ...{ fullName: names.people.get(personId) ?? '', unitName: nameOf(unitId) },
        })),
      children: children
        .filter((child) => child.unitId === unit.unitId)
        .map(({ id, closes }) => ({ id, closes, name: nameOf(id), kind: names.units.get(id)?.kind ?? 'department' })),
    })),
  }
}
