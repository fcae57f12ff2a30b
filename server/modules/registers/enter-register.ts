import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { keepText } from '../../platform/private-text.ts'
import * as queries from './queries.ts'
import type { Reservation } from './reserve-number.ts'
import { arrivalRefusal, yearOf } from './rules.ts'

/** What a line of the registers keeps for ever (DOMAIN 9): later screens only print it. */
export type EntryColumns = {
  subjectKind: 'document' | 'delivery'
  subjectId: string
  access: 'unit' | 'named'
  cameBy: 'inside' | 'exchange' | 'mail' | 'post' | 'hand'
  /** Number and notation of the document, e.g. 05/KH-MTTQ-BTT. */
  code: string
  documentOn: string | null
  /** Code of the document type. */
  documentType: string
  subject: string
  authorName: string
  signerName?: string
  signerOffice?: string
  draftingUnit?: string
  recipients?: string
  pages?: number | null
  copies?: number
  handedOn?: string | null
  /** When it came, where that is not the day of entering. */
  arrivedOn?: string | undefined
  fileSha256?: Buffer | null
  /** The event that led to this line, such as delivery.accepted. */
  causeId?: string | null
}
type Line = { registerId: string; n: number; enteredOn: string; numberId: string | null }

async function enter(ctx: Ctx, unitId: string, kind: 'outgoing' | 'incoming', line: Line, columns: EntryColumns): Promise<string> {
  const id = newId()
  const [eventId] = await emit(ctx, [
    {
      name: `register.${kind}_entered`,
      objectKind: 'register_entry',
      objectId: id,
      unitId,
      causeId: columns.causeId ?? null,
      facts: {
        n: line.n,
        enteredOn: line.enteredOn,
        ...(columns.arrivedOn && { arrivedOn: columns.arrivedOn }),
        code: columns.code,
        documentOn: columns.documentOn,
        subjectKind: columns.subjectKind,
        subjectId: columns.subjectId,
        sha256: columns.fileSha256?.toString('hex') ?? null,
      },
    },
  ])
  await queries.insertEntry(ctx.db, {
    id,
    register_id: line.registerId,
    n: line.n,
    entered_on: line.enteredOn,
    arrived_on: columns.arrivedOn ?? null,
    subject_kind: columns.subjectKind,
    subject_id: columns.subjectId,
    access: columns.access,
    came_by: columns.cameBy,
    number_id: line.numberId,
    notation: columns.code,
    document_on: columns.documentOn,
    document_type: columns.documentType,
    subject_text_id: (await keepText(ctx.db, columns.subject, { class: 'register_subject' })) as string,
    author_name: columns.authorName,
    signer_name: columns.signerName ?? '',
    signer_office: columns.signerOffice ?? '',
    drafting_unit: columns.draftingUnit ?? '',
    recipients: columns.recipients ?? '',
    pages: columns.pages ?? null,
    copies: columns.copies ?? 1,
    handed_on: columns.handedOn ?? null,
    file_sha256: columns.fileSha256 ?? null,
    occurred_at: ctx.act.occurredAt,
    unit_id: unitId,
    event_id: eventId as string,
  })
  return id
}

export async function enterIncoming(ctx: Ctx, officeId: string, columns: EntryColumns): Promise<{ entryId: string; arrivalNumber: number; enteredOn: string }> {
  const today = dayIn(ctx.clock.now())
  const refusal = columns.arrivedOn && arrivalRefusal(columns.arrivedOn, { today, documentOn: columns.documentOn })
  if (refusal) throw new AppError('rule', refusal)
  const line = await queries.takeLine(ctx.db, { unitId: officeId, kind: 'incoming', year: yearOf(today), today })
  const entryId = await enter(ctx, officeId, 'incoming', { ...line, numberId: null }, columns)
  return { entryId, arrivalNumber: line.n, enteredOn: line.enteredOn }
}

export async function enterOutgoing(ctx: Ctx, officeId: string, number: Reservation, columns: EntryColumns): Promise<{ entryId: string }> {
  const register = await queries.takeLine(ctx.db, { unitId: officeId, kind: 'outgoing', year: number.year, today: number.issuedOn })
  const line = { registerId: register.registerId, n: number.n, enteredOn: number.issuedOn, numberId: number.id }
  return { entryId: await enter(ctx, officeId, 'outgoing', line, columns) }
}
