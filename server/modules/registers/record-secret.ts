import type { cancelSecretLine as cancelling, recordSecretLine as endpoint } from '../../../contract/books.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { can, officeFor } from './access.ts'
import { mustBePast } from './book-entry.ts'
import * as queries from './book-queries.ts'
import { lockRegister } from './queries.ts'
import { yearOf } from './rules.ts'

type Body = Input<typeof endpoint>['body']

async function record(ctx: Ctx, { id, kind, level, n, registeredOn, unitId }: Body): Promise<void> {
  const appointmentId = authorise(can.keep(ctx.actor, await officeFor(ctx, unitId)))
  mustBePast(ctx, registeredOn)
  const year = yearOf(registeredOn)
  // Two clerks who note the same line come one after the other; no number of the register is taken.
  await lockRegister(ctx.db, unitId, kind, year)
  if (await queries.isSecretNoted(ctx.db, { unitId, kind, level, n, year })) throw new AppError('rule', 'secret_line.noted')
  const facts = { kind, level, n, registeredOn }
  const [eventId] = await emit(ctx, [{ name: 'secret_line.recorded', objectKind: 'secret_line', objectId: id, unitId, appointmentId, facts }])
  const row = {
    ...{ id, unit_id: unitId, kind, level, n, registered_on: registeredOn, by: personOf(ctx.actor).personId },
    ...{ occurred_at: ctx.act.occurredAt, event_id: eventId as string },
  }
  if (!(await queries.insertSecretLine(ctx.db, row))) throw new AppError('conflict', 'act.id_used')
}

/**
 * Secret documents are registered by the law on state secrets, in a book of their own (Decree 30/2020 art. 16 k.3 for outgoing ones,
 * art. 22 k.4 for incoming ones), and are not put on this system: the open register only says that there is one.
 */
export function recordSecret(ctx: Ctx, body: Body): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => record(inner, body),
    async () => ({}),
  )
}

async function cancel(ctx: Ctx, id: string, reason: string): Promise<void> {
  const line = await queries.lockSecretLine(ctx.db, id)
  if (!line) throw new AppError('not_found', 'secret_line.not_found')
  const { unitId } = line
  const appointmentId = authorise(can.keep(ctx.actor, await officeFor(ctx, unitId, 'secret_line.not_found')))
  if (line.cancelled) throw new AppError('rule', 'secret_line.cancelled')
  const reasonTextId = (await keepText(ctx.db, reason, { class: 'register_cancellation' })) as string
  const [eventId] = await emit(ctx, [{ name: 'secret_line.cancelled', objectKind: 'secret_line', objectId: id, unitId, appointmentId }])
  const by = personOf(ctx.actor).personId
  await queries.insertSecretCancellation(ctx.db, id, { eventId: eventId as string, reasonTextId, occurredAt: ctx.act.occurredAt, by })
}

/** The line stays; a new line that names it says that it was made in error. */
export function cancelSecret(ctx: Ctx, id: string, { reason }: Input<typeof cancelling>['body']): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => cancel(inner, id, reason),
    async () => ({}),
  )
}
