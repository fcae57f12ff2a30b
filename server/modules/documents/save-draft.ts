import type { Ctx } from '../../platform/ctx.ts'
import { useFiles } from '../files/public.ts'
import type { Checked, Content } from './content.ts'
import { attachmentsOf } from './document-files.ts'
import { indexDocument } from './index-document.ts'
import * as queries from './queries.ts'
import { findNewestDraft } from './views.ts'

const sameFiles = (a: readonly { fileId: string; name: string }[], b: readonly { fileId: string; name: string }[]) =>
  a.length === b.length && a.every((one, index) => one.fileId === b[index]?.fileId && one.name === b[index]?.name)

/** Writes what belongs to a draft besides its row; a new file or other attachments are a new revision. */
export async function writeDraft(ctx: Ctx, id: string, content: Content, checked: Checked): Promise<void> {
  const { main, attachments, signer, issuer } = checked
  const newest = await findNewestDraft(ctx.db, id)
  const known = (await attachmentsOf(ctx.db, [id])).get(id) ?? []
  const isSame = newest !== undefined && newest.sourceFileId === (main?.source.id ?? null) && sameFiles(known, attachments)
  if (!isSame) {
    const madeBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
    const files = { fileId: main?.pdf.id ?? null, sourceFileId: main?.source.id ?? null }
    await queries.insertRevision(ctx.db, { documentId: id, kind: 'draft', ...files, madeBy, attachments })
    const use = { objectKind: 'document', objectId: id, unitId: issuer.unit.id }
    await useFiles(ctx.db, [
      ...(main
        ? [
            { ...use, fileId: main.source.id, role: 'source' as const },
            { ...use, fileId: main.pdf.id, role: 'main' as const },
          ]
        : []),
      ...attachments.map((one) => ({ ...use, fileId: one.fileId, role: 'attachment' as const })),
    ])
  }
  await queries.replaceRecipients(ctx.db, id, content.recipients)
  const slot = signer && { documentId: id, personId: signer.personId, appointmentId: signer.appointmentId, blockLines: signer.blockLines }
  await queries.replaceSlot(ctx.db, slot ?? { documentId: id })
  await indexDocument(ctx, id)
}
