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
  /** Such as are too many to stand in the event: this process tells them at once, others find them again by the module's finder. */
  tellMany?: readonly string[]
  /** Ids, codes, dates and hashes by value; never names of citizens or free words. */
  facts?: JsonObject
}

/** What open screens are told of an event. `parties` are those of `tellMany`, where known. */
export type LiveEvent = {
  id: string
  name: string
  object_kind: string
  object_id: string
  unit_id: string | null
  tell: readonly string[]
  parties?: readonly string[] | undefined
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
  events.forEach((event, at) => {
    const { name, objectKind: object_kind, objectId: object_id, unitId: unit_id, tell = [], tellMany: parties } = event
    ctx.emitted.push({ id: rows[at]?.id ?? '', name, object_kind, object_id, unit_id, tell, parties })
  })
  return rows.map((row) => row.id)
}
