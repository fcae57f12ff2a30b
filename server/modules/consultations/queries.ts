import { type Insertable, sql } from 'kysely'
import type { Comment, ConsultExtension, ConsultOpinion, ConsultRequest } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'
import type { Asked } from './rules.ts'

export async function insertRequest(db: Db, row: Insertable<ConsultRequest>): Promise<boolean> {
  const inserted = await db
    .insertInto('consult_request')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
/** Adds those asked after the ones who are there. */
export async function insertParties(db: Db, requestId: string, asked: readonly Asked[], at: Date): Promise<void> {
  const { next } = await db
    .selectFrom('consult_party')
    .select(sql<number>`coalesce(max(ordinal) + 1, 0)`.as('next'))
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  const rows = asked.map((one, index) => ({
    ...{ request_id: requestId, ordinal: next + index, asked_at: at },
    ...(one.kind === 'person' ? { person_id: one.id } : { unit_id: one.id }),
  }))
  await db.insertInto('consult_party').values(rows).execute()
}

export type Answer = { state: 'answered' | 'declined'; by: string; at: Date; reasonTextId?: string | null }
export async function answerParty(db: Db, partyId: string, answer: Answer): Promise<void> {
  await db
    .updateTable('consult_party')
    .set({ state: answer.state, answered_by: answer.by, answered_at: answer.at, reason_text_id: answer.reasonTextId ?? null })
    .where('id', '=', partyId)
    .execute()
}
export async function insertOpinions(db: Db, rows: readonly Insertable<ConsultOpinion>[]): Promise<number> {
  const inserted = await db
    .insertInto('consult_opinion')
    .values([...rows])
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return inserted.length
}

export type Decided = { decision: string; textId: string | null; revision: number; by: string; at: Date }
export async function decideOpinion(db: Db, id: string, decided: Decided): Promise<void> {
  await db
    .updateTable('consult_opinion')
    .set({
      ...{ decision: decided.decision, decision_text_id: decided.textId, decision_revision_n: decided.revision },
      ...{ decided_by: decided.by, decided_at: decided.at },
    })
    .where('id', '=', id)
    .execute()
}

/** Those who have not answered and were not reminded since; returns how many. */
export async function remindOpen(db: Db, requestId: string, at: Date, notSince: Date): Promise<number> {
  const reminded = await db
    .updateTable('consult_party')
    .set({ reminded_at: at })
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .where((where) => where.or([where('reminded_at', 'is', null), where('reminded_at', '<=', notSince)]))
    .returning('id')
    .execute()
  return reminded.length
}
export async function extendRequest(db: Db, row: Insertable<ConsultExtension>): Promise<void> {
  await db.insertInto('consult_extension').values(row).execute()
  await db.updateTable('consult_request').set({ due_on: row.due_on }).where('id', '=', row.request_id).execute()
}
/** Who has not answered is no longer asked. What was closed before keeps its hour. Says whether it was open. */
export async function closeRequest(db: Db, requestId: string, at: Date): Promise<boolean> {
  await db.updateTable('consult_party').set({ state: 'closed' }).where('request_id', '=', requestId).where('state', '=', 'open').execute()
  const { numUpdatedRows } = await db
    .updateTable('consult_request')
    .set({ state: 'closed', closed_at: at })
    .where('id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
export async function publishRequest(db: Db, requestId: string, by: string, at: Date): Promise<void> {
  await db.updateTable('consult_request').set({ published_at: at, published_by: by }).where('id', '=', requestId).execute()
}

export async function insertComment(db: Db, row: Insertable<Comment>): Promise<boolean> {
  const inserted = await db
    .insertInto('comment')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function markResolved(db: Db, id: string, resolved: { by: string; at: Date } | null): Promise<void> {
  await db
    .updateTable('comment')
    .set({ resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
    .where('id', '=', id)
    .execute()
}
