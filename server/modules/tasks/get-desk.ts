import type { Reply } from '../../../contract/endpoint.ts'
import type { getDesk as endpoint } from '../../../contract/tasks.ts'
import { type DeskGroup, deskGroups, urgencies } from '../../../contract/words.ts'
import { nextWorkingDay, overdueBefore, type WorkingCalendar, workingDaysBetween } from '../../../lib/calendar/working-days.ts'
import { personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { workingDays } from '../calendar/public.ts'
import { amendsOf, sinceIssued } from '../documents/public.ts'
import { type DeskRow, listGroup, listToRegister, listToSubmit, type Owner } from './desk-views.ts'
import { latestOn } from './rules.ts'

const mostItems = 200
type Item = Reply<typeof endpoint>['items'][number]

function ownerOf(ctx: Ctx, calendar: WorkingCalendar): Owner & { today: string } {
  const person = personOf(ctx.actor)
  const clerkOf = person.grants.filter((grant) => grant.role === 'clerk').map((grant) => grant.unitId)
  const worksIn = person.grants.filter((grant) => grant.role === 'officer' || grant.role === 'leader').map((grant) => grant.unitId)
  const reviews = person.standsIn.filter((one) => one.scope !== 'sign').map((one) => one.forAppointmentId)
  const holds = [...person.appointments.map((held) => held.id), ...reviews]
  const instead = person.standsIn.filter((one) => one.scope === 'all').map((one) => ({ personId: one.forPersonId, officeId: one.officeId }))
  const today = dayIn(ctx.now)
  const days = { today, overdueBefore: overdueBefore(calendar, today), now: ctx.now }
  return { personId: person.personId, holds, instead, clerkOf: [...new Set(clerkOf)], worksIn: [...new Set(worksIn)], ...days }
}

type Told = Pick<Item, 'amendedBy' | 'recalledOn' | 'amends'>
/** What became of the documents since, and what they change themselves: nobody should act on what no longer holds. */
async function tellings(ctx: Ctx, rows: readonly DeskRow[]): Promise<(row: DeskRow) => Told> {
  const documentIds = [...new Set(rows.map((row) => row.documentId).filter((id) => id !== null))]
  const [since, amends] = [await sinceIssued(ctx.db, documentIds), await amendsOf(ctx.db, documentIds)]
  return ({ documentId }) => (documentId ? { ...since(documentId), amends: amends(documentId) } : { amendedBy: [], recalledOn: null, amends: [] })
}

type Day = { today: string; overdueBefore: string; calendar: WorkingCalendar }
const itemOf = (group: DeskGroup, row: DeskRow, day: Day, told: Told): Item => {
  const { total: _total, documentId: _documentId, at, remindedAt, ...rest } = row
  const overdue = row.dueOn !== null && row.dueOn < day.overdueBefore
  const overdueDays = overdue && row.dueOn ? workingDaysBetween(day.calendar, nextWorkingDay(day.calendar, row.dueOn), day.today) : 0
  return {
    ...rest,
    ...told,
    group,
    stepId: row.stepId ?? null,
    at: at.toISOString(),
    remindedAt: remindedAt?.toISOString() ?? null,
    overdue,
    overdueDays,
    latestOn: latestOn(day.calendar, group, dayIn(at)),
  }
}

function rowsOf(ctx: Ctx, group: DeskGroup, owner: Owner): Promise<DeskRow[]> {
  if (group === 'register') return listToRegister(ctx.db, owner, mostItems)
  if (group === 'submit') return listToSubmit(ctx.db, owner, mostItems)
  return listGroup(ctx.db, group, owner, mostItems)
}

/** Overdue first, then by urgency, then what has waited longest. */
function order(a: Item, b: Item): number {
  if (a.overdue !== b.overdue) return a.overdue ? -1 : 1
  const rank = (item: Item) => urgencies.indexOf(item.urgency)
  return rank(b) - rank(a) || a.at.localeCompare(b.at)
}

/** What waits for the signed-in person. Every count is that of the whole group, also beyond what is shown. */
export async function getDesk(ctx: Ctx): Promise<Reply<typeof endpoint>> {
  const calendar = await workingDays(ctx.db)
  const owner = ownerOf(ctx, calendar)
  const groups = await Promise.all(deskGroups.map(async (group) => ({ group, rows: await rowsOf(ctx, group, owner) })))
  const counts: Record<string, number> = Object.fromEntries(groups.map(({ group, rows }) => [group, rows[0]?.total ?? 0]))
  const told = await tellings(
    ctx,
    groups.flatMap(({ rows }) => rows),
  )
  const items = groups.flatMap(({ group, rows }) => rows.map((row) => itemOf(group, row, { ...owner, calendar }, told(row))))
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { items: items.sort(order).slice(0, mostItems), total, overdue: items.filter((item) => item.overdue).length, counts }
}
