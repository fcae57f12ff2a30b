import { type RawBuilder, sql } from 'kysely'
import type { DeskAct, DeskGroup, Urgency } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

/** Whose desk: the appointments whose reviews are his (own, and of whom he stands in for), the leaders for whom he gives work out, what he is clerk of, where he works, today. */
export type Owner = {
  personId: string
  holds: readonly string[]
  instead: readonly { personId: string; officeId: string }[]
  clerkOf: readonly string[]
  worksIn: readonly string[]
  today: string
  overdueBefore: string
  now: Date
}
export type DeskRow = {
  objectKind: 'document' | 'delivery' | 'dispatch' | 'consult_request' | 'credential'
  objectId: string
  title: string
  code: string
  typeName: string
  who: string
  unitName: string
  urgency: Urgency
  at: Date
  dueOn: string | null
  remindedAt: Date | null
  count: number | null
  reason: string | null
  act: DeskAct | null
  total: number
  stepId?: string
  documentId: string | null
}

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
type Columns = Partial<Record<'kind' | 'id' | 'who' | 'unit' | 'at' | 'due' | 'reminded' | 'count' | 'reason' | 'act', RawBuilder<unknown>>>
/** The columns of a row about `document o` with `document_type t`; without a day of its own a row is due when the document wants its answer. */
const columns = (given: Columns) => sql`
  ${given.kind ?? sql`'document'`} as "objectKind", ${given.id ?? sql`o.id`} as "objectId", o.subject as title, o.code, t.name as "typeName",
  coalesce(${given.who ?? sql`''`}, '') as who, coalesce(${given.unit ?? sql`o.author_name`}, '') as "unitName", o.urgency, ${given.at ?? sql`o.changed_at`} as at,
  coalesce(${given.due ?? sql`null::date`}, o.reply_due_on) as "dueOn", ${given.reminded ?? sql`null::timestamptz`} as "remindedAt", ${given.count ?? sql`null::int`} as count,
  ${given.reason ?? sql`null::text`} as reason, ${given.act ?? sql`null::text`} as act, o.id as "documentId"`
const person = (id: RawBuilder<unknown>) => sql`(select full_name from person where id = ${id})`
const lastReturn = sql`
  join lateral (select s.state, s.decided_at, coalesce(s.decided_by, s.person_id) as person_id, x.text from step s left join private_text x on x.id = s.reason_text_id
    where s.document_id = o.id and s.state not in ('dropped', 'replaced') order by s.ordinal desc limit 1) back on back.state = 'returned'`

const documentGroups: Record<'review' | 'sign' | 'seal' | 'send', (owner: Owner) => RawBuilder<unknown>> = {
  review: (owner) => sql`select ${columns({ who: person(sql`o.drafted_by`) })}, s.id as "stepId"
    from step s join document o on o.id = s.document_id and o.state = 'submitted' join document_type t on t.code = o.type
    where s.state = 'waiting' and s.kind = 'review' and s.appointment_id = any(${ids(owner.holds)})`,
  sign: (owner) => sql`select ${columns({ who: person(sql`o.drafted_by`) })} from document o join document_type t on t.code = o.type
    where o.signer_id = ${owner.personId} and o.state = 'submitted'
      and exists (select 1 from step s where s.document_id = o.id and s.kind = 'sign' and s.state = 'waiting')`,
  seal: (owner) => sql`select ${columns({ who: sql`o.signer_name` })} from document o join document_type t on t.code = o.type
    where o.unit_id = any(${ids(owner.clerkOf)}) and o.state = 'signed'`,
  // All that was ever issued is gone through, in indexes alone; the papers are read of what is left.
  send: (owner) => sql`select ${columns({ who: sql`o.signer_name` })}
    from (select i.id from document i where i.unit_id = any(${ids(owner.clerkOf)}) and i.state = 'issued' and not i.issued_on_paper
        and not exists (select 1 from dispatch s where s.document_id = i.id) offset 0) unsent
      join document o on o.id = unsent.id join document_type t on t.code = o.type`,
}

