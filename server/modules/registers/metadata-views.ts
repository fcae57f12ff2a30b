import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Extra } from './metadata.ts'

type Found = Extra & { id: string }
const outgoing = (ids: readonly string[], today: string) => sql<Found>`
  select e.id, e.signer_office as position, o.reply_due_on::text as "replyDueOn", '[]'::json as trace,
    coalesce((select json_agg(json_build_object('code', c.code, 'name', u.name) order by u.sort_key)
      from unit u left join lateral (select code from party_code k where k.party_id = u.id and k.scheme in ('organ_new', 'organ_old')
        and (k.to_on is null or k.to_on >= ${today}) order by k.scheme = 'organ_new' desc, k.from_on desc limit 1) c on true
      where u.id in (select d.party_id from dispatch s join delivery d on d.dispatch_id = s.id where s.document_id = o.id and s.forwards_delivery_id is null)), '[]') as "to"
  from register_entry e join document o on o.id = e.subject_id where e.id = any(${ids}::uuid[])`

const when = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI')`
const incoming = (ids: readonly string[]) => sql<Found>`
  select e.id, e.signer_office as position, null as "replyDueOn", '[]'::json as "to",
    coalesce((select json_agg(x.said order by x.at) from (
      select v.occurred_at as at, concat_ws('; ', ${when('v.occurred_at')}, v.code, who.full_name, reason.text) as said
      from delivery_event v left join person who on who.id = v.person_id left join private_text reason on reason.id = v.reason_text_id
      where v.delivery_id = e.subject_id
      union all
      select a.at, concat_ws('; ', ${when('a.at')}, case a.role when 'lead' then 'Chủ trì' when 'support' then 'Phối hợp' else 'Để biết' end,
        coalesce(who.full_name, u.short_name), given.text)
      from assignment a left join person who on who.id = a.person_id left join unit u on u.id = a.to_unit_id
        left join private_text given on given.id = a.instruction_text_id
      where a.subject_kind = e.subject_kind and a.subject_id = e.subject_id) x), '[]') as trace
  from register_entry e where e.id = any(${ids}::uuid[])`

/** What the metadata of lines has besides the book: receivers with their codes, signer's office, the way of an incoming document. */
export async function listExtras(db: Db, kind: 'outgoing' | 'incoming', ids: readonly string[], today: string): Promise<Map<string, Extra>> {
  const { rows } = await (kind === 'outgoing' ? outgoing(ids, today) : incoming(ids)).execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

type Control = { access: 'unit' | 'named'; unitName: string; people: string[]; sha256: string | null }
/** Who may read what a line bears: the whole office, or the people on the document besides the clerks. */
export async function findControl(db: Db, entryId: string): Promise<Control> {
  const { rows } = await sql<Control>`
    select e.access, u.name as "unitName", encode(e.file_sha256, 'hex') as sha256,
      case when e.access = 'unit' then '{}'::text[] else array(
        select distinct p.full_name from person p where p.id in (
          select drafted_by from document where id = e.subject_id union select signer_id from document where id = e.subject_id
          union select person_id from step where document_id = e.subject_id
          union select to_person_id from submission where subject_id = e.subject_id union select person_id from assignment where subject_id = e.subject_id
        ) order by p.full_name) end as people
    from register_entry e join unit u on u.id = e.unit_id where e.id = ${entryId}`.execute(db)
  return rows[0] as Control
}
/** What replaces, amends or corrects it counts from its issue on, and not at all when the tie ended while it was drafted. */
const counts = sql`(v.name <> 'document.amendment_drafted' or exists (
  select 1 from document n where n.id = (v.facts->>'documentId')::uuid and n.issued_at is not null and (
    exists (select 1 from amendment k where k.document_id = n.id and k.earlier_id = v.object_id)
    or exists (select 1 from event r where r.object_id = v.object_id and r.name = 'document.amendment_removed' and r.facts->>'documentId' = n.id::text))))`
/** What was done with it, oldest first: acts are never changed, so neither is this. */
export async function listChanges(db: Db, of: { objectId: string; entryId: string }) {
  const { rows } = await sql<{ id: string; name: string; at: Date; who: string; reason: string | null; other: string | null }>`
    select v.id, v.name, v.recorded_at as at, coalesce(p.full_name, '') as who, x.text as reason, nullif(n.code, '') as other
    from event v left join person p on p.id = v.actor_id
      left join private_text x on v.name in ('document.amendment_changed', 'document.amendment_removed') and x.id = (v.facts->>'reasonTextId')::uuid
      left join document n on v.name in ('document.amendment_drafted', 'document.amendment_changed', 'document.amendment_removed')
        and n.id = (case when v.facts->>'documentId' = v.object_id::text then v.facts->>'earlierId' else v.facts->>'documentId' end)::uuid
    where v.object_kind in ('document', 'delivery', 'register_entry') and v.object_id in (${of.objectId}, ${of.entryId}) and ${counts}
    order by v.seq limit 500`.execute(db)
  return rows
}

/** Where the line of a document (outgoing) or of a copy (incoming) stands; its own id does as well. */
export async function findLinePlace(db: Db, kind: 'outgoing' | 'incoming', id: string) {
  return db
    .selectFrom('register_entry')
    .innerJoin('register', 'register.id', 'register_entry.register_id')
    .select(['register_entry.id', 'register_entry.n', 'register_entry.unit_id as unitId', 'register.year'])
    .where('register.kind', '=', kind)
    .where('register_entry.cancels_id', 'is', null)
    .where((where) => where.or([where('register_entry.id', '=', id), where('register_entry.subject_id', '=', id)]))
    .orderBy('register_entry.seq', 'desc')
    .executeTakeFirst()
}
