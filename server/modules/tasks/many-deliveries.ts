import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { finishDeliveries as finishEndpoint, submitDeliveries as submitEndpoint } from '../../../contract/many-deliveries.ts'
import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { forEachDelivery, lockDeliveries, type Refusals } from '../dispatches/public.ts'
import { finish } from './settle-delivery.ts'
import { submit } from './submit-delivery.ts'
import { doneBy } from './views.ts'

type Answers = Reply<typeof submitEndpoint>

/** One act over many copies: whatever of them can be done is done, and each answers for itself. */
function inOneAct(ctx: Ctx, ids: readonly string[], eventName: string, work: (inner: Ctx, id: string) => Promise<void>): Promise<Answers> {
  const refusals: Refusals = new Map()
  return perform(
    ctx,
    async (inner) => {
      const seen = await lockDeliveries(inner, ids, refusals)
      await forEachDelivery(seen, refusals, (id) => work(inner, id))
    },
    async (inner) => {
      const done = await doneBy(inner.db, { id: inner.act.id, eventName }, ids)
      return { items: ids.map((id) => ({ id, done: done.has(id), code: done.has(id) ? null : (refusals.get(id) ?? 'delivery.wrong_state') })) }
    },
  )
}

/** Many registered copies to one leader (Decree 30/2020 art. 23). */
export function submitDeliveries(ctx: Ctx, { toPersonId, note, submissions }: Input<typeof submitEndpoint>['body']): Promise<Answers> {
  const idOf = new Map(submissions.map((one) => [one.deliveryId, one.id]))
  return inOneAct(ctx, [...idOf.keys()], 'delivery.submitted', (inner, deliveryId) =>
    submit(inner, deliveryId, { id: idOf.get(deliveryId) ?? '', toPersonId, note }),
  )
}

export function finishDeliveries(ctx: Ctx, { ids, note }: Input<typeof finishEndpoint>['body']): Promise<Answers> {
  return inOneAct(ctx, ids, 'delivery.finished', (inner, id) => finish(inner, id, note))
}
