import { Readable } from 'node:stream'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { closeTag, openTag, xmlHead, xmlOf } from '../../platform/xml.ts'
import { officeFor } from './access.ts'
import type { BookQuery } from './book-rows.ts'
import type { Reader, RegisterFilter } from './line-source.ts'
import { cursorOf, type LineCursor, listLines, type RegisterLine } from './line-views.ts'
import { type Extra, metadataOf } from './metadata.ts'
import { findLinePlace, listExtras } from './metadata-views.ts'
import { openRegister } from './open-register.ts'

type Kind = RegisterFilter['kind']
const mediaType = 'application/xml'
const root = 'Documents'
const pageOfLines = 200
const none: Extra = { position: '', replyDueOn: null, to: [], trace: [] }

/** Only lines that bear a document; what the reader may not see of a named one stays empty. */
async function* elementsOf(ctx: Ctx, kind: Kind, lines: readonly RegisterLine[], today: string): AsyncGenerator<string> {
  const seen = lines.filter((line) => line.objectId !== null)
  const extras = await listExtras(
    ctx.db,
    kind,
    seen.map((line) => line.id),
    today,
  )
  for (const line of lines) if (line.state !== 'open') yield xmlOf(metadataOf(kind, line, extras.get(line.id) ?? none), '  ')
}

async function* documentsOf(ctx: Ctx, filter: RegisterFilter, reader: Reader, head: Record<string, string>): AsyncGenerator<string> {
  yield `${xmlHead}${openTag(root, head)}\n`
  let after: LineCursor | undefined
  for (;;) {
    const lines = await listLines(ctx.db, filter, reader, { limit: pageOfLines, after, order: 'oldest' })
    yield* elementsOf(ctx, filter.kind, lines, reader.today)
    const last = lines.at(-1)
    if (!last || lines.length < pageOfLines) break
    after = cursorOf(last)
  }
  yield `${closeTag(root)}\n`
}

const names = { outgoing: 'Dữ liệu đặc tả văn bản đi', incoming: 'Dữ liệu đặc tả văn bản đến' }

/** The metadata of a register's range as one file (Decree 30/2020 Phụ lục VI part II), read page by page while it goes out. */
export async function registerXml(ctx: Ctx, kind: Kind, query: BookQuery): Promise<FileReply> {
  const { office, filter, reader } = await openRegister(ctx, kind, { ...query, show: 'all' })
  const head = { Kind: kind, Organ: office.name, Year: String(filter.year), Exported: reader.today }
  return { stream: Readable.from(documentsOf(ctx, filter, reader, head)), mediaType, name: `${names[kind]} ${filter.year}.xml`, download: true }
}

/** The line of one document of our own, or of one incoming copy, as the actor may read it. Throws register_entry.not_found. */
export async function findEntry(ctx: Ctx, kind: Kind, id: string) {
  const missing = 'register_entry.not_found'
  const place = await findLinePlace(ctx.db, kind, id)
  if (!place) throw new AppError('not_found', missing)
  const office = await officeFor(ctx, place.unitId, missing)
  const number = { fromNumber: place.n, toNumber: place.n }
  const { filter, reader } = await openRegister(ctx, kind, { unitId: place.unitId, year: place.year, show: 'all', ...number })
  const lines = await listLines(ctx.db, filter, reader, { limit: 100, order: 'oldest' })
  const line = lines.find((one) => one.id === place.id)
  if (!line || line.objectId === null) throw new AppError('not_found', missing)
  const extras = await listExtras(ctx.db, kind, [line.id], reader.today)
  const head = { Kind: kind, Organ: office.name, Year: String(place.year), Exported: reader.today }
  return { line, objectId: line.objectId, extra: extras.get(line.id) ?? none, head }
}

/** The same as a file. */
export async function entryXml(ctx: Ctx, kind: Kind, id: string): Promise<FileReply> {
  const { line, extra, head } = await findEntry(ctx, kind, id)
  const xml = `${xmlHead}${openTag(root, head)}\n${xmlOf(metadataOf(kind, line, extra), '  ')}${closeTag(root)}\n`
  return { stream: Readable.from([xml]), mediaType, name: `${names[kind]} ${line.code.replaceAll('/', '-')}.xml`, download: true }
}