/** Papers that came back: own drafts, and registered copies that a leader gave back to the clerk. */
const returned = (owner: Owner) => sql`
  select ${columns({ who: person(sql`back.person_id`), at: sql`back.decided_at`, reason: sql`back.text` })}
  from document o join document_type t on t.code = o.type ${lastReturn}
  where o.drafted_by = ${owner.personId} and o.state = 'draft'
  union all
  select ${columns({ kind: sql`'delivery'`, id: sql`d.id`, who: person(sql`b.to_person_id`), at: sql`b.decided_at`, due: sql`d.due_on`, reason: sql`x.text` })}
  from submission b join delivery d on b.subject_kind = 'delivery' and d.id = b.subject_id and d.state = '03'
    join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type
    left join private_text x on x.id = b.reason_text_id
  where b.unit_id = any(${ids(owner.clerkOf)}) and b.state = 'returned'
    and not exists (select 1 from submission later where later.subject_kind = 'delivery' and later.subject_id = b.subject_id and later.at > b.at)`

/** Own sends that a receiver refused and that nothing followed yet, one row a send. Which sends: found first, for those of all offices and years stand in one index. */
const refused = (owner: Owner) => sql`
  select ${columns({
    ...{ kind: sql`'dispatch'`, id: sql`s.id`, at: sql`bad.at`, count: sql`bad.n`, unit: sql`bad.names` },
    reason: sql`(select x.text from delivery_event e join private_text x on x.id = e.reason_text_id where e.delivery_id = bad.newest and e.code = '02' limit 1)`,
  })}
  from (select d.dispatch_id, count(*)::int as n, max(d.state_at) as at, string_agg(u.short_name, ', ' order by u.sort_key) as names,
      (array_agg(d.id order by d.state_at desc))[1] as newest
    from (select own.id from dispatch own
        where own.from_party_id = any(${ids(owner.clerkOf)}) and own.id in (select dispatch_id from delivery where state = '02')
          and not exists (select 1 from dispatch later where later.follows_dispatch_id = own.id) offset 0) left_over
      join delivery d on d.dispatch_id = left_over.id and d.state = '02' join unit u on u.id = d.party_id group by d.dispatch_id) bad
    join dispatch s on s.id = bad.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type`

const fault = (owner: Owner) => sql`
  select ${columns({ kind: sql`'dispatch'`, id: sql`s.id`, at: sql`bad.at`, count: sql`bad.n`, unit: sql`bad.names`, reason: sql`bad.words` })}
  from (select d.dispatch_id, count(*)::int as n, max(f.at) as at, string_agg(distinct u.short_name, ', ') as names, (array_agg(x.text order by f.at desc))[1] as words
    from delivery_fault f join delivery d on d.id = f.delivery_id join unit u on u.id = d.party_id left join private_text x on x.id = f.text_id
    where f.answered_at is null and d.state not in ('02', '13') group by d.dispatch_id) bad
    join dispatch s on s.id = bad.dispatch_id and s.from_party_id = any(${ids(owner.clerkOf)})
    join document o on o.id = s.document_id join document_type t on t.code = o.type`

/** Copies of ours that their sender recalled after we had them: what became of them is to be told (Decree 30/2020 art. 18 k.4b). */
const recalled = (owner: Owner) => sql`
  select ${columns({ kind: sql`'delivery'`, id: sql`d.id`, who: person(sql`r.by`), at: sql`r.at`, due: sql`null::date`, reason: sql`x.text` })}
  from delivery d join recall r on r.id = d.recall_id join private_text x on x.id = r.reason_text_id
    join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type
  where d.party_id = any(${ids(owner.clerkOf)}) and d.register_entry_id is not null
    and not exists (select 1 from recall_answer w where w.delivery_id = d.id)`

