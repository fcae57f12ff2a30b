import { type Insertable, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Urgency, unrecallable } from '../../../contract/words.ts'
import type { DeliveryEvent, DeliveryFault, Dispatch, Recall, RecallAnswer } from '../../db-types.ts'
import { type Db, prepared } from '../../platform/db.ts'
import { hasActiveClerk, unitsOfActiveClerks } from '../organisation/public.ts'
import { type Chains, newestCopies } from './chain-views.ts'
import { newStates, reminderPauseMs, type Status, settledStates, urgencyOrder } from './rules.ts'

export type Receiver = { unitId: string; purpose: 'action' | 'information' }

/** True when the send is new; false when the same id was sent before. */
export async function insertDispatch(db: Db, row: Insertable<Dispatch>): Promise<boolean> {
  const inserted = await db
    .insertInto('dispatch')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** What of the document says how it presses: frozen on every copy. */
type Pressing = { urgency: Urgency; replyDueOn: string | null }

const mostOfOnePlan = 5_000
export type Written = {
  recipients: number
  forAction: number
  waiting: number /** Who finds it: the receivers' staff, of a named document their clerks alone. */
  readers: number[]
}
/**
 * One statement whatever the number of receivers. The list is frozen: it comes out of a join to `unit` and nothing is
 * added later. The copy has arrived (01) at commit when the unit has a clerk who can sign in, else it waits (00).
 */
export async function insertDeliveries(
  db: Db,
  dispatch: { id: string; sentAt: Date; named: boolean } & Pressing,
  receivers: readonly Receiver[],
): Promise<Written> {
  // One plan, by the keys, suits every list up to the communes of the whole country; a longer one is planned for itself.
  const plan = receivers.length <= mostOfOnePlan ? prepared : sql``
  const { rows } = await sql<Omit<Written, 'readers'> & { readers: number[] | null }>`${plan}
    with receiver as materialized (
      select unit.id, given.purpose, case when unit.kind = 'department' then unit.office_id else unit.id end as office_id
      from unnest(${receivers.map((one) => one.unitId)}::uuid[], ${receivers.map((one) => one.purpose)}::text[]) as given(unit_id, purpose)
        join unit on unit.id = given.unit_id
    ), served as materialized (${unitsOfActiveClerks(sql`select id from receiver union select office_id from receiver`)}),
    copy as (
      insert into delivery (dispatch_id, party_id, sent_at, purpose, state, named, urgency_order, reply_due_on)
      select ${dispatch.id}, id, ${dispatch.sentAt}::timestamptz, purpose,
        case when id in (select unit_id from served) or office_id in (select unit_id from served) then '01' else '00' end,
        ${dispatch.named}::boolean, ${urgencyOrder(dispatch.urgency)}::smallint, ${dispatch.replyDueOn}::date
      from receiver order by id
      returning party_id, purpose, state
    )
    select count(*)::int as recipients, (count(*) filter (where purpose = 'action'))::int as "forAction",
      (count(*) filter (where state = '00'))::int as waiting, array_agg(reader.no) as readers
    from copy join reader on reader.unit_id = copy.party_id and reader.tier = ${dispatch.named ? 'clerk' : 'staff'}`.execute(db)
  const [row] = rows
  return { recipients: row?.recipients ?? 0, forAction: row?.forAction ?? 0, waiting: row?.waiting ?? 0, readers: row?.readers ?? [] }
}

/** The copy of a document from outside that a clerk enters: by hand, arrived at once. False when the id is used. */
export async function insertByHand(
  db: Db,
  row: { id: string; dispatchId: string; unitId: string; at: Date; named: boolean; dueOn: string | null; urgency: Urgency },
): Promise<boolean> {
  const { rows } = await sql`
    insert into delivery (id, dispatch_id, party_id, sent_at, purpose, route, named, opened_at, due_on, urgency_order)
    select ${row.id}, ${row.dispatchId}, unit.id, ${row.at}, 'action', 'hand', ${row.named}, ${row.at}, ${row.dueOn},
      ${urgencyOrder(row.urgency)}::smallint from unit where unit.id = ${row.unitId}
    on conflict (id) do nothing returning id`.execute(db)
  return rows.length === 1
}

export async function listStatuses(db: Db, deliveryId: string): Promise<Status[]> {
  const rows = await db.selectFrom('delivery_event').select(['code', 'occurred_at', 'reason_text_id']).where('delivery_id', '=', deliveryId).execute()
  return rows.map((row) => ({ code: row.code, occurredAt: row.occurred_at, reason: row.reason_text_id !== null }))
}
/** The same report twice is one. */
export async function insertStatus(db: Db, row: Insertable<DeliveryEvent>): Promise<void> {
  await db
    .insertInto('delivery_event')
    .values(row)
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .execute()
}
export async function setState(db: Db, id: string, state: string, at: Date): Promise<void> {
  await db.updateTable('delivery').set({ state, state_at: at }).where('id', '=', id).execute()
}
export async function markAccepted(db: Db, id: string, accepted: { at: Date; entryId: string | null; dueOn: string | null; sameAsIssued: boolean | null }) {
  await db
    .updateTable('delivery')
    .set((set) => ({
      opened_at: set.fn.coalesce('opened_at', sql<Date>`${accepted.at}`),
      register_entry_id: accepted.entryId,
      due_on: set.fn.coalesce(sql<string | null>`${accepted.dueOn}::date`, 'due_on'),
      same_as_issued: accepted.sameAsIssued,
    }))
    .where('id', '=', id)
    .execute()
}

/** The first opening by anybody of the unit clears "unread". */
export async function markOpened(db: Db, deliveryId: string, at: Date): Promise<void> {
  await db.updateTable('delivery').set({ opened_at: at }).where('id', '=', deliveryId).where('opened_at', 'is', null).execute()
}

export async function insertFault(db: Db, row: Insertable<DeliveryFault>): Promise<boolean> {
  const inserted = await db
    .insertInto('delivery_fault')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
/** A supplement answers the faults that its receivers reported of what it follows, and of what followed that before. */
export async function answerFaults(db: Db, dispatchId: string, earlier: Chains, at: Date): Promise<void> {
  await sql`
    update delivery_fault set answered_at = ${at}
    from delivery old join delivery copy on copy.party_id = old.party_id and copy.dispatch_id = ${dispatchId}
    where old.dispatch_id = any(${earlier.sends}::uuid[]) and delivery_fault.delivery_id = old.id and delivery_fault.answered_at is null`.execute(db)
}

export type ReminderFilter = { states?: readonly string[] | undefined; unopened?: boolean | undefined; unitIds?: readonly string[] | undefined }
function filtered(filter: ReminderFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`true`]
  if (filter.states) parts.push(sql<SqlBool>`state = any(${filter.states}::text[])`)
  if (filter.unopened) parts.push(sql<SqlBool>`opened_at is null and state = '01'`)
  if (filter.unitIds) parts.push(sql<SqlBool>`party_id = any(${filter.unitIds}::uuid[])`)
  return sql.join(parts, sql` and `)
}
/** Reminds of the newest copies and counts them in one statement; who was reminded within the hour is left out, also when two people remind at once. */
export async function remind(
  db: Db,
  reminder: { id: string; chain: Chains; unitId: string; by: string; at: Date; messageTextId: string | null },
  filter: ReminderFilter,
): Promise<number> {
  const pauseEnd = new Date(reminder.at.getTime() - reminderPauseMs)
  const { rows } = await sql<{ reminded: number }>`
    with reminded as (
      update delivery set reminded_at = ${reminder.at}
      where id in (select newest.id from (${newestCopies(reminder.chain, sql`d.id`)}) newest) and purpose = 'action' and state <> all(${settledStates}::text[])
        and (reminded_at is null or reminded_at <= ${pauseEnd}) and ${filtered(filter)}
      returning 1
    )
    insert into reminder (id, dispatch_id, unit_id, reminded, message_text_id, by, at)
    select ${reminder.id}, ${reminder.chain.heads[0]}, ${reminder.unitId}, count(*), ${reminder.messageTextId}, ${reminder.by}, ${reminder.at}
    from reminded having count(*) > 0
    returning reminded`.execute(db)
  return rows[0]?.reminded ?? 0
}

/** Locks the copies in one order, so that two people who take back the same ones wait for each other instead of deadlocking. */
export async function lockForWithdrawal(db: Db, chain: Chains, deliveryIds: readonly string[]) {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'state'])
    .where('dispatch_id', 'in', chain.sends)
    .where('id', 'in', deliveryIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  const early = rows.filter((row) => (newStates as readonly string[]).includes(row.state)).map((row) => row.id)
  return { early, found: rows.length }
}
/** Inside, the request (13) and the receiver's agreement (15) are one moment. */
export async function withdraw(db: Db, ids: readonly string[], by: { eventId: string; personId: string; reasonTextId: string; occurredAt: Date; at: Date }) {
  await sql`
    insert into delivery_event (delivery_id, code, occurred_at, source, source_key, event_id, reason_text_id, person_id)
    select id, code, ${by.occurredAt}, 'inside', 'inside:' || id || ':' || code || ':' || ${by.eventId}::text, ${by.eventId}, ${by.reasonTextId}, ${by.personId}
    from unnest(${ids}::uuid[]) as copy(id) cross join unnest(array['13', '15']) as status(code)
    on conflict (source_key) do nothing`.execute(db)
  await sql`update delivery set state = '13', state_at = ${by.at} where id = any(${ids}::uuid[])`.execute(db)
}

