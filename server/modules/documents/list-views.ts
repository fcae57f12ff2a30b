import { type SqlBool, sql } from 'kysely'
import type { Urgency } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'
import { wordsIn } from '../../platform/words-in.ts'
import { asked } from './readers.ts'
import type { State } from './rules.ts'

export type ListFilter = {
  unitIds: readonly string[]
  personId: string
  readers: readonly number[]
  /** Offices whose clerk one is today. */
  clerkOf: readonly string[]
  state?: State | 'mine' | 'unsent' | undefined
  q?: string | undefined
}
export type ListCursor = { at: Date; id: string }
export type ListRow = {
  id: string
  state: State
  type: string
  typeName: string
  subject: string
  code: string
  documentOn: string | null
  urgency: Urgency
  issuerName: string
  drafterName: string
  signerName: string
  changedAt: Date
  dispatchId: string | null
  recipients: number
  accepted: number
  finished: number
}

const unsent = sql<SqlBool>`o.state = 'issued' and not o.issued_on_paper and not exists (select 1 from dispatch s where s.document_id = o.id)`
function conditionOf(state: ListFilter['state'], personId: string) {
  if (state === undefined) return sql<SqlBool>`true`
  if (state === 'mine') return sql<SqlBool>`o.drafted_by = ${personId}`
  return state === 'unsent' ? unsent : sql<SqlBool>`o.state = ${state}`
}
/**
 * What may be seen stands in the search entry, written with every change of the document. Papers for named people are
 * asked themselves, as readers.ts does: clerks come and go without the document changing.
 */
const seen = (filter: ListFilter) => sql`
  document o join search_entry e on e.kind = 'document' and e.id = o.id and e.part = 0 and case o.access
    when 'unit' then e.readers && ${[...filter.readers]}::int[]
    else o.drafted_by = ${filter.personId} or o.signer_id = ${filter.personId}
      or exists (select 1 from step s where s.document_id = o.id and ${asked} and ${filter.personId} in (s.person_id, s.decided_by))
      or (o.state in ('signed', 'issued', 'voided') and o.unit_id = any(${[...filter.clerkOf]}::uuid[])) end`
const saying = sql`vn_fold(o.code || ' ' || o.subject)`

export async function findDocuments(db: Db, filter: ListFilter, page: { limit: number; after?: ListCursor | undefined }): Promise<ListRow[]> {
  // Postgres keeps microseconds, the cursor milliseconds.
  const below = page.after ? sql<SqlBool>`(date_trunc('milliseconds', o.changed_at), o.id) < (${page.after.at}, ${page.after.id}::uuid)` : sql<SqlBool>`true`
  const { rows } = await sql<ListRow>`
    with shown as (
      select o.* from ${seen(filter)}
      where o.origin = 'own' and o.unit_id = any(${[...filter.unitIds]}::uuid[]) and ${conditionOf(filter.state, filter.personId)} and ${wordsIn(saying, filter.q)} and ${below}
      order by date_trunc('milliseconds', o.changed_at) desc, o.id desc limit ${page.limit}
    )
    select o.id, o.state, o.type, t.name as "typeName", o.subject, o.code, o.document_on as "documentOn", o.urgency, i.name as "issuerName",
      coalesce(p.full_name, '') as "drafterName", coalesce(nullif(o.signer_name, ''), signer.full_name, '') as "signerName",
      date_trunc('milliseconds', o.changed_at) as "changedAt", s.id as "dispatchId", coalesce(s.recipients, 0) as recipients,
      coalesce(progress.accepted, 0)::int as accepted, coalesce(progress.finished, 0)::int as finished
    from shown o join document_type t on t.code = o.type join issuer i on i.id = o.issuer_id
      left join person p on p.id = o.drafted_by left join person signer on signer.id = o.signer_id
      left join lateral (select id, recipients from dispatch where document_id = o.id and forwards_delivery_id is null order by sent_at desc limit 1) s on true
      left join lateral (
        select count(*) filter (where d.state in ('03', '04', '05', '06')) as accepted, count(*) filter (where d.state = '06') as finished
        from delivery d where d.dispatch_id = s.id) progress on true
    order by date_trunc('milliseconds', o.changed_at) desc, o.id desc`.execute(db)
  return rows
}

/** How many each choice of `state` would list under the other filters. */
export async function countDocuments(db: Db, filter: ListFilter): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as all, (count(*) filter (where o.drafted_by = ${filter.personId}))::int as mine, (count(*) filter (where ${unsent}))::int as unsent,
      (count(*) filter (where o.state = 'draft'))::int as draft, (count(*) filter (where o.state = 'submitted'))::int as submitted,
      (count(*) filter (where o.state = 'signed'))::int as signed, (count(*) filter (where o.state = 'issued'))::int as issued,
      (count(*) filter (where o.state = 'voided'))::int as voided
    from ${seen(filter)} where o.origin = 'own' and o.unit_id = any(${[...filter.unitIds]}::uuid[]) and ${wordsIn(saying, filter.q)}`.execute(db)
  return rows[0] ?? {}
}
