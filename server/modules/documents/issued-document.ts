import { sql } from 'kysely'
import type { Urgency } from '../../../contract/words.ts'
import { personOf, type UnitRef } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { prepared } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Recipient } from '../organisation/public.ts'
import { readersOfRows } from './readers.ts'

/** An issued own document with what its sending asks of it. */
export type IssuedDocument = {
  unit: UnitRef
  unitClosed: boolean
  named: boolean
  urgency: Urgency
  replyDueOn: string | null
  revisionN: number
  hasFile: boolean
  /** Of the paper and its attachments together. */
  bytes: number
  sha256: Buffer | null
  code: string
  documentOn: string | null
  subject: string
  typeName: string
  authorName: string
  /** Scopes as the drafter named them, in order. */
  recipients: Recipient[]
  /** Reader numbers: who may see it. */
  readers: number[]
}
type Row = Omit<IssuedDocument, 'recipients' | 'readers'> & {
  recipients: Recipient[] | null
  readers: number[] | null
  origin: string
  state: string | null
  recalledAt: Date | null
}

async function readIssued(ctx: Ctx, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`${prepared}
    with o as (select * from document where id = ${id})
    select jsonb_build_object('id', u.id, 'officeId', u.office_id, 'ancestors', u.ancestors, 'kind', u.kind) as unit,
      coalesce(u.closed_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date, false) as "unitClosed", o.origin, o.state, o.recalled_at as "recalledAt",
      o.access = 'named' as named, o.urgency, o.reply_due_on as "replyDueOn", o.newest_revision as "revisionN", o.issued_file_id is not null as "hasFile",
      (coalesce((select f.bytes from file f where f.id = o.issued_file_id), 0) + coalesce((
        select sum(f.bytes) from revision v join attachment t on t.revision_id = v.id join file f on f.id = t.file_id
        where v.document_id = o.id and v.n = o.newest_revision), 0))::float8 as bytes,
      o.issued_sha256 as sha256, o.code, o.document_on as "documentOn", o.subject, t.name as "typeName", o.author_name as "authorName",
      (select json_agg(json_build_object('scope', n.scope, 'purpose', n.purpose) order by n.ordinal) from document_recipient n where n.document_id = o.id) as recipients,
      (select array_agg(distinct no) from (${readersOfRows}) carried) as readers
    from o join unit u on u.id = o.unit_id join document_type t on t.code = o.type`.execute(ctx.db)
  return rows[0]
}

function issuedOf(row: Row, readers: number[]): IssuedDocument {
  if (row.recalledAt) throw new AppError('rule', 'document.recalled')
  return { ...row, readers, recipients: row.recipients ?? [] }
}

export async function getIssuedForUpdate(ctx: Ctx, id: string): Promise<IssuedDocument> {
  // Locked before anything is read: a statement that waited for the lock would see other tables as they were before.
  await ctx.db.selectFrom('document').select('id').where('id', '=', id).forUpdate().execute()
  const row = await readIssued(ctx, id)
  const mine = personOf(ctx.actor).readers
  if (row?.origin !== 'own' || !row.readers?.some((no) => mine.includes(no))) throw new AppError('not_found', 'document.not_found')
  if (row.state !== 'issued') throw new AppError('rule', 'document.not_issued')
  return issuedOf(row, row.readers)
}

/** For a unit that has a copy of it: no check of who asks. Recalls and others who pass it on wait until the transaction ends. */
export async function getIssuedForPassingOn(ctx: Ctx, id: string): Promise<IssuedDocument> {
  await ctx.db.selectFrom('document').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  const row = await readIssued(ctx, id)
  if (!row) throw new AppError('not_found', 'document.not_found')
  return issuedOf(row, row.readers ?? [])
}
