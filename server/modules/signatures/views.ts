import { sql } from 'kysely'
import type { UnitRef } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'

export type CredentialRow = {
  id: string
  personId: string | null
  sealId: string | null
  certificate: Buffer
  chain: Buffer[]
  serial: string
  subject: string
  fromAt: Date
  toAt: Date
  isTest: boolean
  envelope: Buffer | null
  agreementPublic: Buffer | null
  lockedAt: Date | null
  revokedAt: Date | null
}
const columns = [
  ...(['id', 'person_id as personId', 'seal_id as sealId', 'certificate', 'chain', 'serial', 'subject', 'from_at as fromAt', 'to_at as toAt'] as const),
  ...(['is_test as isTest', 'envelope', 'agreement_public as agreementPublic', 'pin_locked_at as lockedAt', 'revoked_at as revokedAt'] as const),
] as const

export async function findCredential(db: Db, id: string): Promise<CredentialRow | undefined> {
  return db.selectFrom('credential').select(columns).where('id', '=', id).executeTakeFirst()
}
export async function newestOfPerson(db: Db, personId: string): Promise<CredentialRow | undefined> {
  return db.selectFrom('credential').select(columns).where('person_id', '=', personId).orderBy('created_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
}
export async function currentOfSeal(db: Db, sealId: string): Promise<CredentialRow | undefined> {
  return db.selectFrom('credential').select(columns).where('seal_id', '=', sealId).where('revoked_at', 'is', null).executeTakeFirst()
}
export async function hadCredential(db: Db, sealId: string): Promise<boolean> {
  return (await db.selectFrom('credential').select('id').where('seal_id', '=', sealId).executeTakeFirst()) !== undefined
}
export async function hasRequest(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('certificate_request').select('id').where('person_id', '=', personId).where('done_at', 'is', null).executeTakeFirst()
  return row !== undefined
}
export async function findSealKey(db: Db, credentialId: string, personId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('seal_key')
    .select('wrapped')
    .where('credential_id', '=', credentialId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.wrapped
}

export type PersonFacts = { id: string; fullName: string; title: string; unitName: string }
export async function findPerson(db: Db, id: string): Promise<PersonFacts | undefined> {
  const { rows } = await sql<PersonFacts>`
    select p.id, p.full_name as "fullName", coalesce(a.office, '') as title, coalesce(u.name, '') as "unitName"
    from person p left join lateral (
      select office, unit_id from appointment where person_id = p.id order by to_on nulls first, from_on, id limit 1) a on true
      left join unit u on u.id = a.unit_id
    where p.id = ${id}`.execute(db)
  return rows[0]
}
export type SealFacts = { id: string; name: string; imageFileId: string | null; unit: UnitRef; unitName: string }
export async function findSeal(db: Db, id: string): Promise<SealFacts | undefined> {
  const { rows } = await sql<SealFacts>`
    select s.id, s.name, s.image_file_id as "imageFileId", u.name as "unitName",
      jsonb_build_object('id', u.id, 'officeId', u.office_id, 'ancestors', u.ancestors, 'kind', u.kind) as unit
    from seal s join unit u on u.id = s.unit_id where s.id = ${id}`.execute(db)
  return rows[0]
}

/** People who hold the role of clerk over the unit today, with their agreement key when they have one. */
export async function clerksOf(db: Db, unitId: string): Promise<{ personId: string; agreementPublic: Buffer | null }[]> {
  const { rows } = await sql<{ personId: string; agreementPublic: Buffer | null }>`
    select distinct on (a.person_id) a.person_id as "personId", c.agreement_public as "agreementPublic"
    from role_grant g join appointment a on a.id = g.appointment_id
      left join credential c on c.person_id = a.person_id and c.revoked_at is null
    where g.role = 'clerk' and g.unit_id = ${unitId} and a.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
      and (a.to_on is null or a.to_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    order by a.person_id`.execute(db)
  return rows
}
/** Seals whose key is wrapped to the person. */
export async function sealsOf(db: Db, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from seal_key k join credential c on c.id = k.credential_id join seal s on s.id = c.seal_id
    where k.person_id = ${personId} and k.removed_at is null and c.revoked_at is null order by s.name`.execute(db)
  return rows
}
export async function findImage(db: Db, personId: string): Promise<string | undefined> {
  const row = await db.selectFrom('signature_image').select('file_id').where('person_id', '=', personId).executeTakeFirst()
  return row?.file_id
}
export async function hasBusiness(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select 1 from role_grant g join appointment a on a.id = g.appointment_id where a.person_id = ${personId}
      and g.role in ('clerk', 'leader') and (a.to_on is null or a.to_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

/** In a demonstration keys and images are made at their first use: who never had one is as ready as who has. */
export async function readiness(db: Db, personIds: readonly string[], now: Date): Promise<Map<string, { hasCertificate: boolean; hasImage: boolean }>> {
  const { rows } = await sql<{ id: string; hasCertificate: boolean; hasImage: boolean }>`
    select p.id, exists (select 1 from credential c where c.person_id = p.id and c.revoked_at is null and c.pin_locked_at is null and c.to_at > ${now}) or untouched as "hasCertificate",
      exists (select 1 from signature_image i where i.person_id = p.id) or untouched as "hasImage"
    from person p cross join lateral (select exists (select 1 from installation where kind = 'demo')
      and not exists (select 1 from credential c where c.person_id = p.id)
      and not exists (select 1 from certificate_request r where r.person_id = p.id and r.done_at is null) as untouched) demo
    where p.id = any(${[...personIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

export async function findSigning(db: Db, id: string) {
  return db
    .selectFrom('signing')
    .select(['id', 'file_in as fileIn', 'field', 'credential_id as credentialId', 'state', 'file_out as fileOut'])
    .where('id', '=', id)
    .executeTakeFirst()
}
