import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { DueStep, DueWork, Escalation } from './due-steps.ts'

export async function listEscalations(db: Db): Promise<Escalation[]> {
  const rows = await db.selectFrom('escalation_step').select(['after_days as afterDays', 'tells']).orderBy('after_days').execute()
  return rows as Escalation[]
}

export type DueRow = DueWork & { id: string; unitId: string; officeId: string; deliveryId: string; dueOn: string }
const dueOn = sql`coalesce(a.due_on, d.due_on)`

/** Open work on copies whose due date lies in the step and of which nobody was told in it; by id, from the one after `afterId`. Only the lead is escalated. */
export async function listDue(db: Db, step: DueStep, page: { afterId: string | null; limit: number }): Promise<DueRow[]> {
  const roles = step.name === 'escalated' ? ['lead'] : ['lead', 'support']
  const { rows } = await sql<DueRow>`
    select a.id, a.unit_id as "unitId", u.office_id as "officeId", d.id as "deliveryId", ${dueOn} as "dueOn", a.person_id as "personId",
      a.to_unit_id as "toUnitId", a.by, d.named
    from assignment a join delivery d on a.subject_kind = 'delivery' and d.id = a.subject_id and d.state in ('03', '04', '05') join unit u on u.id = a.unit_id
    where a.state in ('open', 'started') and a.role = any(${roles}::text[]) and ${dueOn} <= ${step.upTo}::date
      and (${step.after}::date is null or ${dueOn} > ${step.after}::date) and (${page.afterId}::uuid is null or a.id > ${page.afterId}::uuid)
      and not exists (select 1 from task_notice n
        where n.assignment_id = a.id and n.step = ${step.name} and n.after_days = ${step.afterDays} and n.due_on = ${dueOn})
    order by a.id limit ${page.limit}`.execute(db)
  return rows
}
