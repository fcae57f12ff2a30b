import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { LiveEvent } from '../../platform/events.ts'
import type { Chains } from './chain-views.ts'

export async function findRecall(db: Db, deliveryId: string): Promise<{ at: string; answer: string | null } | null> {
  const { rows } = await sql<{ at: Date; answer: string | null }>`
    select r.at, x.text as answer
    from delivery d join recall r on r.id = d.recall_id left join recall_answer w on w.delivery_id = d.id left join private_text x on x.id = w.text_id
    where d.id = ${deliveryId}`.execute(db)
  const [row] = rows
  return row ? { at: row.at.toISOString(), answer: row.answer } : null
}

export type Recall = { at: Date; whole: boolean; copies: number; decidedBy: string; office: string; reason: string | null }
/** Recalls that closed copies of a send or of what follows it, oldest first, each with how many of these. */
export async function listRecalls(db: Db, { sends }: Chains): Promise<Recall[]> {
  const { rows } = await sql<Recall>`
    select r.at, r.whole, count(*)::int as copies, p.full_name as "decidedBy", a.office, t.text as reason
    from delivery d join recall r on r.id = d.recall_id join appointment a on a.id = r.decided_by join person p on p.id = a.person_id
      left join private_text t on t.id = r.reason_text_id
    where d.dispatch_id = any(${sends}::uuid[]) group by r.id, p.id, a.id, t.id order by r.at, r.id`.execute(db)
  return rows
}

/** How many copies a recall made before by this id closed; undefined when there is none. Throws nothing. */
export async function findRecalled(db: Db, id: string): Promise<{ documentId: string; copies: number } | undefined> {
  return db.selectFrom('recall').select(['document_id as documentId', 'copies']).where('id', '=', id).executeTakeFirst()
}

/** Receivers of recalled copies, whose open screens are told, by the event of the recall. */
export async function partiesOfRecalls(db: Db, events: readonly LiveEvent[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; parties: string[] }>`
    select e.id, array_agg(d.party_id) as parties from event e join delivery d on d.recall_id = (e.facts ->> 'recallId')::uuid
    where e.id = any(${events.map((event) => event.id)}::uuid[]) group by e.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.parties]))
}
