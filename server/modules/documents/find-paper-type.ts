import { findType } from '../../../lib/pdf-places/find-type.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getReadyFile, pdfOf } from '../files/public.ts'
import { listTypes } from './views.ts'

/** What the paper calls itself; null when it does not say, as a scan. Throws file.not_found, file.not_ready. */
export async function findPaperType(ctx: Ctx, fileId: string): Promise<{ type: string | null }> {
  await getReadyFile(ctx, fileId)
  const { inspection } = await pdfOf(ctx, fileId)
  const facts = inspection.ok ? inspection.pdf : undefined
  const types = (await listTypes(ctx.db)).filter((type) => !type.copy)
  return { type: (facts && findType(facts, types)) ?? null }
}
