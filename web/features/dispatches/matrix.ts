import { unrecallable } from '../../../contract/words.ts'
import { type Cell, isAccepted, isKnownState, stateOrder } from './dispatches.ts'

export type Filter = { states: readonly string[]; unopened: boolean }
type Placed = Pick<Cell, 'communeType'>
export type Group<C extends Placed = Cell> = { key: 'towns' | 'communes' | 'others'; cells: C[] }

const noReminder = new Set(['02', '06', '13', '15'])
const hour = 3_600_000
const day = 24 * hour
export const isFiltering = (filter: Filter) => filter.states.length > 0 || filter.unopened
/** What the sender closed is shown by how: recalled, also where it was registered, or only taken back. */
export const standOf = (cell: Pick<Cell, 'state' | 'recall'>): string => (cell.recall ? 'recalled' : cell.state)
export const isUnopened = (cell: Cell) => !cell.opened && cell.state === '01'

export function matches(cell: Cell, filter: Filter): boolean {
  if (filter.unopened && !isUnopened(cell)) return false
  return filter.states.length === 0 || filter.states.includes(standOf(cell))
}

/** What the right panel lists: what the filter shows, or else the for-action copies that nobody has accepted. */
export function listed(cells: readonly Cell[], filter: Filter): Cell[] {
  const lacks = (cell: Cell) => cell.purpose === 'action' && cell.state !== '13' && !isAccepted(cell.state)
  return refusedFirst(cells.filter((cell) => (isFiltering(filter) ? matches(cell, filter) : lacks(cell))))
}
/** A refusal waits for the sender; everything else waits for the place. */
const refusedFirst = (cells: readonly Cell[]) => cells.toSorted((a, b) => Number(b.state === '02') - Number(a.state === '02'))

const remindable = (cell: Cell) => cell.purpose === 'action' && !noReminder.has(cell.state)
const recently = (cell: Cell, now: number) => cell.remindedAt !== null && now - Date.parse(cell.remindedAt) < hour
/** Each place once an hour: `later` is when the first of those reminded just now may be reminded again. */
export function toRemind(cells: readonly Cell[], now: number): { cells: Cell[]; later: string | null } {
  const candidates = cells.filter(remindable)
  const waiting = candidates.filter((cell) => recently(cell, now)).map((cell) => Date.parse(cell.remindedAt ?? '') + hour)
  return { cells: candidates.filter((cell) => !recently(cell, now)), later: waiting.length > 0 ? new Date(Math.min(...waiting)).toISOString() : null }
}
/** Whether a copy lies unopened for so long that a reminder is the next thing to do. */
export const isLate = (cells: readonly Cell[], sentAt: string, now: number) => now - Date.parse(sentAt) >= day && cells.some((cell) => !cell.opened)
/** Any copy that is still there, also a registered one. */
export const canRecall = (cell: Cell) => !(unrecallable as readonly string[]).includes(cell.state)
export const canTakeBack = (cell: Cell) => !isAccepted(cell.state) && cell.state !== '13' && cell.state !== '02'

const groupOf = (cell: Placed): Group['key'] => (cell.communeType === null ? 'others' : cell.communeType === 'xa' ? 'communes' : 'towns')
const isZone = (cell: Placed) => (cell.communeType === 'dac_khu' ? 0 : 1)
/** Special zones and wards, then rural communes, then the rest; the order within a group stays, so that nothing jumps. */
export function groupCells<C extends Placed>(cells: readonly C[]): Group<C>[] {
  const groups: Group<C>[] = (['towns', 'communes', 'others'] as const).map((key) => ({ key, cells: cells.filter((cell) => groupOf(cell) === key) }))
  return groups.filter((group) => group.cells.length > 0).map((group) => ({ ...group, cells: group.cells.toSorted((a, b) => isZone(a) - isZone(b)) }))
}

/** Counts of the legend, furthest state first; codes we do not name stand last, as they came. */
export function countStates(cells: readonly Cell[]): { state: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(standOf(cell), (counts.get(standOf(cell)) ?? 0) + 1)
  const others = [...counts.keys()].filter((code) => !isKnownState(code) && code !== 'recalled').toSorted()
  return [...stateOrder, 'recalled', ...others].map((state) => ({ state, count: counts.get(state) ?? 0 })).filter((line) => line.count > 0)
}
export const lastOf = (cell: Cell, code: string) => cell.way.findLast((step) => step.code === code)
