import type { getDispatch as endpoint } from '../../../contract/dispatches.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { unrecallable } from '../../../contract/words.ts'
import { asMay } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { repliesTo, sinceIssued } from '../documents/public.ts'
import { can } from './access.ts'
import { chainsOf, listSupplements } from './chain-views.ts'
import { type Copy, listCopies, listReminders, listWays, type WayStep } from './dispatch-views.ts'
import { progressOf, sayHead } from './list-dispatches.ts'
import { loadDispatch, lookerOver } from './place.ts'
import { listRecalls } from './recall-views.ts'
import { countCells, foldCopies, halfOf, newStates, settledStates } from './rules.ts'
import type { Place, SentHead } from './views.ts'

/** A copy that had arrived at sending has no row that says so: its way begins with the send. */
export function wayOf(copy: { state: string; sentAt: Date; route: string }, steps: readonly WayStep[]) {
  const waited = copy.state === '00' || steps.some((step) => step.code === '01')
  const said = steps.map(({ deliveryId: _deliveryId, ...step }) => ({ ...step, at: step.at.toISOString() }))
  return waited ? said : [{ code: '01', at: copy.sentAt.toISOString(), who: '', ground: null, reason: null }, ...said]
}

type Cell = Copy & { earlier: Copy[] }
type Answer = { deliveryId: string; code: string; documentOn: string | null }
/** By the copy that is answered. */
async function answersByCopy(ctx: Ctx, documentId: string): Promise<Map<string, Answer[]>> {
  const answers = new Map<string, Answer[]>()
  for (const { toId, authorName: _authorName, ...answer } of await repliesTo(ctx, documentId)) answers.set(toId, [...(answers.get(toId) ?? []), answer])
  return answers
}
const sayCopy = ({ dispatchId, sentAt, state, arrivalNumber }: Copy) => ({ dispatchId, sentAt: sentAt.toISOString(), state, arrivalNumber })
function sayCell(cell: Cell, steps: readonly WayStep[], answers: Map<string, Answer[]>) {
  return {
    ...cell,
    sentAt: cell.sentAt.toISOString(),
    remindedAt: cell.remindedAt?.toISOString() ?? null,
    way: wayOf(cell, steps),
    answers: [cell, ...cell.earlier].flatMap((copy) => answers.get(copy.deliveryId) ?? []),
    lacks: cell.state === '00' ? 'unit.no_clerk_account' : null,
    earlier: cell.earlier.map(sayCopy),
  }
}

/** Among the same copies as the count beside it: those for action that are still there. */
function halfToAccept(cells: readonly Cell[], ways: Map<string, WayStep[]>): number | null {
  const forAction = cells.filter((cell) => cell.purpose === 'action')
  const seconds = forAction.flatMap((cell) => {
    if ((unrecallable as readonly string[]).includes(cell.state)) return []
    const accepted = ways.get(cell.deliveryId)?.find((step) => step.code === '03')
    return accepted ? [Math.max(0, accepted.at.getTime() - cell.sentAt.getTime()) / 1000] : []
  })
  const half = halfOf(seconds, forAction.length)
  return half === null ? null : Math.round(half)
}

/** Only who issued a document recalls it; that reaches what others sent on of it too. */
function mayRecall(ctx: Ctx, head: SentHead, place: Place, recallable: boolean): true | string {
  if (head.forwardsDeliveryId) return 'recall.not_issuer'
  return recallable ? asMay(can.withdraw(ctx.actor, place.unit)) : 'recall.nothing'
}

/** The receipt matrix: of every receiver the newest copy, be it of this send or of one that supplements it. Counts come from the same cells. */
export async function getDispatch(ctx: Ctx, id: string): Promise<Reply<typeof endpoint>> {
  const { head, place } = await loadDispatch(ctx, id)
  const chain = await chainsOf(ctx.db, [id], lookerOver(ctx.actor, place))
  const cells = foldCopies(await listCopies(ctx.db, chain))
  const ways = await listWays(ctx.db, chain)
  const answers = await answersByCopy(ctx, head.documentId)
  const supplements = await listSupplements(ctx.db, chain)
  const reminders = await listReminders(ctx.db, chain)
  const recalls = await listRecalls(ctx.db, chain)
  const since = await sinceIssued(ctx.db, [head.documentId])
  const remindable = cells.some((cell) => cell.purpose === 'action' && !(settledStates as readonly string[]).includes(cell.state))
  const early = cells.some((cell) => (newStates as readonly string[]).includes(cell.state))
  const recallable = cells.some((cell) => !(unrecallable as readonly string[]).includes(cell.state))
  const remind = asMay(can.remind(ctx.actor, place.unit))
  const supplement = asMay(can.dispatch(ctx.actor, place.unit))
  const withdraw = asMay(can.withdraw(ctx.actor, place.unit))
  return {
    ...sayHead(head),
    ...since(head.documentId),
    progress: progressOf(countCells(cells)),
    cells: cells.map((cell) => sayCell(cell, ways.get(cell.deliveryId) ?? [], answers)),
    secondsToHalf: halfToAccept(cells, ways),
    supplements: supplements.map((one) => ({ ...one, sentAt: one.sentAt.toISOString() })),
    reminders: reminders.map((one) => ({ ...one, at: one.at.toISOString() })),
    recalls: recalls.map((one) => ({ ...one, at: one.at.toISOString() })),
    pdfUrl: `/files/dispatches/${id}/matrix.pdf`,
    xlsxUrl: `/files/dispatches/${id}/matrix.xlsx`,
    can: {
      remind: remind === true && !remindable ? 'dispatch.nobody_to_remind' : remind,
      withdraw: withdraw === true && !early ? 'dispatch.nothing_to_withdraw' : withdraw,
      recall: mayRecall(ctx, head, place, recallable),
      supplement: supplement === true && head.recalled ? 'document.recalled' : supplement,
    },
  }
}
