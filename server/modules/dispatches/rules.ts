import { type Urgency, urgencies } from '../../../contract/words.ts'
import { AppError } from '../../platform/errors.ts'

/** What is known of a copy; order and repetition do not matter. */
export type Status = { code: string; occurredAt: Date; reason: boolean }

/** How far a copy has come. Codes that are not here (requests, answers, unknown ones) do not move it by themselves. */
const ranks: Record<string, number> = { '00': 0, '01': 1, '02': 2, '03': 3, '04': 4, '05': 5, '06': 6 }
const newest = (statuses: readonly Status[], code: string) =>
  statuses.reduce((latest, status) => (status.code === code ? Math.max(latest, status.occurredAt.getTime()) : latest), Number.NEGATIVE_INFINITY)

/**
 * The state of a copy as a pure function of the set of its statuses: the furthest one. 13 (asked back) with 15 (agreed)
 * ends it; 05 after 06 counts when it has a reason and occurred after every finish.
 */
export function stateOf(statuses: readonly Status[], atSending: '00' | '01'): string {
  const has = (code: string) => statuses.some((status) => status.code === code)
  if (has('13') && has('15')) return '13'
  const furthest = statuses.reduce<string>((state, { code }) => ((ranks[code] ?? -1) > (ranks[state] ?? -1) ? code : state), atSending)
  if (furthest !== '06') return furthest
  const reopened = statuses.filter((status) => status.code === '05' && status.reason)
  return newest(reopened, '05') > newest(statuses, '06') ? '05' : '06'
}

/** What our own people may say next; 04 and 05 may be skipped. A report from outside is stored whatever it says. */
const transitions: Record<string, readonly string[]> = {
  '00': ['01', '02', '03', '13'],
  '01': ['02', '03', '13'],
  '02': [],
  '03': ['04', '05', '06'],
  '04': ['04', '05', '06'],
  '05': ['04', '06'],
  '06': ['05'],
  '13': [],
}
export function mayFollow(state: string, code: string, hasReason = false): boolean {
  if (state === '06' && code === '05' && !hasReason) return false
  return transitions[state]?.includes(code) ?? false
}
export function assertMayFollow(state: string, code: string, hasReason = false): void {
  if (!mayFollow(state, code, hasReason)) throw new AppError('rule', 'delivery.wrong_state', { state })
}

/** What presses most comes first: 0 hoả tốc … 3 thường. */
export const urgencyOrder = (urgency: Urgency): number => urgencies.length - 1 - urgencies.indexOf(urgency)

export const newStates = ['00', '01'] as const
/** Nobody is reminded of copies refused, finished or taken back. */
export const settledStates = ['02', '06', '13'] as const
export const reminderPauseMs = 60 * 60 * 1000
/** Two people who press Gửi at the same moment mean one send; later, or as the first supplement of it, the same again is wanted. */
export const sameMomentMs = 10_000

type OfUnit = { unitId: string }
/** Copies that stand unit by unit, the newest of each first: one cell a unit, with the copies before it. */
export function foldCopies<C extends OfUnit>(copies: readonly C[]): (C & { earlier: C[] })[] {
  const cells: (C & { earlier: C[] })[] = []
  for (const copy of copies) {
    const last = cells.at(-1)
    if (last?.unitId === copy.unitId) last.earlier.push(copy)
    else cells.push({ ...copy, earlier: [] })
  }
  return cells
}

type Counted = { purpose: 'action' | 'information'; state: string; opened: boolean }
/** Counts of the cells of one matrix; by state and unopened of the for-action copies only. */
export function countCells(cells: readonly Counted[]): { total: number; byState: Record<string, number>; unopened: number } {
  const forAction = cells.filter((cell) => cell.purpose === 'action')
  const byState: Record<string, number> = {}
  for (const { state } of forAction) byState[state] = (byState[state] ?? 0) + 1
  return { total: cells.length, byState, unopened: forAction.filter((cell) => cell.state === '01' && !cell.opened).length }
}

/** After how long half of all had accepted, those that have not among them; null as long as fewer have. */
export function halfOf(seconds: readonly number[], all: number): number | null {
  return seconds.toSorted((a, b) => a - b)[Math.ceil(all / 2) - 1] ?? null
}