const instruct = (owner: Owner) => sql`
  select ${columns({ kind: sql`'delivery'`, id: sql`d.id`, who: person(sql`b.by`), at: sql`b.at`, due: sql`d.due_on`, reason: sql`x.text` })}
  from submission b join delivery d on b.subject_kind = 'delivery' and d.id = b.subject_id join dispatch s on s.id = d.dispatch_id
    join document o on o.id = s.document_id join document_type t on t.code = o.type left join private_text x on x.id = b.note_text_id
    join unit u on u.id = b.unit_id
  where (b.to_person_id = ${owner.personId} or (b.to_person_id, u.office_id) in (
      select * from unnest(${ids(owner.instead.map((one) => one.personId))}, ${ids(owner.instead.map((one) => one.officeId))}))) and b.state = 'waiting' and d.state in ('03', '04', '05')`

const reminded = sql`greatest((select max(n.at) from task_notice n where n.assignment_id = a.id and n.step <> 'escalated'),
  (select max(g.at) from urging g where g.subject_kind = a.subject_kind and g.subject_id = a.subject_id and g.at >= a.at))`
/** To the person, or to a department he works in; what is only for information asks for nothing. */
const assigned = (owner: Owner) => sql`
  select ${columns({
    ...{ kind: sql`'delivery'`, id: sql`d.id`, who: person(sql`a.by`), at: sql`a.at`, due: sql`coalesce(a.due_on, d.due_on)`, reminded, reason: sql`x.text` },
    act: sql`case when a.role = 'lead' and d.state in ('03', '04') then 'start' end`,
  })}
  from assignment a join delivery d on a.subject_kind = 'delivery' and d.id = a.subject_id and d.state in ('03', '04', '05')
    join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type
    left join private_text x on x.id = a.instruction_text_id
  where (a.person_id = ${owner.personId} or (a.to_unit_id = any(${ids(owner.worksIn)}) and not d.named))
    and a.state in ('open', 'started') and a.role in ('lead', 'support')`

/** What others have left overdue and he was told of, while he leads or works there. */
const escalated = (owner: Owner) => sql`
  select ${columns({
    ...{ kind: sql`'delivery'`, id: sql`d.id`, at: sql`n.at`, due: sql`n.due_on`, unit: sql`''`, reason: sql`x.text` },
    who: sql`coalesce(${person(sql`a.person_id`)}, (select name from unit where id = a.to_unit_id))`,
  })}
  from (select assignment_id, due_on, max(at) as at from task_notice where party_id = ${owner.personId} and step = 'escalated' group by assignment_id, due_on) n
    join assignment a on a.id = n.assignment_id and a.state in ('open', 'started') and a.unit_id = any(${ids(owner.worksIn)})
    join delivery d on a.subject_kind = 'delivery' and d.id = a.subject_id and d.state in ('03', '04', '05') and coalesce(a.due_on, d.due_on) = n.due_on
    join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type
    left join private_text x on x.id = a.instruction_text_id`

/** Drafts on which an opinion is asked, of the person or of a unit he sits or works in, or of what it follows; of one for named people the persons alone. */
const consult = (owner: Owner) => sql`
  select ${columns({
    ...{ kind: sql`'consult_request'`, id: sql`r.id`, who: person(sql`r.by`), at: sql`max(c.asked_at)`, due: sql`r.due_on` },
    reminded: sql`max(c.reminded_at)`,
  })}
  from consult_party c join consult_request r on r.id = c.request_id and r.state = 'open'
    join document o on o.id = r.document_id and o.state is distinct from 'issued' join document_type t on t.code = o.type
  where c.state = 'open' and (c.person_id = ${owner.personId} or (o.access = 'unit' and c.unit_id in (
    select unnest(${ids(owner.clerkOf)} || ${ids(owner.worksIn)})
    union select a.unit_id from appointment a join role_grant g on g.appointment_id = a.id and g.role <> 'administrator'
      where a.person_id = ${owner.personId} and a.from_on <= ${owner.today} and (a.to_on is null or a.to_on >= ${owner.today})
    union select unit_id from unit_successor where successor_id = any(${ids(owner.clerkOf)} || ${ids(owner.worksIn)}) and takes_over and on_date <= ${owner.today})))
  group by r.id, o.id, t.code`

