import type { cancelPost as cancelling, recordPost as endpoint } from '../../../contract/books.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, officeFor } from './access.ts'
import { mustBeDay, openEntry } from './book-entry.ts'
import * as queries from './book-queries.ts'

type Body = Input<typeof endpoint>['body']

async function record(ctx: Ctx, body: Body): Promise<void> {
  const { entry, office, appointmentId } = await openEntry(ctx, body.entryId)
  if (entry.kind !== 'outgoing') throw new AppError('rule', 'register_entry.not_outgoing')
  mustBeDay(ctx, body.sentOn, entry.enteredOn)
  const facts = { entryId: entry.id, n: entry.n, sentOn: body.sentOn, envelopes: body.envelopes }
  const unitId = office.unit.id
  const [eventId] = await emit(ctx, [{ name: 'post_item.recorded', objectKind: 'post_item', objectId: body.id, unitId, appointmentId, facts }])
  const row = {
    ...{ id: body.id, unit_id: unitId, entry_id: entry.id, sent_on: body.sentOn, recipients: body.recipients, envelopes: body.envelopes },
    ...{ post_mark: body.postMark, note_text_id: await keepText(ctx.db, body.note, { class: 'post_note' }), by: personOf(ctx.actor).personId },
    ...{ occurred_at: ctx.act.occurredAt, event_id: eventId as string },
  }
  if (!(await queries.insertPostItem(ctx.db, row))) throw new AppError('conflict', 'act.id_used')
}

/** A document that goes by post is entered in its book, envelopes counted. */
export function recordPost(ctx: Ctx, body: Body): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => record(inner, body),
    async () => ({}),
  )
}

async function cancel(ctx: Ctx, id: string, reason: string): Promise<void> {
  const item = await queries.lockPostItem(ctx.db, id)
  if (!item) throw new AppError('not_found', 'post_item.not_found')
  const office = await officeFor(ctx, item.unitId, 'post_item.not_found')
  const appointmentId = authorise(can.keep(ctx.actor, office))
  if (item.cancelled) throw new AppError('rule', 'post_item.cancelled')
  const reasonTextId = (await keepText(ctx.db, reason, { class: 'register_cancellation' })) as string
  const [eventId] = await emit(ctx, [{ name: 'post_item.cancelled', objectKind: 'post_item', objectId: id, unitId: item.unitId, appointmentId }])
  await queries.insertPostCancellation(ctx.db, id, {
    eventId: eventId as string,
    reasonTextId,
    occurredAt: ctx.act.occurredAt,
    by: personOf(ctx.actor).personId,
  })
}

/** The line stays; a new line that names it says that it was made in error. */
export function cancelPost(ctx: Ctx, id: string, { reason }: Input<typeof cancelling>['body']): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => cancel(inner, id, reason),
    async () => ({}),
  )
}
