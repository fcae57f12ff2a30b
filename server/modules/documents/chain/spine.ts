import type { getDocument } from '../../../../contract/documents.ts'
import type { Reply } from '../../../../contract/endpoint.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { findVoiding, listRecalls, type listSends } from '../detail-views.ts'
import type { SeenDocument } from '../load-document.ts'
import { listSteps, type StepRow } from './views.ts'

type Spine = Reply<typeof getDocument>['spine'][number]
const nothing = { at: null, onBehalfOf: null, reason: null, waiting: false, planned: false, capacity: '', round: null }
const done = (step: Spine['step'], at: Date | null, who: string, reason: string | null = null): Spine => ({
  ...{ ...nothing, step, at: at?.toISOString() ?? null, who, reason },
})
const waiting = (step: Spine['step'], who: string): Spine => ({ ...nothing, step, who, waiting: true })

const acts = { review: 'reviewed', sign: 'signed', issue: 'issued' } as const
function stepOf(row: StepRow, round: number): Spine {
  const { who, capacity, onBehalfOf } = row
  const act = acts[row.kind]
  if (row.state === 'waiting' || row.state === 'planned')
    return { ...waiting(act, who), waiting: row.state === 'waiting', planned: row.state === 'planned', capacity, onBehalfOf, round }
  const ended = row.state === 'returned' || row.state === 'taken_back' || row.state === 'replaced' ? row.state : act
  return { ...done(ended, row.decidedAt, who, row.reason), capacity, onBehalfOf: row.state === 'replaced' ? null : onBehalfOf, round }
}

/** Each submission begins with who submitted; its steps say of which submission they are. */
function stepsOf(rows: readonly StepRow[]): Spine[] {
  const chains = [...new Set(rows.map((row) => row.chain))]
  return chains.flatMap((chain, index) => {
    const steps = rows.filter((row) => row.chain === chain)
    const [first] = steps
    return [...(first ? [done('submitted', first.createdAt, first.by)] : []), ...steps.map((row) => stepOf(row, index + 1))]
  })
}

/** The way of a document: what was done, what waits, and whose turn comes after. */
export async function spineOf(ctx: Ctx, document: SeenDocument, sends: Awaited<ReturnType<typeof listSends>>): Promise<Spine[]> {
  const steps = await listSteps(ctx.db, document.id)
  const spine = [done('drafted', document.createdAt, document.drafterName), ...stepsOf(steps)]
  if (document.issuedOnPaper) spine.push(done('issued', document.issuedAt, document.drafterName))
  if (document.state === 'draft') spine.push(waiting('submitted', document.drafterName))
  for (const send of [...sends].reverse()) spine.push(done('sent', send.sentAt, send.who))
  for (const recall of await listRecalls(ctx.db, document.id)) spine.push(done('recalled', recall.at, recall.who, recall.reason))
  if (document.state === 'issued' && sends.length === 0) spine.push(waiting('sent', ''))
  const voiding = document.state === 'voided' ? await findVoiding(ctx.db, document.id) : undefined
  if (voiding) spine.push(done('voided', voiding.at, voiding.who, voiding.reason))
  return spine
}
