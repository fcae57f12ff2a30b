import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { addDays, weekdayOf } from '../../../lib/calendar/days.ts'
import { paths } from '../../paths.ts'

export type Desk = ReplyData<Api['getDesk']>
export type DeskItem = Desk['items'][number]
const sections = ['overdue', 'today', 'week', 'nextWeek', 'later'] as const
export type SectionName = (typeof sections)[number]

const addresses = { document: paths.document, delivery: paths.delivery, dispatch: paths.matrix, consult_request: paths.consultation } as const
/** Where the one act of a row is done. */
export function addressOf(item: DeskItem): string {
  if (item.group === 'review') return paths.reviewStack(item.objectId)
  if (item.group === 'refused') return paths.refusals(item.objectId)
  return item.objectKind === 'credential' ? paths.account() : addresses[item.objectKind](item.objectId)
}
export const keyOf = (item: DeskItem) => `${item.group} ${item.objectId}`

/** Overdue first; what is urgent or has no date waits today; the rest by its date, a week ending on its Sunday. */
function sectionOf(item: DeskItem, today: string): SectionName {
  if (item.overdue) return 'overdue'
  if (item.dueOn === null || item.urgency !== 'thuong') return 'today'
  if (item.dueOn <= today) return 'today'
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7)
  if (item.dueOn <= sunday) return 'week'
  return item.dueOn <= addDays(sunday, 7) ? 'nextWeek' : 'later'
}

const passedOn = ['register', 'submit', 'seal', 'send'] as const
export type PassedOn = (typeof passedOn)[number]
/** What the decree says of a row: by when the records office passes it on, at once when urgent, and whether that day is over. */
export function decreeOf(item: DeskItem, today: string): { group: PassedOn; on: string; late: boolean; atOnce: boolean } | undefined {
  const group = passedOn.find((one) => one === item.group)
  if (!group || item.latestOn === null) return undefined
  return { group, on: item.latestOn, late: item.latestOn < today, atOnce: item.urgency !== 'thuong' }
}

/** A row that was just dealt with and has left: it stays in its place and says so until the desk is opened anew. */
export type Done = { item: DeskItem; above: readonly string[]; arrivalNumber: number | null }
/** Rows never move up under the pointer: each stands below the last of those that stood above it. */
export function withDone(items: readonly DeskItem[], done: readonly Done[]): DeskItem[] {
  const rows = [...items]
  for (const { item, above } of done) {
    if (rows.some((row) => keyOf(row) === keyOf(item))) continue
    rows.splice(rows.findLastIndex((row) => above.includes(keyOf(row))) + 1, 0, item)
  }
  return rows
}

/** In the order of the screen, so that the keys go through rows as one sees them; within a section as the server says. */
export function inOrder(items: readonly DeskItem[], today: string): { section: SectionName; items: DeskItem[] }[] {
  return sections.map((section) => ({ section, items: items.filter((item) => sectionOf(item, today) === section) })).filter((one) => one.items.length > 0)
}

/** The act that commits here is red: sealing and sending, registering, approving, signing; never more than one on a screen. */
const commits = new Set(['seal', 'send', 'register', 'submit', 'review', 'sign', 'instruct'])
export const isCommitting = (item: DeskItem) => item.act !== null || commits.has(item.group)
