import type { Urgency } from '../../../contract/words.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import type { FileReply } from '../../platform/http.ts'
import type { ReadyFile } from '../files/public.ts'
import { can } from './access.ts'
import { type Amendment, listAmendedBy, listAmendsOf, listSince, type Since } from './amendment-views.ts'
import { listAnsweredDocuments, listReplies, type Reply } from './answer-views.ts'
import { discardingSecret as discarding } from './check-files.ts'
import { createDocument as create, type DraftInput } from './create-document.ts'
import { createOutsideDocument as createOutside } from './create-outside-document.ts'
import { issuedFile as findIssued, openDocumentFile as openFile, openAttachment as openOne, printable } from './document-files.ts'
import * as drafts from './drafts.ts'
import { getIssuedForUpdate as getIssued, getIssuedForPassingOn as getPassedOn, type IssuedDocument } from './issued-document.ts'
import { lockDocument, seenDocuments as seen } from './load-document.ts'
import { updateDocument } from './queries.ts'
import { addRecipients as add, type NamedRecipient } from './recipients.ts'
import { findDuplicate } from './views.ts'

export type { Amendment, DraftInput, IssuedDocument, NamedRecipient }
export type Draft = drafts.Draft
/** What came from outside, as the clerk enters it or a channel delivers it. Files must be ready and the actor's own. */
export type OutsideDocument = {
  id: string
  unitId: string
  authorName: string
  authorId?: string | null
  code: string
  documentOn: string
  type: string
  subject: string
  urgency: Urgency
  access: 'unit' | 'named'
  signerName: string
  pages: number | null
  fileId: string | null
  attachments: readonly { fileId: string; name: string }[]
  externalId?: string | null
}
/** `pages` are those said, else those of the scan. */
export type MadeOutside = { documentId: string; sha256: Buffer | null; pages: number | null; duplicateOf: string | null }

/**
 * Locks an issued own document for sending. Throws document.not_found when the actor may not see it, document.not_issued otherwise.
 * The lock is held against voiding until the transaction ends.
 */
export function getIssuedForUpdate(ctx: Ctx, documentId: string): Promise<IssuedDocument> {
  return getIssued(ctx, documentId)
}

/**
 * A document that is passed on by a unit that has a copy of it: the caller checked that. Recalls, and others who pass it on, wait until
 * the transaction ends.
 * Throws document.recalled.
 */
export function getIssuedForPassingOn(ctx: Ctx, documentId: string): Promise<IssuedDocument> {
  return getPassedOn(ctx, documentId)
}

/** The issued (or, for outside documents, received) file, unchanged, with ETag. No permission check: the caller did it. Throws file.not_found. */
export function openDocumentFile(ctx: Ctx, documentId: string, options: { download: boolean }): Promise<FileReply> {
  return openFile(ctx, documentId, 'pdf', options)
}

/** The issued (or received) file with what is known of its pages. No permission check: the caller did it. Throws file.not_found. */
export function issuedFile(ctx: Ctx, documentId: string): Promise<ReadyFile> {
  return findIssued(ctx, documentId)
}

/** The newest paper as it can be printed, with its name and number. No permission check: the caller did it. Throws file.not_found. */
export function printablePaper(ctx: Ctx, documentId: string): Promise<{ file: ReadyFile; name: string; code: string }> {
  return printable(ctx, documentId)
}

/** A new draft in the open act, and who may draft for whom. Throws the codes of createDocument. */
export function createDraft(ctx: Ctx, draft: DraftInput): Promise<unknown> {
  return create(ctx, draft)
}

/** Which of these the actor may see. */
export function seenDocuments(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  return seen(ctx, ids)
}

/** What was issued since and replaces, amends or corrects a document, in the order in which it was issued. */
export function amendedBy(db: Db, documentId: string): Promise<Amendment[]> {
  return listAmendedBy(db, documentId)
}

