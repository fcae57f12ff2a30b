import { inTransaction } from '../../platform/act.ts'
import { emit } from '../../platform/events.ts'
import type { JobHandler } from '../../platform/jobs.ts'
import * as queries from './queries.ts'

/** Of copies that were recalled every open task ends; whoever had one is told. What was finished stays as it was. */
export const cancelRecalled: JobHandler = async (ctx, payload) => {
  const { recallId } = payload.facts as { recallId: string }
  await inTransaction(ctx, async (inner) => {
    const cancelled = await queries.cancelOfRecall(inner.db, recallId, inner.now)
    await emit(
      inner,
      cancelled.map(({ deliveryId, unitId, personIds }) => ({
        ...{ name: 'task.cancelled', objectKind: 'delivery', objectId: deliveryId, unitId, tell: personIds },
        facts: { recallId, tasks: personIds.length },
      })),
    )
  })
}
