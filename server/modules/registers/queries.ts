import { type Insertable, sql } from 'kysely'
import type { NumberChange, RegisterEntry } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'
import type { Reservation } from './reserve-number.ts'
import type { Taken } from './rules.ts'

export async function findUnit(db: Db, unitId: string) {
  return db
    .selectFrom('unit')
    .innerJoin('reader as staff', (join) => join.onRef('staff.unit_id', '=', 'unit.id').on('staff.tier', '=', 'staff'))
    .innerJoin('reader as clerk', (join) => join.onRef('clerk.unit_id', '=', 'unit.id').on('clerk.tier', '=', 'clerk'))
    .select(['unit.id', 'unit.office_id as officeId', 'unit.ancestors', 'unit.kind', 'unit.name', 'staff.no as staffReader', 'clerk.no as clerkReader'])
    .where('unit.id', '=', unitId)
    .executeTakeFirst()
}

export async function listTypes(db: Db) {
  return db.selectFrom('document_type').select(['code', 'name', 'copy']).orderBy('ordinal').execute()
}
export async function typesWithSequence(db: Db, issuerId: string): Promise<string[]> {
  const rows = await db.selectFrom('sequence_type').select('type').where('issuer_id', '=', issuerId).execute()
  return rows.map((row) => row.type)
}
export async function insertSequences(db: Db, issuerId: string, names: readonly string[]): Promise<void> {
  await db
    .insertInto('sequence')
    .values(names.map((name) => ({ issuer_id: issuerId, name })))
    .onConflict((conflict) => conflict.columns(['issuer_id', 'name']).doNothing())
    .execute()
}
export async function insertSequenceTypes(db: Db, issuerId: string, names: ReadonlyMap<string, string>): Promise<void> {
  const sequences = await db.selectFrom('sequence').select(['id', 'name']).where('issuer_id', '=', issuerId).execute()
  const byName = new Map(sequences.map((sequence) => [sequence.name, sequence.id]))
  const rows = [...names].flatMap(([type, name]) => {
    const sequence_id = byName.get(name)
    return sequence_id ? [{ issuer_id: issuerId, type, sequence_id }] : []
  })
  await db
    .insertInto('sequence_type')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['issuer_id', 'type']).doNothing())
    .execute()
}

export async function findSequence(db: Db, wanted: { issuerId: string; type: string }) {
  return db
    .selectFrom('sequence_type')
    .innerJoin('issuer', 'issuer.id', 'sequence_type.issuer_id')
    .select(['sequence_type.sequence_id as id', 'issuer.unit_id as unitId'])
    .where('sequence_type.issuer_id', '=', wanted.issuerId)
    .where('sequence_type.type', '=', wanted.type)
    .executeTakeFirst()
}
export async function findSequenceUnit(db: Db, sequenceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sequence')
    .innerJoin('issuer', 'issuer.id', 'sequence.issuer_id')
    .select('issuer.unit_id')
    .where('sequence.id', '=', sequenceId)
    .executeTakeFirst()
  return row?.unit_id
}

export async function newestYear(db: Db, sequenceId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('sequence_year')
    .select((select) => select.fn.max('year').as('year'))
    .where('sequence_id', '=', sequenceId)
    .where('last_on', 'is not', null)
    .executeTakeFirst()
  return row?.year ?? undefined
}
/** The row's lock is what keeps numbers gap-free and in order; it is made when absent. */
export async function lockYear(db: Db, sequenceId: string, year: number) {
  const row = await db
    .insertInto('sequence_year')
    .values({ sequence_id: sequenceId, year })
    .onConflict((conflict) => conflict.columns(['sequence_id', 'year']).doUpdateSet((set) => ({ year: set.ref('excluded.year') })))
    .returning(['id', 'year', 'last_n', 'last_on'])
    .executeTakeFirstOrThrow()
  return { id: row.id, year: row.year, lastN: row.last_n, lastOn: row.last_on }
}
export async function markYear(db: Db, id: string, lastN: number, lastOn: string | null): Promise<void> {
  await db.updateTable('sequence_year').set({ last_n: lastN, last_on: lastOn }).where('id', '=', id).execute()
}

