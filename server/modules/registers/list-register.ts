import { personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { type XlsxCell, xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { overdueBefore } from '../calendar/public.ts'
import { can, mayKeep, officeFor, ownOfficeId } from './access.ts'
import { yearOf } from './rules.ts'
import { countLines, type LineCursor, listGaps, listLines, type Reader, type RegisterFilter, type RegisterLine } from './views.ts'

export type RegisterQuery = Omit<RegisterFilter, 'kind' | 'unitId' | 'year'> & { unitId?: string | undefined; year?: number | undefined }

async function open(ctx: Ctx, kind: RegisterFilter['kind'], query: RegisterQuery) {
  const office = await officeFor(ctx, query.unitId ?? ownOfficeId(ctx.actor))
  const today = dayIn(ctx.now)
  const filter: RegisterFilter = { ...query, kind, unitId: office.unit.id, year: query.year ?? yearOf(today) }
  const reader: Reader = {
    personId: personOf(ctx.actor).personId,
    seesNamed: can.readsNamed(ctx.actor, office),
    overdueBefore: await overdueBefore(ctx.db, today),
    now: ctx.now,
  }
  return { office, filter, reader }
}

function readCursor(text: string | undefined): LineCursor | undefined {
  const [on, n, id] = Buffer.from(text ?? '', 'base64url')
    .toString('utf8')
    .split('|')
  const wellFormed = on && id && /^\d{4}-\d{2}-\d{2}$/.test(on) && /^[0-9a-f-]{36}$/.test(id) && Number.isInteger(Number(n))
  return wellFormed ? { on, n: Number(n), id } : undefined
}
const writeCursor = (line: RegisterLine) => Buffer.from(`${line.enteredOn}|${line.n}|${line.id}`).toString('base64url')

function xlsxUrl(filter: RegisterFilter): string {
  const { kind, ...rest } = filter
  const pairs = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/files/registers/${kind}?${new URLSearchParams(pairs)}`
}

export async function listRegister(ctx: Ctx, kind: RegisterFilter['kind'], query: RegisterQuery & { cursor?: string | undefined; limit: number }) {
  const { cursor, limit, ...rest } = query
  const { office, filter, reader } = await open(ctx, kind, rest)
  const lines = await listLines(ctx.db, filter, reader, { limit: limit + 1, after: readCursor(cursor) })
  const counts = await countLines(ctx.db, filter, reader)
  const gaps = await listGaps(ctx.db, filter)
  const may = mayKeep(ctx.actor, office)
  const items = lines.slice(0, limit).map((line) => ({
    ...line,
    can: { cancel: kind === 'outgoing' ? 'register_entry.not_cancellable' : line.state === 'cancelled' ? 'register_entry.cancelled' : may },
  }))
  const last = items.at(-1)
  return {
    items,
    next: lines.length > limit && last ? writeCursor(last) : null,
    year: filter.year,
    total: counts.all,
    counts,
    gapFree: gaps.length === 0,
    gaps,
    xlsxUrl: xlsxUrl(filter),
    can: { register: may, takeNumber: may, raise: may },
  }
}

const vietnameseDay = (day: string | null) => day?.split('-').reverse().join('/') ?? ''
const titled = (line: RegisterLine) => (line.subject === null ? '' : [line.typeName, line.subject].filter(Boolean).join(' '))
const stateNames: Record<RegisterLine['state'], string> = { used: '', open: 'Đang giữ số', void: 'Huỷ', cancelled: 'Vào sổ nhầm' }
const remark = (line: RegisterLine) => [stateNames[line.state], line.reason].filter(Boolean).join(': ')

/** Columns of Decree 30/2020 Phụ lục IV, in its order. */
const sheets: Record<RegisterFilter['kind'], { name: string; columns: { header: string; width?: number }[]; row: (line: RegisterLine) => XlsxCell[] }> = {
  outgoing: {
    name: 'Sổ đăng ký văn bản đi',
    columns: [
      { header: 'Số, ký hiệu văn bản', width: 22 },
      { header: 'Ngày tháng văn bản', width: 14 },
      { header: 'Tên loại và trích yếu nội dung văn bản', width: 60 },
      { header: 'Người ký', width: 24 },
      { header: 'Nơi nhận văn bản', width: 40 },
      { header: 'Đơn vị, người nhận bản lưu', width: 26 },
      { header: 'Số lượng bản', width: 10 },
      { header: 'Ngày chuyển', width: 14 },
      { header: 'Ký nhận', width: 12 },
      { header: 'Ghi chú', width: 30 },
    ],
    row: (line) => [
      line.code,
      vietnameseDay(line.documentOn ?? line.enteredOn),
      titled(line),
      line.signerName,
      line.recipients,
      line.draftingUnit,
      line.copies,
      vietnameseDay(line.handedOn),
      '',
      remark(line),
    ],
  },
  incoming: {
    name: 'Sổ đăng ký văn bản đến',
    columns: [
      { header: 'Ngày đến', width: 14 },
      { header: 'Số đến', width: 8 },
      { header: 'Tác giả', width: 36 },
      { header: 'Số, ký hiệu văn bản', width: 22 },
      { header: 'Ngày tháng văn bản', width: 14 },
      { header: 'Tên loại và trích yếu nội dung văn bản', width: 60 },
      { header: 'Đơn vị hoặc người nhận', width: 30 },
      { header: 'Ngày chuyển', width: 14 },
      { header: 'Ký nhận', width: 12 },
      { header: 'Ghi chú', width: 30 },
    ],
    row: (line) => [
      vietnameseDay(line.enteredOn),
      line.n,
      line.authorName,
      line.subject === null ? '' : line.code,
      vietnameseDay(line.documentOn),
      titled(line),
      line.recipients,
      vietnameseDay(line.handedOn),
      '',
      remark(line),
    ],
  },
}

const pageOfLines = 1_000
async function* allLines(ctx: Ctx, filter: RegisterFilter, reader: Reader, row: (line: RegisterLine) => XlsxCell[]) {
  let after: LineCursor | undefined
  for (;;) {
    const lines = await listLines(ctx.db, filter, reader, { limit: pageOfLines, after })
    for (const line of lines) yield row(line)
    const last = lines.at(-1)
    if (!last || lines.length < pageOfLines) return
    after = { on: last.enteredOn, n: last.n, id: last.id }
  }
}

/** The register as it must be printable (Decree 30/2020 art. 16, 22), rows pulled from the database while the file goes out. */
export async function registerXlsx(ctx: Ctx, kind: RegisterFilter['kind'], query: RegisterQuery): Promise<FileReply> {
  const { filter, reader } = await open(ctx, kind, query)
  const sheet = sheets[kind]
  const stream = xlsxStream({ name: sheet.name, columns: sheet.columns, rows: allLines(ctx, filter, reader, sheet.row) })
  return { stream, mediaType: xlsxMediaType, name: `${sheet.name} ${filter.year}.xlsx`, download: true }
}
