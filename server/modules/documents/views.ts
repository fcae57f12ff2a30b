import { sql } from 'kysely'
import type { z } from 'zod'
import type { composed } from '../../../contract/compose.ts'
import type { Urgency } from '../../../contract/words.ts'
import type { UnitRef } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { ChainStep } from './chain/rules.ts'
import { chainOf } from './chain/views.ts'
import type { PaperHead } from './content.ts'
import type { State } from './rules.ts'

const today = sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`

export type Composed = z.output<typeof composed>

export type DocumentRow = {
  id: string
  unit: UnitRef
  /** Its office ended, by the day of the database's clock. */
  unitClosed: boolean
  origin: 'own' | 'outside'
  state: State | null
  draftedBy: string | null
  signerId: string | null
  signerName: string
  signerOffice: string
  chain: ChainStep[]
  sent: boolean
  issuerId: string | null
  issuerName: string
  headerStyle: 'state' | 'party'
  notationSuffix: string
  sealId: string | null
  sealDiameterMm: number
  type: string
  typeName: string
  abbreviation: string
  isCopy: boolean
  subject: string
  urgency: Urgency
  access: 'unit' | 'named'
  replyDueOn: string | null
  reviewers: { appointmentId: string; capacity: string }[] | null
  newestRevision: number
  numberId: string | null
  code: string
  documentOn: string | null
  issuedFileId: string | null
  issuedSha256: Buffer | null
  issuedOnPaper: boolean
  pages: number | null
  authorName: string
  draftingUnitId: string | null
  draftingUnitName: string
  drafterName: string
  createdAt: Date
  issuedAt: Date | null
  recalledAt: Date | null
}

export async function findDocument(db: Db, id: string, lock = false): Promise<DocumentRow | undefined> {
  // Locked before anything is read: a statement that waited for the lock would see other tables as they were before.
  if (lock) await db.selectFrom('document').select('id').where('id', '=', id).forUpdate().execute()
  const { rows } = await sql<DocumentRow>`
    select o.id, jsonb_build_object('id', u.id, 'officeId', u.office_id, 'ancestors', u.ancestors, 'kind', u.kind) as unit,
      coalesce(u.closed_on <= ${today}, false) as "unitClosed", o.origin, o.state,
      o.drafted_by as "draftedBy", o.signer_id as "signerId", o.signer_name as "signerName", o.signer_office as "signerOffice",
      ${chainOf} as chain,
      exists (select 1 from dispatch s where s.document_id = o.id) as sent, o.issuer_id as "issuerId", coalesce(i.name, o.author_name) as "issuerName",
      coalesce(i.header_style, 'state') as "headerStyle", 
      coalesce(case when t.abbreviation = '' and i.letter_suffix <> '' then i.letter_suffix else i.notation_suffix end, '') as "notationSuffix", i.seal_id as "sealId",
      coalesce(l.diameter_mm, 36)::float8 as "sealDiameterMm", o.type, t.name as "typeName", t.abbreviation, t.copy as "isCopy", o.subject, o.urgency, o.access,
      o.reply_due_on as "replyDueOn", o.wanted_reviewers as reviewers, o.newest_revision as "newestRevision", o.number_id as "numberId", o.code, o.document_on as "documentOn",
      o.issued_file_id as "issuedFileId", o.issued_sha256 as "issuedSha256", o.issued_on_paper as "issuedOnPaper", o.pages, o.author_name as "authorName",
      o.drafting_unit_id as "draftingUnitId", coalesce(du.name, '') as "draftingUnitName", coalesce(p.full_name, '') as "drafterName",
      o.created_at as "createdAt", o.issued_at as "issuedAt", o.recalled_at as "recalledAt"
    from document o join unit u on u.id = o.unit_id join document_type t on t.code = o.type
      left join issuer i on i.id = o.issuer_id left join seal l on l.id = i.seal_id
      left join unit du on du.id = o.drafting_unit_id left join person p on p.id = o.drafted_by
    where o.id = ${id}`.execute(db)
  return rows[0]
}

export type Revision = { id: string; n: number; kind: string; fileId: string | null; sourceFileId: string | null }
export async function findRevision(db: Db, documentId: string, n: number): Promise<Revision | undefined> {
  return db
    .selectFrom('revision')
    .select(['id', 'n', 'kind', 'file_id as fileId', 'source_file_id as sourceFileId'])
    .where('document_id', '=', documentId)
    .where('n', '=', n)
    .executeTakeFirst()
}
/** The newest form the drafter handed in, before anything was prepared or signed. */
export async function findNewestDraft(db: Db, documentId: string): Promise<Revision | undefined> {
  return db
    .selectFrom('revision')
    .select(['id', 'n', 'kind', 'file_id as fileId', 'source_file_id as sourceFileId'])
    .where('document_id', '=', documentId)
    .where('kind', 'in', ['draft', 'scan'])
    .orderBy('n', 'desc')
    .executeTakeFirst()
}
/** With what head the newest draft was set, or undefined when none was kept. */
export async function findPaperHead(db: Db, documentId: string): Promise<PaperHead | undefined> {
  const { rows } = await sql<{ head: PaperHead | null }>`
    select paper_head as head from revision where document_id = ${documentId} and kind in ('draft', 'scan') order by n desc limit 1`.execute(db)
  return rows[0]?.head ?? undefined
}
/** What the newest draft was composed of, or undefined when its paper was uploaded. */
export async function findComposed(db: Db, documentId: string): Promise<Composed | undefined> {
  const { rows } = await sql<{ composed: Composed | null }>`
    select case when body is not null
      then jsonb_build_object('fields', paper_fields, 'body', jsonb_build_object('schema', body_schema, 'doc', body)) end as composed
    from revision where document_id = ${documentId} and kind in ('draft', 'scan') order by n desc limit 1`.execute(db)
  return rows[0]?.composed ?? undefined
}

/** The signing that took the document's number, and the code it was given; null while it has none. */
export async function findSealing(db: Db, documentId: string): Promise<{ signingId: string | null; code: string } | undefined> {
  return db
    .selectFrom('document')
    .innerJoin('number', 'number.id', 'document.number_id')
    .select(['number.provider_ref as signingId', 'document.code'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
}

/** An earlier document of the same office with the same author, code and date. */
export async function findDuplicate(db: Db, outside: { unitId: string; authorName: string; code: string; documentOn: string }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from document
    where unit_id = ${outside.unitId} and origin = 'outside' and document_on = ${outside.documentOn}
      and vn_fold(code) = vn_fold(${outside.code}) and vn_fold(author_name) = vn_fold(${outside.authorName})
    order by created_at limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function listTypes(db: Db) {
  return db.selectFrom('document_type').select(['code', 'name', 'name_en as nameEn', 'abbreviation', 'copy']).orderBy('ordinal').execute()
}
export async function findType(db: Db, code: string) {
  return db.selectFrom('document_type').select(['code', 'name', 'abbreviation', 'copy']).where('code', '=', code).executeTakeFirst()
}
export async function findIssuer(db: Db, id: string) {
  return db
    .selectFrom('issuer')
    .innerJoin('unit', 'unit.id', 'issuer.unit_id')
    .select(['issuer.id', 'issuer.name', 'issuer.unit_id as unitId', 'issuer.notation_suffix as notationSuffix', 'issuer.header_style as headerStyle'])
    .select(['issuer.parent_line as parentLine', 'issuer.place_name as placeName', 'issuer.letter_suffix as letterSuffix', 'issuer.footer'])
    .select(['issuer.seal_id as sealId', 'unit.name as unitName', 'unit.office_id as officeId', 'unit.ancestors', 'unit.kind'])
    .where('issuer.id', '=', id)
    .where((where) => where.or([where('issuer.closed_on', 'is', null), where('issuer.closed_on', '>', sql<string>`${today}`)]))
    .executeTakeFirst()
}
