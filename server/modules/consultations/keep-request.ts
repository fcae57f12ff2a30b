import type { JsonObject } from '../../db-types.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import type { Draft } from '../documents/public.ts'
import { canKeep } from './access.ts'
import { consultationTable } from './consultation-table.ts'
import { loadKept, toldOf } from './load-request.ts'
import type { Act } from './rules.ts'
import type { RequestRow } from './views.ts'

type Kept = { act: Act; event: `consult_request.${string}`; work: (ctx: Ctx, request: RequestRow, draft: Draft) => Promise<JsonObject | JsonObject[]> }

/** An act of whoever leads the drafting, on a request locked for it; the work returns the facts of the event, or of several. */
export async function keepRequest(ctx: Ctx, id: string, { act, event, work }: Kept) {
  const { request } = await loadKept(ctx, id, { lock: false })
  return perform(
    ctx,
    async (inner) => {
      const kept = await loadKept(inner, id, { lock: true })
      const appointmentId = authorise(canKeep(act, kept.request, kept.draft.keep))
      const { documentId, unitId } = kept.request
      const done = [await work(inner, kept.request, kept.draft)].flat()
      const tell = await toldOf(inner, kept.request)
      const of = { name: event, objectKind: 'consult_request' as const, objectId: id, unitId, appointmentId, tell }
      await emit(
        inner,
        done.map((facts) => ({ ...of, facts: { documentId, ...facts } })),
      )
    },
    (inner) => consultationTable(inner, request.documentId),
  )
}
