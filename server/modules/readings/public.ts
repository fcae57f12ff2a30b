import type { Reply } from '../../../contract/endpoint.ts'
import type { listDocumentReadings } from '../../../contract/readings.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import * as noting from './note-reading.ts'
import * as printing from './print-marked.ts'
import { countEntries, findSubject, listEntries, type ReadObject } from './views.ts'

export type Way = noting.Way
export type Reading = noting.Reading

/** How a file is read, as the address says it. */
export function wayOf(query: { download?: string | undefined; print?: string | undefined }): Way {
  if (query.print !== undefined) return 'printed'
  return query.download === undefined ? 'opened' : 'downloaded'
}

/** Notes that the actor reads a paper he may see. Nobody is kept from reading because it could not be noted. */
export function noteReading(ctx: Ctx, reading: Reading): Promise<void> {
  return noting.noteReading(ctx, reading)
}

/** A paper as a print that says who made it, noted as printed. No permission check: the caller did it. Throws file.cannot_mark. */
export function printMarked(ctx: Ctx, reading: Omit<Reading, 'what'>, printed: printing.Printed): Promise<FileReply> {
  return printing.printMarked(ctx, reading, printed)
}

/** Who read it, newest first. No permission check: the caller did it. */
export async function listReadings(
  ctx: Pick<Ctx, 'db' | 'config'>,
  object: ReadObject,
  page: { limit: number; cursor?: string | undefined },
): Promise<Reply<typeof listDocumentReadings>> {
  const { items, next } = await listEntries(ctx.db, object, page)
  return { items, next, subject: await findSubject(ctx.db, object), counts: await countEntries(ctx.db, object), keptMonths: ctx.config.accessLogMonths }
}