type Hold = { issuedOn: string; documentId: string; holder: string; expiresAt: Date }
export async function openReservation(db: Db, documentId: string, now: Date) {
  return db
    .selectFrom('number')
    .select(['id', 'n', 'year', 'sequence_id as sequenceId', 'issued_on as issuedOn', 'provider_ref as holder'])
    .where('document_id', '=', documentId)
    .where('state', '=', 'reserved')
    .where('expires_at', '>', now)
    .executeTakeFirst()
}
export async function listFreed(db: Db, sequenceId: string, year: number, now: Date) {
  return (
    db
      .selectFrom('number')
      .select(['id', 'n', 'year'])
      .where('sequence_id', '=', sequenceId)
      .where('year', '=', year)
      .where('state', '=', 'reserved')
      .where('expires_at', '<=', now)
      .orderBy('n')
      .forUpdate()
      // One that is being completed this very moment is not free.
      .skipLocked()
      .execute()
  )
}
export async function listStandingAbove(db: Db, sequenceId: string, year: number, n: number, now: Date): Promise<Taken[]> {
  const rows = await db
    .selectFrom('number')
    .select(['n', 'state', 'issued_on'])
    .where('sequence_id', '=', sequenceId)
    .where('year', '=', year)
    .where('n', '>', n)
    .where((where) => where.or([where('state', '=', 'used'), where.and([where('state', '=', 'reserved'), where('expires_at', '>', now)])]))
    .execute()
  return rows.map((row) => ({ n: row.n, state: row.state as Taken['state'], issuedOn: row.issued_on, free: false }))
}
export async function insertNumber(db: Db, number: Hold & { sequenceId: string; year: number; n: number }): Promise<string> {
  const row = await db
    .insertInto('number')
    .values({
      sequence_id: number.sequenceId,
      year: number.year,
      n: number.n,
      state: 'reserved',
      issued_on: number.issuedOn,
      document_id: number.documentId,
      provider_ref: number.holder,
      expires_at: number.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
export async function holdNumber(db: Db, id: string, hold: Hold): Promise<void> {
  await db
    .updateTable('number')
    .set({ issued_on: hold.issuedOn, document_id: hold.documentId, provider_ref: hold.holder, expires_at: hold.expiresAt })
    .where('id', '=', id)
    .where('state', '=', 'reserved')
    .execute()
}
/** True when the reservation still was ours; an expired one that somebody else took is not. */
export async function useNumber(db: Db, reservation: Reservation, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('number')
    .set({ state: 'used', expires_at: null })
    .where('id', '=', reservation.id)
    .where('state', '=', 'reserved')
    .where('document_id', '=', reservation.documentId)
    .where('provider_ref', '=', reservation.holder)
    .where('issued_on', '=', reservation.issuedOn)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function freeNumber(db: Db, id: string, now: Date, holder?: string): Promise<void> {
  let query = db.updateTable('number').set({ expires_at: now }).where('id', '=', id).where('state', '=', 'reserved')
  if (holder !== undefined) query = query.where('provider_ref', '=', holder)
  await query.execute()
}
export async function closeNumber(db: Db, id: string, reasonTextId: string | null): Promise<void> {
  await db.updateTable('number').set({ state: 'void', expires_at: null, reason_text_id: reasonTextId }).where('id', '=', id).execute()
}

/** Takes the next line of a register; for the outgoing one the number comes from its sequence and only the register is found. */
export async function takeLine(db: Db, wanted: { unitId: string; kind: 'outgoing' | 'incoming'; year: number; today: string }) {
  const row = await db
    .insertInto('register')
    .values({ unit_id: wanted.unitId, kind: wanted.kind, year: wanted.year, last_n: 1, last_on: wanted.today })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'kind', 'year']).doUpdateSet({
        last_n: sql`register.last_n + 1`,
        last_on: sql`greatest(register.last_on, excluded.last_on)`,
      }),
    )
    .returning(['id', 'last_n', 'last_on'])
    .executeTakeFirstOrThrow()
  return { registerId: row.id, n: row.last_n, enteredOn: row.last_on ?? wanted.today }
}
export async function lockRegister(db: Db, unitId: string, kind: 'outgoing' | 'incoming', year: number) {
  const row = await db
    .insertInto('register')
    .values({ unit_id: unitId, kind, year })
    .onConflict((conflict) => conflict.columns(['unit_id', 'kind', 'year']).doUpdateSet((set) => ({ year: set.ref('excluded.year') })))
    .returning(['id', 'last_n'])
    .executeTakeFirstOrThrow()
  return { id: row.id, lastN: row.last_n }
}
export async function raiseRegister(db: Db, id: string, lastN: number): Promise<void> {
  await db.updateTable('register').set({ last_n: lastN }).where('id', '=', id).execute()
}
export async function insertNumberChange(db: Db, row: Insertable<NumberChange>): Promise<string> {
  const inserted = await db.insertInto('number_change').values(row).returning('id').executeTakeFirstOrThrow()
  return inserted.id
}

export async function insertEntry(db: Db, row: Insertable<RegisterEntry>): Promise<void> {
  await db.insertInto('register_entry').values(row).execute()
}
export async function findEntryOfNumber(db: Db, numberId: string) {
  return db
    .selectFrom('register_entry')
    .select(['id', 'n', 'unit_id', 'notation'])
    .where('number_id', '=', numberId)
    .where('cancels_id', 'is', null)
    .executeTakeFirst()
}
/** Lines are append-only and cannot be locked by what they say; the register's row stands for them. */
export async function findEntryForUpdate(db: Db, id: string) {
  const entry = await db
    .selectFrom('register_entry')
    .innerJoin('register', 'register.id', 'register_entry.register_id')
    .select(['register_entry.id', 'register_entry.n', 'register_entry.unit_id', 'register_entry.cancels_id', 'register.kind'])
    .select(['register_entry.subject_kind', 'register_entry.subject_id'])
    .where('register_entry.id', '=', id)
    .forUpdate('register')
    .executeTakeFirst()
  if (!entry) return undefined
  const cancelled = await db.selectFrom('register_entry').select('id').where('cancels_id', '=', id).executeTakeFirst()
  return { ...entry, cancelled: cancelled !== undefined }
}
/** The cancelling line repeats what it cancels, so that the register can be read line by line. */
export async function insertCancellation(db: Db, entryId: string, by: { eventId: string; reasonTextId: string; occurredAt: Date }): Promise<void> {
  await sql`
    insert into register_entry (register_id, n, entered_on, subject_kind, subject_id, access, came_by, number_id, notation, document_on, document_type,
      subject_text_id, author_name, signer_name, signer_office, drafting_unit, recipients, pages, copies, handed_on, file_sha256, occurred_at, unit_id,
      event_id, cancels_id, reason_text_id)
    select register_id, n, entered_on, subject_kind, subject_id, access, came_by, number_id, notation, document_on, document_type,
      subject_text_id, author_name, signer_name, signer_office, drafting_unit, recipients, pages, copies, handed_on, file_sha256, ${by.occurredAt}, unit_id,
      ${by.eventId}, id, ${by.reasonTextId}
    from register_entry where id = ${entryId}
    on conflict (cancels_id) where cancels_id is not null do nothing`.execute(db)
}
