import type { postponeAgendaEntry } from '../../../contract/agenda.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, officeFor } from './access.ts'
import { assertFree, assertOpenWeek } from './plan.ts'
import * as queries from './queries.ts'
import { type EntryRow, findEntry } from './views.ts'

const missing = 'agenda_entry.not_found'

async function lockPlanned(ctx: Ctx, id: string): Promise<{ entry: EntryRow; appointmentId: string | null }> {
  await queries.lockEntry(ctx.db, id)
  const entry = await findEntry(ctx.db, id)
  if (!entry) throw new AppError('not_found', missing)
  const appointmentId = authorise(can.keep(ctx.actor, await officeFor(ctx, entry.unitId, missing)))
  if (entry.state !== 'planned') throw new AppError('rule', 'agenda_entry.ended')
  assertOpenWeek(ctx, entry.on)
  return { entry, appointmentId }
}

type End = { state: 'cancelled' | 'postponed'; reason: string; movedToId: string | null }
async function end(ctx: Ctx, entry: EntryRow, appointmentId: string | null, { state, reason, movedToId }: End): Promise<void> {
  const reasonTextId = (await keepText(ctx.db, reason, { class: 'agenda_reason' })) as string
  await queries.updateEntry(ctx.db, entry.id, { state, reason_text_id: reasonTextId, moved_to_id: movedToId, ended_at: ctx.now, changed_at: ctx.now })
  const facts = { on: entry.on, reasonTextId, movedToId }
  await emit(ctx, [{ name: `agenda_entry.${state}`, objectKind: 'agenda_entry', objectId: entry.id, unitId: entry.unitId, appointmentId, facts }])
}

export async function cancelEntry(ctx: Ctx, id: string, reason: string): Promise<Record<string, never>> {
  return perform(
    ctx,
    async (inner) => {
      const { entry, appointmentId } = await lockPlanned(inner, id)
      await end(inner, entry, appointmentId, { state: 'cancelled', reason, movedToId: null })
    },
    async () => ({}),
  )
}

type Body = Input<typeof postponeAgendaEntry>['body']
/** The same at another time, as an entry of its own. */
async function move(ctx: Ctx, entry: EntryRow, to: NonNullable<Body['to']>, despiteOverlap: boolean): Promise<void> {
  const { id, on, part, fromTime, toTime } = to
  const leaderIds = entry.leaders.map((one) => one.personId)
  // The old time is given up: it hinders nobody.
  const free = { id: entry.id, unitId: entry.unitId, when: { on, part, fromTime, toTime }, leaderIds, despiteOverlap }
  await assertFree(ctx, free)
  const { busy, content, place, others, note } = entry
  const when = { on_date: on, part, from_time: fromTime, to_time: toTime }
  const row = { id, unit_id: entry.unitId, ...when, busy, content, place, others, note, created_at: ctx.now, changed_at: ctx.now }
  if (!(await queries.insertEntry(ctx.db, row))) throw new AppError('conflict', 'act.id_used')
  await queries.copyParties(ctx.db, entry.id, id)
}
export async function postponeEntry(ctx: Ctx, id: string, { reason, to, despiteOverlap }: Body): Promise<Record<string, never>> {
  return perform(
    ctx,
    async (inner) => {
      const { entry, appointmentId } = await lockPlanned(inner, id)
      if (to) await move(inner, entry, to, despiteOverlap)
      await end(inner, entry, appointmentId, { state: 'postponed', reason, movedToId: to?.id ?? null })
    },
    async () => ({}),
  )
}
