import { addDays } from '../../../lib/calendar/days.ts'
import { nextWorkingDay, type WorkingCalendar, workingDayBefore } from '../../../lib/calendar/working-days.ts'

/** What people are told of work that is due: of due dates after `after` (none: from ever) up to and including `upTo`. */
export type DueStep = { name: 'due_tomorrow' | 'due_today' | 'overdue' | 'escalated'; afterDays: number; tells: Tells; after: string | null; upTo: string }
type Tells = 'assignee' | 'assigner' | 'head'
export type Escalation = { afterDays: number; tells: 'assigner' | 'head' }

/** The steps of a working day. "Tomorrow" is the next working day: on a Friday it is what is due on Monday. */
export function stepsOn(calendar: WorkingCalendar, today: string, escalations: readonly Escalation[]): DueStep[] {
  const before = (count: number) => workingDayBefore(calendar, today, count)
  const next = nextWorkingDay(calendar, addDays(today, 1))
  return [
    { name: 'due_tomorrow', afterDays: 0, tells: 'assignee', after: today, upTo: next },
    { name: 'due_today', afterDays: 0, tells: 'assignee', after: before(1), upTo: today },
    { name: 'overdue', afterDays: 0, tells: 'assignee', after: null, upTo: before(1) },
    ...escalations.map(({ afterDays, tells }): DueStep => ({ name: 'escalated', afterDays, tells, after: null, upTo: before(afterDays) })),
  ]
}

/** Work that is due, as far as it decides who is told. */
export type DueWork = { personId: string | null; toUnitId: string | null; by: string | null; named: boolean }

/**
 * Up the chain inside the office: whoever gave the work out while he leads there, else its head. Nobody is told of himself,
 * and of a named copy nobody who may not see it: besides the assignee that is who gave it out.
 */
export function tellsWhom(tells: Tells, work: DueWork, leaders: readonly string[]): string | undefined {
  if (tells === 'assignee') return work.personId ?? work.toUnitId ?? undefined
  const [head] = leaders
  const above = [...(tells === 'assigner' && work.by ? [work.by] : []), ...(head ? [head] : [])]
  return above.find((one) => leaders.includes(one) && one !== work.personId && (!work.named || one === work.by))
}
