import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as queries from './queries.ts'
import { slotOf } from './rules.ts'
import type { ReadObject } from './views.ts'

export type Way = 'opened' | 'downloaded' | 'printed'
export type Reading = ReadObject & {
  /** The office whose paper it is. */
  unitId: string
  what: Way
  attachmentId?: string
}

/** Notes that the actor reads a paper he may see. Nobody is kept from reading because it could not be noted. */
export async function noteReading(ctx: Ctx, reading: Reading): Promise<void> {
  const person = personOf(ctx.actor)
  const held = person.appointments.find((one) => one.officeId === reading.unitId) ?? person.appointments[0]
  const entry = { objectKind: reading.kind, objectId: reading.id, part: reading.attachmentId ?? reading.id, unitId: reading.unitId, what: reading.what }
  await queries
    .insertReading(ctx.db, { ...entry, slot: slotOf(ctx.now), at: ctx.now, personId: person.personId, appointmentId: held?.id ?? null })
    .catch((error: unknown) => ctx.log.error({ err: error, ...entry }, 'a reading was not noted'))
}
