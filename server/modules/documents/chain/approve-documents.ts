import { perform } from '../../../platform/act.ts'
import { authorise, personOf } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { keepText } from '../../../platform/private-text.ts'
import { can } from '../access.ts'
import { indexDocument } from '../index-document.ts'
import { lockDocument } from '../load-document.ts'
import { updateDocument } from '../queries.ts'
import { actsOn, onBehalf } from './access.ts'
import { heardBy } from './heard-by.ts'
import { decideStep, giveTurn } from './queries.ts'
import { turnOf } from './rules.ts'
import { approvedAmong } from './views.ts'

type Wanted = { id: string; stepId: string }
type Answer = { id: string; approved: boolean; code: string | null }

async function approve(ctx: Ctx, { id, stepId }: Wanted, remark: string | undefined): Promise<void> {
  const document = await lockDocument(ctx, id)
  const appointmentId = authorise(can.approve(ctx.actor, document.facts, stepId))
  const reasonTextId = await keepText(ctx.db, remark, { class: 'document_remark' })
  const turn = turnOf(document.chain)
  const delegationId = turn ? (actsOn(ctx.actor, turn)?.delegationId ?? null) : null
  await decideStep(ctx.db, id, { state: 'done', at: ctx.now, by: personOf(ctx.actor).personId, reasonTextId, delegationId })
  const next = await giveTurn(ctx.db, id)
  await updateDocument(ctx.db, id, {}, ctx.now)
  await indexDocument(ctx, id)
  const tell = [...(next ? await heardBy(ctx, [next]) : []), ...(document.draftedBy ? [document.draftedBy] : [])]
  const facts = { revision: document.newestRevision, stepId, remarkTextId: reasonTextId, ...onBehalf(ctx.actor, delegationId) }
  await emit(ctx, [{ name: 'document.reviewed', objectKind: 'document', objectId: id, unitId: document.unit.id, appointmentId, tell, facts }])
}

async function answerFor(ctx: Ctx, wanted: readonly Wanted[], refusals: ReadonlyMap<string, string>): Promise<{ items: Answer[] }> {
  const approved = await approvedAmong(
    ctx.db,
    wanted.map((one) => one.stepId),
    personOf(ctx.actor).personId,
  )
  const items = wanted.map(({ id, stepId }) => {
    const code = refusals.get(stepId) ?? (approved.has(stepId) ? null : 'document.wrong_state')
    return { id, approved: code === null, code }
  })
  return { items }
}

/** Duyệt: one or many with one act; each answers for itself. What is approved is the step that was looked at, never one that came after. */
export async function approveDocuments(ctx: Ctx, input: { remark?: string | undefined; documents: readonly Wanted[] }): Promise<{ items: Answer[] }> {
  const refusals = new Map<string, string>()
  return perform(
    ctx,
    async (inner) => {
      for (const one of [...input.documents].sort((a, b) => a.id.localeCompare(b.id))) {
        try {
          await approve(inner, one, input.remark)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          refusals.set(one.stepId, error.code)
        }
      }
    },
    (inner) => answerFor(inner, input.documents, refusals),
  )
}