const setPin = (owner: Owner) => sql`
  select 'credential' as "objectKind", r.person_id as "objectId", '' as title, '' as code, '' as "typeName", coalesce(${person(sql`r.created_by`)}, '') as who,
    '' as "unitName", 'thuong' as urgency, r.created_at as at, null::date as "dueOn", null::timestamptz as "remindedAt", null::int as count, null::text as reason, null::text as act, null::uuid as "documentId"
  from certificate_request r where r.person_id = ${owner.personId} and r.done_at is null`

/** Groups of which few wait at a time; of the others thousands may. */
type MixedGroup = Exclude<DeskGroup, 'register' | 'submit'>
const groups: Record<MixedGroup, (owner: Owner) => RawBuilder<unknown>> = {
  ...documentGroups,
  ...{ returned, refused, fault, recalled, instruct, escalated, assigned, consult, set_pin: setPin },
}
const urgencyRank = sql`array_position(array['hoa_toc', 'thuong_khan', 'khan', 'thuong'], x.urgency)`

/** One group of the desk: overdue first, then urgent, then what waits longest; with the true count. */
export async function listGroup(db: Db, group: MixedGroup, owner: Owner, limit: number): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select x.*, (count(*) over ())::int as total from (${groups[group](owner)}) x
    order by (x."dueOn" < ${owner.overdueBefore}) desc nulls last, ${urgencyRank}, x.at limit ${limit}`.execute(db)
  return rows
}

/** Copies that nobody has registered yet. Many may wait: they are counted by the index, and only the first are read. */
export async function listToRegister(db: Db, owner: Owner, limit: number): Promise<DeskRow[]> {
  if (owner.clerkOf.length === 0) return []
  const waiting = sql`party_id = any(${ids(owner.clerkOf)}) and state in ('00', '01')`
  const { rows } = await sql<DeskRow>`
    with first as (select * from delivery where ${waiting} order by (reply_due_on < ${owner.overdueBefore}) desc nulls last, urgency_order, sent_at limit ${limit})
    select ${columns({ kind: sql`'delivery'`, id: sql`d.id`, at: sql`d.sent_at`, reminded: sql`d.reminded_at`, act: sql`'accept'` })},
      (select count(*)::int from delivery where ${waiting}) as total
    from first d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type`.execute(db)
  return rows
}

/** Registered for action, and neither submitted nor given out: nobody but the clerk knows of it. Sorted before anything is read beside. */
export async function listToSubmit(db: Db, owner: Owner, limit: number): Promise<DeskRow[]> {
  if (owner.clerkOf.length === 0) return []
  const { rows } = await sql<DeskRow>`
    with first as (
      select d.id, d.dispatch_id, coalesce(d.due_on, d.reply_due_on) as due_on, d.reminded_at, coalesce(d.state_at, d.sent_at) as at, (count(*) over ())::int as total
      from delivery d
      where d.party_id = any(${ids(owner.clerkOf)}) and d.purpose = 'action' and d.state = '03'
        and not exists (select 1 from submission b where b.subject_kind = 'delivery' and b.subject_id = d.id)
        and not exists (select 1 from assignment a where a.subject_kind = 'delivery' and a.subject_id = d.id and a.state in ('open', 'started'))
      order by (coalesce(d.due_on, d.reply_due_on) < ${owner.overdueBefore}) desc nulls last, d.urgency_order, at limit ${limit}
    )
    select ${columns({ kind: sql`'delivery'`, id: sql`d.id`, at: sql`d.at`, due: sql`d.due_on`, reminded: sql`d.reminded_at` })}, d.total
    from first d join dispatch s on s.id = d.dispatch_id join document o on o.id = s.document_id join document_type t on t.code = o.type`.execute(db)
  return rows
}