/** What became of each document since it was issued, for its line in a list: number and date, for whoever has it. */
export async function sinceIssued(db: Db, documentIds: readonly string[]): Promise<(documentId: string) => Since> {
  const found = await listSince(db, documentIds)
  return (documentId) => found.get(documentId) ?? { amendedBy: [], recalledOn: null }
}

/** What each document replaces, amends or corrects itself once it is issued, for its line in a list. */
export async function amendsOf(db: Db, documentIds: readonly string[]): Promise<(documentId: string) => Since['amendedBy']> {
  const found = await listAmendsOf(db, documentIds)
  return (documentId) => found.get(documentId) ?? []
}

/** Documents whose copies a document answers, whoever may see them. */
export function answeredDocuments(db: Db, documentId: string): ReturnType<typeof listAnsweredDocuments> {
  return listAnsweredDocuments(db, documentId)
}

/** Answers to copies of a document that came back to where the actor works, as far as he may see them. */
export function repliesTo(ctx: Ctx, documentId: string): Promise<Reply[]> {
  return listReplies(ctx.db, documentId, personOf(ctx.actor))
}

/** One attachment of a document's newest revision. No permission check: the caller did it. Throws file.not_found. */
export function openAttachment(ctx: Ctx, documentId: string, attachmentId: string): Promise<FileReply> {
  return openOne(ctx, documentId, attachmentId)
}

/** Recipients the clerk adds when sending; those already named stay as they are. */
export function addRecipients(ctx: Ctx, documentId: string, added: readonly Pick<NamedRecipient, 'scope' | 'purpose'>[]): Promise<void> {
  return add(ctx.db, documentId, added)
}

/**
 * Locks an issued own document for a recall by a clerk of its office. Throws document.not_found, document.not_permitted,
 * document.wrong_state, document.recalled.
 */
export async function lockForRecall(
  ctx: Ctx,
  documentId: string,
): Promise<{ appointmentId: string | null; unitId: string; code: string; documentOn: string | null }> {
  const document = await lockDocument(ctx, documentId)
  const appointmentId = authorise(can.recall(ctx.actor, document.facts))
  return { appointmentId, unitId: document.unit.id, code: document.code, documentOn: document.documentOn }
}
/** The document itself is recalled: it stays as it is and goes nowhere any more. Its row is locked by `lockForRecall`. */
export function freezeRecalled(ctx: Ctx, documentId: string): Promise<void> {
  return updateDocument(ctx.db, documentId, { recalled_at: ctx.now }, ctx.now)
}

/** Around an act that takes files: of one that is refused as secret no byte is kept, once the act is undone. */
export function discardingSecret<T>(ctx: Ctx, act: () => Promise<T>): Promise<T> {
  return discarding(ctx, act)
}

/**
 * A document from outside with its scan and attachments, in the open transaction; the caller adds dispatch, delivery and register line,
 * and stands within `discardingSecret`.
 * `duplicateOf` is an earlier document of this office with the same author, code and date. Throws the codes of `registerByHand`'s files.
 */
export function createOutsideDocument(ctx: Ctx, input: OutsideDocument): Promise<MadeOutside> {
  return createOutside(ctx, input, findDuplicate)
}

/** A document that the actor may see, with what he may do with it. Throws document.not_found. */
export function getDraft(ctx: Ctx, documentId: string): Promise<Draft> {
  return drafts.getDraft(ctx, documentId)
}

/** The same with its row locked: no revision is added until the transaction ends. */
export function lockDraft(ctx: Ctx, documentId: string): Promise<Draft> {
  return drafts.lockDraft(ctx, documentId)
}

/** The PDF of one revision. No permission check: the caller did it. Throws file.not_found. */
export function openRevision(ctx: Ctx, documentId: string, n: number, options: { download: boolean }): Promise<FileReply> {
  return drafts.openRevision(ctx, documentId, n, options)
}

/** Whether a revision has a PDF to read. */
export async function isReadable(ctx: Ctx, documentId: string, n: number): Promise<boolean> {
  return drafts.fileOfRevision(ctx, documentId, n).then(
    () => true,
    () => false,
  )
}