/** Every copy of a document that can be recalled, or those named and what their receivers sent on of them. */
export async function lockForRecall(db: Db, documentId: string, deliveryIds?: readonly string[]): Promise<string[]> {
  const named = deliveryIds ? sql`and d.id in (select id from reached)` : sql``
  const { rows } = await sql<{ id: string }>`
    with recursive reached(id) as (
      select id from unnest(${[...(deliveryIds ?? [])]}::uuid[]) as given(id)
      union
      select d.id from reached r join dispatch s on s.forwards_delivery_id = r.id join delivery d on d.dispatch_id = s.id
    )
    select d.id from delivery d join dispatch s on s.id = d.dispatch_id
    where s.document_id = ${documentId} and d.state <> all(${[...unrecallable]}) ${named} order by d.id for update of d`.execute(db)
  return rows.map((row) => row.id)
}
export async function insertRecall(db: Db, row: Insertable<Recall>): Promise<void> {
  await db.insertInto('recall').values(row).execute()
}
export async function markRecalled(db: Db, ids: readonly string[], recallId: string): Promise<void> {
  await sql`update delivery set recall_id = ${recallId} where id = any(${ids}::uuid[])`.execute(db)
}
export async function insertRecallAnswer(db: Db, row: Insertable<RecallAnswer>): Promise<boolean> {
  const inserted = await db
    .insertInto('recall_answer')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Copies that waited because nobody could sign in arrive as soon as the unit has a clerk. */
export async function listArrivable(db: Db, limit: number) {
  const { rows } = await sql<{ id: string; unitId: string; fromPartyId: string; dispatchId: string }>`
    select d.id, d.party_id as "unitId", s.from_party_id as "fromPartyId", s.id as "dispatchId"
    from delivery d join dispatch s on s.id = d.dispatch_id join unit on unit.id = d.party_id
    where d.state = '00' and ${hasActiveClerk('unit')}
    order by d.id limit ${limit} for update of d skip locked`.execute(db)
  return rows
}
export async function arrive(db: Db, copies: readonly { id: string; eventId: string }[], at: Date): Promise<void> {
  const ids = copies.map((copy) => copy.id)
  await sql`
    insert into delivery_event (delivery_id, code, occurred_at, source, source_key, event_id)
    select id, '01', ${at}, 'inside', 'inside:' || id || ':01', event_id
    from unnest(${ids}::uuid[], ${copies.map((copy) => copy.eventId)}::uuid[]) as copy(id, event_id)
    on conflict (source_key) do nothing`.execute(db)
  await sql`update delivery set state = '01', state_at = ${at} where id = any(${ids}::uuid[]) and state = '00'`.execute(db)
}
