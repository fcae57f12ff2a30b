import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { useFiles } from '../files/public.ts'
import { checkAttachments, checkScan } from './check-files.ts'
import type { MadeOutside, OutsideDocument } from './public.ts'
import * as queries from './queries.ts'
import { findType } from './views.ts'

type FindDuplicate = (db: Db, outside: OutsideDocument) => Promise<string | null>

export async function createOutsideDocument(ctx: Ctx, input: OutsideDocument, findDuplicate: FindDuplicate): Promise<MadeOutside> {
  if (!(await findType(ctx.db, input.type))) throw new AppError('rule', 'document.type_unknown')
  const scan = input.fileId ? await checkScan(ctx, input.fileId) : null
  const attachments = await checkAttachments(ctx, input.attachments, scan?.bytes ?? 0)
  const duplicateOf = await findDuplicate(ctx.db, input)
  const pages = input.pages ?? scan?.pages ?? null
  const made = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await queries.insertDocument(ctx.db, {
    ...{ id: input.id, origin: 'outside', author_id: input.authorId ?? null, author_name: input.authorName, unit_id: input.unitId, type: input.type },
    ...{ subject: input.subject.normalize('NFC'), urgency: input.urgency, access: input.access, code: input.code, document_on: input.documentOn },
    ...{ external_id: input.externalId ?? null, signer_name: input.signerName, drafted_by: made, created_at: ctx.now },
    ...{ pages, issued_file_id: scan?.id ?? null, issued_sha256: scan?.sha256 ?? null },
  })
  await queries.insertRevision(ctx.db, { documentId: input.id, kind: 'scan', fileId: scan?.id ?? null, madeBy: made, attachments })
  await useFiles(ctx.db, [
    ...(scan ? [{ fileId: scan.id, objectKind: 'document', objectId: input.id, role: 'scan' as const, unitId: input.unitId }] : []),
    ...attachments.map((one) => ({ fileId: one.fileId, objectKind: 'document', objectId: input.id, role: 'attachment' as const, unitId: input.unitId })),
  ])
  return { documentId: input.id, sha256: scan?.sha256 ?? null, pages, duplicateOf }
}
