import { type Actor, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { findHead, findPlace, type Looker, type Place, type SentHead } from './views.ts'

/** The unit the actor starts with: the office of the first appointment that has work in it. */
function ownOfficeId(actor: Actor): string {
  const person = personOf(actor)
  const working = person.appointments.find((held) => person.grants.some((grant) => grant.appointmentId === held.id && grant.role !== 'administrator'))
  const first = working ?? person.appointments[0]
  if (!first) throw new AppError('not_found', 'unit.not_found')
  return first.officeId
}

/** A unit whose sends and copies the actor reads: he carries the number of its staff. Anything else does not exist for him. */
export async function placeFor(ctx: Ctx, unitId?: string): Promise<Place> {
  const place = await findPlace(ctx.db, unitId ?? ownOfficeId(ctx.actor))
  if (!place || !personOf(ctx.actor).readers.includes(place.staffReader)) throw new AppError('not_found', 'unit.not_found')
  return place
}

/** The clerks of a unit carry its number of their own, those of whoever took over a closed unit among them. */
export function lookerOver(actor: Actor, { clerkReader }: Place): Looker {
  const { personId, readers } = personOf(actor)
  return { personId, seesNamed: readers.includes(clerkReader) }
}

export type SeenDispatch = { head: SentHead; place: Place }
/** A send as its sender's desk and staff see it; a named document's only for its clerks, drafter and signer. Throws dispatch.not_found. */
export async function loadDispatch(ctx: Ctx, id: string): Promise<SeenDispatch> {
  const missing = new AppError('not_found', 'dispatch.not_found')
  const head = await findHead(ctx.db, id)
  if (!head) throw missing
  const place = await placeFor(ctx, head.fromUnitId).catch(() => {
    throw missing
  })
  const looker = lookerOver(ctx.actor, place)
  if (head.named && !looker.seesNamed && !head.people.includes(looker.personId)) throw missing
  return { head, place }
}
