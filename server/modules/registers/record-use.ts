import type { recordUse as endpoint } from '../../../contract/books.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { leadersOf } from '../organisation/public.ts'
import { mustBeDay, openEntry } from './book-entry.ts'
import * as queries from './book-queries.ts'

type Body = Input<typeof endpoint>['body']

async function record(ctx: Ctx, body: Body): Promise<void> {
  const { entry, office, appointmentId } = await openEntry(ctx, body.entryId)
  const unitId = office.unit.id
  const leaders = await leadersOf(ctx.db, unitId)
  if (!leaders.some((leader) => leader.appointmentId === body.allowedByAppointmentId)) throw new AppError('rule', 'signer.not_found')
  mustBeDay(ctx, body.usedOn, entry.enteredOn)
  const facts = { entryId: entry.id, n: entry.n, usedOn: body.usedOn, allowedBy: body.allowedByAppointmentId }
  const [eventId] = await emit(ctx, [{ name: 'copy.used', objectKind: 'copy_use', objectId: body.id, unitId, appointmentId, facts }])
  const row = {
    ...{ id: body.id, unit_id: unitId, entry_id: entry.id, used_on: body.usedOn, file_code: body.fileCode, allowed_by: body.allowedByAppointmentId },
    ...{ user_text_id: (await keepText(ctx.db, body.userName, { class: 'copy_user' })) as string, by: personOf(ctx.actor).personId },
    ...{ note_text_id: await keepText(ctx.db, body.note, { class: 'copy_note' }), occurred_at: ctx.act.occurredAt, event_id: eventId as string },
  }
  if (!(await queries.insertCopyUse(ctx.db, row))) throw new AppError('conflict', 'act.id_used')
}

/** The filed copy is given to somebody whom a leader of the office allowed it. */
export function recordUse(ctx: Ctx, body: Body): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => record(inner, body),
    async () => ({}),
  )
}
