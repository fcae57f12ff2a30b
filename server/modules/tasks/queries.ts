import { type Insertable, sql } from 'kysely'
import type { Assignment, Instruction, InstructionPen, SettlementProposal, Submission, TaskNotice, Urging } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'

const onDelivery = (id: string) => ({ subject_kind: 'delivery', subject_id: id }) as const

export async function insertSubmission(db: Db, row: Insertable<Submission>): Promise<void> {
  await db.insertInto('submission').values(row).execute()
}
/** Settles what waits; returns its id, if any. */
export async function settleSubmission(
  db: Db,
  deliveryId: string,
  decided: { state: 'assigned' | 'returned'; at: Date; reasonTextId?: string | null },
): Promise<{ id: string; by: string | null } | undefined> {
  return db
    .updateTable('submission')
    .set({ state: decided.state, decided_at: decided.at, reason_text_id: decided.reasonTextId ?? null })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .returning(['id', 'by'])
    .executeTakeFirst()
}
/** Assigning again replaces what stood; the rows stay. */
export async function replaceAssignments(
  db: Db,
  deliveryId: string,
  rows: readonly Omit<Insertable<Assignment>, 'subject_kind' | 'subject_id'>[],
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ state: 'replaced' })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('state', '<>', 'replaced')
    .execute()
  await db
    .insertInto('assignment')
    .values(rows.map((row) => ({ ...row, ...onDelivery(deliveryId) })))
    .execute()
}
export async function markLead(db: Db, deliveryId: string, mark: { state: 'started' | 'finished'; at: Date }): Promise<void> {
  const times = mark.state === 'started' ? { started_at: mark.at, finished_at: null } : { finished_at: mark.at }
  await db
    .updateTable('assignment')
    .set({ state: mark.state, ...times })
    .where('subject_kind', '=', 'delivery')
    .where('subject_id', '=', deliveryId)
    .where('role', '=', 'lead')
    .where('state', '<>', 'replaced')
    .execute()
}

export type Cancelled = { deliveryId: string; unitId: string /** Who had a task on it; a leading department stands for nobody here. */; personIds: string[] }
/** Ends what is open on copies of a recall, and says whose it was, copy by copy. */
export async function cancelOfRecall(db: Db, recallId: string, at: Date): Promise<Cancelled[]> {
  const copies = sql`subject_kind = 'delivery' and subject_id in (select id from delivery where recall_id = ${recallId})`
  const { rows } = await sql<Cancelled>`
    with ended as (
      update assignment set state = 'cancelled' where state in ('open', 'started') and ${copies} returning subject_id, unit_id, person_id
    ), withdrawn as (
      update submission set state = 'cancelled', decided_at = ${at} where state = 'waiting' and ${copies} returning subject_id, unit_id, to_person_id as person_id
    )
    select subject_id as "deliveryId", unit_id as "unitId", coalesce(array_agg(distinct person_id) filter (where person_id is not null), '{}') as "personIds"
    from (select * from ended union all select * from withdrawn) x group by subject_id, unit_id order by subject_id`.execute(db)
  return rows
}

/** One run at a time: another waits, and then finds what this one told. */
export async function lockNotices(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('task_notice', 0))`.execute(db)
}
export async function insertNotices(db: Db, rows: readonly Insertable<TaskNotice>[]): Promise<void> {
  await db.insertInto('task_notice').values(rows).execute()
}

export async function insertAssignment(db: Db, row: Insertable<Assignment>): Promise<void> {
  await db.insertInto('assignment').values(row).execute()
}
export async function insertInstruction(db: Db, row: Insertable<Instruction>): Promise<boolean> {
  const inserted = await db
    .insertInto('instruction')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function insertPens(db: Db, rows: readonly Insertable<InstructionPen>[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('instruction_pen')
    .values([...rows])
    .execute()
}
export async function insertProposal(db: Db, row: Insertable<SettlementProposal>): Promise<boolean> {
  const inserted = await db
    .insertInto('settlement_proposal')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
/** The document answers the copy. */
export async function insertAnswer(db: Db, answer: { documentId: string; deliveryId: string; by: string }): Promise<void> {
  const { documentId, deliveryId, by } = answer
  await db.insertInto('link').values({ from_kind: 'document', from_id: documentId, to_kind: 'delivery', to_id: deliveryId, role: 'answers', by }).execute()
}

export async function insertUrging(db: Db, row: Insertable<Urging>): Promise<boolean> {
  const inserted = await db
    .insertInto('urging')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
