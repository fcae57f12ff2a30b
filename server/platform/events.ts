import type { JsonObject } from '../db-types.ts'
import type { Ctx } from './ctx.ts'

export type NewEvent = {
  /** Past tense, dotted: document.dispatched. */
  name: string
  objectKind: string
  objectId: string
  /** Whose figure it is. */
  unitId: string | null
  appointmentId?: string | null
  causeId?: string | null
  /** Parties whose open screens are told, besides the unit. */
  tell?: readonly string[]
  /** Ids, codes, dates and hashes by value; never names of citizens or free words. */
  facts?: JsonObject
}

/** Writes events in the open transaction and returns their ids in order. Nothing is published here: followers read the table. */
export async function emit(ctx: Ctx, events: readonly NewEvent[]): Promise<string[]> {
  if (!ctx.db.isTransaction) throw new Error('emit outside a transaction')
  if (events.length === 0) return []
  const actorId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const rows = await ctx.db
    .insertInto('event')
    .values(
      events.map((event) => ({
        name: event.name,
        object_kind: event.objectKind,
        object_id: event.objectId,
        occurred_at: ctx.act.occurredAt,
        unit_id: event.unitId,
        actor_kind: ctx.actor.kind,
        actor_id: actorId,
        appointment_id: event.appointmentId ?? null,
        act_id: ctx.inAct ? ctx.act.id : null,
        cause_id: event.causeId ?? null,
        source: ctx.act.source,
        tell: [...(event.tell ?? [])],
        facts: JSON.stringify(event.facts ?? {}),
      })),
    )
    .returning('id')
    .execute()
  const ids = rows.map((row) => row.id)
  ctx.emitted.push(...ids)
  return ids
}
