import { type Decision, personOf, type UnitRef } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { filesByIds, openFile, type ReadyFile } from '../files/public.ts'
import { can } from './access.ts'
import { loadDocument, lockDocument, type SeenDocument } from './load-document.ts'
import type { State } from './rules.ts'
import { findDocument, findRevision } from './views.ts'

/** A document as what accompanies its drafting needs it. */
export type Draft = {
  id: string
  unit: UnitRef
  state: State | null
  access: 'unit' | 'named'
  subject: string
  typeName: string
  issuerName: string
  draftedBy: string | null
  signerId: string | null
  newestRevision: number
  /** Whether the actor may change it now. */
  edit: Decision
  /** Whether what accompanies it is the actor's to lead, whatever its state. */
  keep: Decision
}

function draftOf(ctx: Ctx, document: SeenDocument): Draft {
  const { id, unit, state, access, subject, typeName, issuerName, draftedBy, signerId, newestRevision, facts } = document
  const decisions = { edit: can.edit(ctx.actor, facts), keep: can.keep(ctx.actor, facts) }
  return { ...{ id, unit, state, access, subject, typeName, issuerName, draftedBy, signerId, newestRevision }, ...decisions }
}
export async function getDraft(ctx: Ctx, id: string): Promise<Draft> {
  personOf(ctx.actor)
  return draftOf(ctx, await loadDocument(ctx, id))
}
export async function lockDraft(ctx: Ctx, id: string): Promise<Draft> {
  return draftOf(ctx, await lockDocument(ctx, id))
}

/** The bytes that a revision shows. Throws file.not_found. */
export async function fileOfRevision(ctx: Pick<Ctx, 'db'>, documentId: string, n: number): Promise<ReadyFile> {
  const revision = await findRevision(ctx.db, documentId, n)
  const file = revision?.fileId ? (await filesByIds(ctx.db, [revision.fileId])).get(revision.fileId) : undefined
  if (!file) throw new AppError('not_found', 'file.not_found')
  return file
}
export async function openRevision(ctx: Ctx, documentId: string, n: number, options: { download: boolean }): Promise<FileReply> {
  const document = await findDocument(ctx.db, documentId)
  const file = await fileOfRevision(ctx, documentId, n)
  const subject = [...(document?.subject ?? '').replace(/[/\\]/g, '-')].slice(0, 120).join('')
  return openFile(ctx, file, { name: `${subject} (bản ${n}).pdf`, download: options.download })
}
