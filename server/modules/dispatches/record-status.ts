import type { Ctx } from '../../platform/ctx.ts'
import { keepText } from '../../platform/private-text.ts'
import type { DeliveryRef } from './access.ts'
import * as queries from './queries.ts'
import { assertMayFollow, stateOf } from './rules.ts'

export type NewStatus = { code: string; eventId: string; reason?: string | undefined; reasonCode?: string }

/**
 * What our own people say of a copy whose row is locked. Their order is the order of their acts, whatever the clocks of
 * their devices say: a status never occurs before the one it follows.
 */
export async function recordStatus(ctx: Ctx, delivery: DeliveryRef, status: NewStatus): Promise<void> {
  assertMayFollow(delivery.state, status.code, Boolean(status.reason?.trim()))
  const known = await queries.listStatuses(ctx.db, delivery.id)
  const last = known.reduce((latest, one) => Math.max(latest, one.occurredAt.getTime()), Number.NEGATIVE_INFINITY)
  const occurredAt = new Date(Math.max(ctx.act.occurredAt.getTime(), last + 1))
  const reasonTextId = await keepText(ctx.db, status.reason, { class: 'delivery_reason' })
  await queries.insertStatus(ctx.db, {
    delivery_id: delivery.id,
    code: status.code,
    occurred_at: occurredAt,
    source: 'inside',
    source_key: `inside:${delivery.id}:${status.code}:${status.eventId}`,
    event_id: status.eventId,
    reason_code: status.reasonCode ?? null,
    reason_text_id: reasonTextId,
    person_id: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  })
  const state = stateOf([...known, { code: status.code, occurredAt, reason: reasonTextId !== null }], delivery.state === '00' ? '00' : '01')
  await queries.setState(ctx.db, delivery.id, state, ctx.now)
}
