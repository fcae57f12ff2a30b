import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '../../platform/ctx.ts'
import { filesByIds, useFiles } from '../files/public.ts'
import type { MainFile } from './check-files.ts'
import { type Checked, type Content, headOf } from './content.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import * as queries from './queries.ts'
import { type Composed, findComposed, findNewestDraft, type Revision } from './views.ts'

const sameFiles = (a: readonly { fileId: string; name: string }[], b: readonly { fileId: string; name: string }[]) =>
  a.length === b.length && a.every((one, index) => one.fileId === b[index]?.fileId && one.name === b[index]?.name)

/** The same upload, or the same text in the same pages: those who save without a change make no new form of the paper. */
async function isSamePaper(ctx: Ctx, id: string, newest: Revision, main: MainFile | null, composed: Composed | null): Promise<boolean> {
  const before = (await findComposed(ctx.db, id)) ?? null
  if (!composed || !before) return composed === before && newest.sourceFileId === (main?.source?.id ?? null)
  const file = newest.fileId ? (await filesByIds(ctx.db, [newest.fileId])).get(newest.fileId) : undefined
  return isDeepStrictEqual(before, composed) && file !== undefined && main !== null && file.sha256.equals(main.pdf.sha256)
}

/** Writes what belongs to a draft besides its row; a new file or other attachments are a new revision. */
export async function writeDraft(ctx: Ctx, id: string, content: Content, checked: Checked): Promise<void> {
  const { main, attachments, signer, issuer } = checked
  const newest = await findNewestDraft(ctx.db, id)
  const known = (await attachmentsOf(ctx.db, [id])).get(id) ?? []
  const composed = content.composed ?? null
  const isSame = newest !== undefined && (await isSamePaper(ctx, id, newest, main, composed)) && sameFiles(known, attachments)
  if (!isSame) {
    const madeBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const files = { fileId: main?.pdf.id ?? null, sourceFileId: main?.source?.id ?? null }
    await queries.insertRevision(ctx.db, { documentId: id, kind: 'draft', ...files, madeBy, attachments, composed, head: composed && headOf(issuer) })
    const use = { objectKind: 'document', objectId: id, unitId: issuer.unit.id }
    await useFiles(ctx.db, [
      ...(main?.source ? [{ ...use, fileId: main.source.id, role: 'source' as const }] : []),
      ...(main ? [{ ...use, fileId: main.pdf.id, role: 'main' as const }] : []),
      ...attachments.map((one) => ({ ...use, fileId: one.fileId, role: 'attachment' as const })),
    ])
  }
  await queries.replaceRecipients(ctx.db, id, content.recipients)
  const slot = signer && { documentId: id, personId: signer.personId, appointmentId: signer.appointmentId, blockLines: signer.blockLines }
  await queries.replaceSlot(ctx.db, slot ?? { documentId: id })
  await indexDocument(ctx, id)
}
