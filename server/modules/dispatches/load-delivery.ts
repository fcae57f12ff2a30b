import { type Actor, grantOver, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type DeliveryRef, isClerkOver } from './access.ts'
import { type DeliveryRow, findDelivery, lockRow, type Place } from './delivery-views.ts'

/** The unit itself, or of a closed one the successor that the actor works for: its rights over open copies went there. */
function placeOf(actor: Actor, places: readonly Place[]): Place | undefined {
  return places.find((one) => grantOver(actor, ['clerk', 'leader', 'officer'], one)) ?? places[0]
}

/** Desk and staff of the receiving unit see a copy; a named one only its clerks and whom its tasks name. */
function toRef(ctx: Ctx, row: DeliveryRow | undefined): DeliveryRef {
  const actor = personOf(ctx.actor)
  const unit = row && placeOf(actor, row.places)
  const reads = unit && row.places.some((one) => actor.readers.includes(one.staffReader))
  if (!reads || (row.named && !row.namesMe && !isClerkOver(actor, unit))) throw new AppError('not_found', 'delivery.not_found')
  const { places: _places, namesMe: _namesMe, named, ...facts } = row
  const ref = { id: unit.id, officeId: unit.officeId, ancestors: unit.ancestors, kind: unit.kind }
  return { ...facts, unit: ref, hasRecordsOffice: unit.hasRecordsOffice, access: named ? 'named' : 'unit' }
}

export async function loadDelivery(ctx: Ctx, id: string): Promise<DeliveryRef> {
  const { personId, standsIn } = personOf(ctx.actor)
  const instead = standsIn.filter((one) => one.scope === 'all').map((one) => one.forPersonId)
  return toRef(ctx, await findDelivery(ctx.db, id, { personId, standsIn: instead, today: dayIn(ctx.now) }))
}
export async function lockDelivery(ctx: Ctx, id: string): Promise<DeliveryRef> {
  await lockRow(ctx.db, id)
  return loadDelivery(ctx, id)
}
