import { type Insertable, sql } from 'kysely'
import type { CertificateAuthority, Credential, SealKey, Signing } from '../../db-types.ts'
import type { Db } from '../../platform/db.ts'
import { wrongPinsAllowed } from './rules.ts'

const authorityLock = 727_101

export async function lockAuthority(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${authorityLock})`.execute(db)
}
/** One key at a time for a person or a seal. */
export async function lockHolder(db: Db, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, ${authorityLock}))`.execute(db)
}
export async function findAuthority(db: Db) {
  return db.selectFrom('certificate_authority').select(['certificate', 'secret_id as secretId']).orderBy('created_at', 'desc').executeTakeFirst()
}
export async function insertAuthority(db: Db, row: Insertable<CertificateAuthority>): Promise<void> {
  await db.insertInto('certificate_authority').values(row).execute()
}

export async function insertCredential(db: Db, row: Insertable<Credential>): Promise<string> {
  const inserted = await db.insertInto('credential').values(row).returning('id').executeTakeFirstOrThrow()
  return inserted.id
}
export async function revoke(db: Db, id: string, at: Date, reasonTextId: string | null): Promise<boolean> {
  const row = await db
    .updateTable('credential')
    .set({ revoked_at: at, revoked_reason_text_id: reasonTextId, envelope: null, agreement_envelope: null })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function setEnvelope(db: Db, id: string, envelope: Buffer): Promise<void> {
  await db.updateTable('credential').set({ envelope }).where('id', '=', id).where('revoked_at', 'is', null).execute()
}

/** One wrong PIN more; the fifth locks. Returns how many tries are left. */
export async function countWrongPin(db: Db, id: string, at: Date): Promise<number> {
  const row = await db
    .updateTable('credential')
    .set((set) => ({
      pin_failures: sql<number>`pin_failures + 1`,
      pin_locked_at: sql<Date | null>`case when pin_failures + 1 >= ${wrongPinsAllowed} then coalesce(pin_locked_at, ${at}) else ${set.ref('pin_locked_at')} end`,
    }))
    .where('id', '=', id)
    .returning(['pin_failures', 'pin_locked_at'])
    .executeTakeFirstOrThrow()
  return row.pin_locked_at === null ? wrongPinsAllowed - row.pin_failures : 0
}
/** A right PIN clears the count, unless wrong ones that were tried beside it have locked the key meanwhile. */
export async function acceptPin(db: Db, id: string): Promise<boolean> {
  const row = await db
    .updateTable('credential')
    .set({ pin_failures: 0 })
    .where('id', '=', id)
    .where('pin_locked_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function unlock(db: Db, id: string): Promise<void> {
  await db.updateTable('credential').set({ pin_failures: 0, pin_locked_at: null }).where('id', '=', id).execute()
}

export async function insertRequest(db: Db, personId: string, by: string): Promise<void> {
  await sql`
    insert into certificate_request (person_id, created_by) values (${personId}, ${by})
    on conflict (person_id) where done_at is null do nothing`.execute(db)
}
export async function closeRequest(db: Db, personId: string, credentialId: string, at: Date): Promise<void> {
  await db
    .updateTable('certificate_request')
    .set({ done_at: at, credential_id: credentialId })
    .where('person_id', '=', personId)
    .where('done_at', 'is', null)
    .execute()
}

export async function insertSealKeys(db: Db, rows: readonly Insertable<SealKey>[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('seal_key')
      .values([...rows])
      .execute()
}
export async function removeSealKeys(db: Db, where: { sealId: string; personId?: string }, at: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update seal_key set removed_at = ${at} from credential c
    where c.id = seal_key.credential_id and c.seal_id = ${where.sealId} and seal_key.removed_at is null
      and (${where.personId ?? null}::uuid is null or seal_key.person_id = ${where.personId ?? null})
    returning seal_key.id`.execute(db)
  return rows.length
}

export async function setImage(db: Db, personId: string, fileId: string, at: Date): Promise<void> {
  await db
    .insertInto('signature_image')
    .values({ person_id: personId, file_id: fileId, set_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ file_id: fileId, set_at: at }))
    .execute()
}

/** True when this signing is new. */
export async function beginSigning(db: Db, row: Insertable<Signing>): Promise<boolean> {
  const inserted = await db
    .insertInto('signing')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}
export async function endSigning(db: Db, id: string, end: { state: 'done' | 'failed'; fileOut?: string; failure?: string; at: Date }): Promise<void> {
  await db
    .updateTable('signing')
    .set({ state: end.state, file_out: end.fileOut ?? null, failure: end.failure ?? null, finished_at: end.at })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .execute()
}
