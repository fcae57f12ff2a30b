import { Readable } from 'node:stream'
import type { BookKind } from '../../../contract/words.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { paperHead } from '../organisation/public.ts'
import { type Book, type BookQuery, openBook } from './book-rows.ts'
import { type Cell, type Column, sayDay, secretForm } from './books.ts'
import { listNumberRuns, type NumberItem, type NumberRun } from './number-views.ts'
import { registerTemplate } from './register-template.ts'

/** A volume that can be bound; 2,000 lines are set in 2 seconds within the typesetter's memory. */
const mostPrinted = 2_000

/** Rows of the form, then what is said of secret documents under a heading of its own. */
async function* sheetRows(book: Book): AsyncGenerator<Cell[]> {
  yield* book.rows()
  let headed = false
  for await (const row of book.secret()) {
    if (!headed) yield* [[], [secretForm.title], secretForm.columns.map((column) => column.header)]
    headed = true
    yield row
  }
}

/** The book as a sheet, rows pulled from the database while the file goes out. */
export async function registerXlsx(ctx: Ctx, kind: BookKind, query: BookQuery): Promise<FileReply> {
  const book = await openBook(ctx, kind, query)
  const stream = xlsxStream({ name: book.title, columns: book.columns, rows: sheetRows(book) })
  return { stream, mediaType: xlsxMediaType, name: `${book.title} ${book.year}.xlsx`, download: true }
}

const itemWords: Record<NumberItem['state'], string> = {
  missing: 'Trống, không có lý do',
  reserved: 'Đang giữ',
  void: 'Huỷ, không sử dụng',
  cancelled: 'Vào sổ nhầm, đã huỷ',
  raised: 'Đặt số tăng',
}
const sayRun = (run: NumberRun) => [run.issuerName, run.name].filter(Boolean).join(': ') || 'Số đến'
const sayItem = (item: NumberItem) => [
  item.from === item.to ? String(item.from) : `${item.from}–${item.to}`,
  itemWords[item.state],
  sayDay(item.on),
  item.reason ?? '',
  item.who ?? '',
]
function sayRunState(run: NumberRun): string {
  const gaps = run.items.filter((item) => item.state === 'missing').reduce((sum, item) => sum + item.to - item.from + 1, 0)
  return `đã cấp đến số ${run.lastN}, đã dùng ${run.used}, ${gaps === 0 ? 'liền số' : `${gaps} số trống`}`
}
async function numbersOf(ctx: Ctx, book: Book): Promise<NumberRun[]> {
  if (book.kind !== 'outgoing' && book.kind !== 'incoming') return []
  return listNumberRuns(ctx.db, { kind: book.kind, unitId: book.office.id, year: book.year, seesNamed: book.seesNamed })
}

async function allOf(rows: AsyncIterable<Cell[]>): Promise<Cell[][]> {
  const all: Cell[][] = []
  for await (const row of rows) all.push(row)
  return all
}
async function rowsToPrint(book: Book): Promise<Cell[][]> {
  const count = await book.count()
  if (count > mostPrinted) throw new AppError('rule', 'register.too_long', { count, most: mostPrinted })
  return allOf(book.rows())
}
/** Where the number of a line stands in the form; of outgoing documents every sequence has its own, so only the asked range is said. */
function numbersSaid(book: Book, query: BookQuery, rows: readonly Cell[][]): [string, string] {
  const column = { incoming: 1, settlement: 0, outgoing: undefined, post: undefined, copies: undefined }[book.kind]
  const first = column === undefined ? undefined : rows[0]?.[column]
  const last = column === undefined ? undefined : rows.at(-1)?.[column]
  return [String(query.fromNumber ?? first ?? ''), String(query.toNumber ?? last ?? '')]
}

const tableOf = (columns: readonly Column[], rows: readonly Cell[][]) => ({
  columns: columns.map((column) => ({ header: column.header, width: column.width, middle: column.middle === true })),
  rows: rows.map((row) => row.map(String)),
})

/** The book to be printed and bound (Decree 30/2020 art. 16, 22). Throws register.too_long. */
export async function registerPdf(ctx: Ctx, kind: BookKind, query: BookQuery): Promise<FileReply> {
  const book = await openBook(ctx, kind, query)
  const rows = await rowsToPrint(book)
  const runs = await numbersOf(ctx, book)
  const [from_number, to_number] = numbersSaid(book, query, rows)
  const data = {
    ...{ title: book.title, year: String(book.year), unit: book.office.name, above: (await paperHead(ctx.db, book.office.id)).above },
    ...{ from_day: sayDay(query.from ?? `${book.year}-01-01`), to_day: sayDay(query.to ?? `${book.year}-12-31`), from_number, to_number },
    ...{ at: book.today.split('-').map(Number), printed: `In từ hệ thống Nhịp Cầu ngày ${sayDay(book.today)}` },
    ...tableOf(book.columns, rows),
    secret: { title: secretForm.title, ...tableOf(secretForm.columns, await allOf(book.secret())) },
    runs_title: `Tình hình số năm ${book.year}`,
    runs: runs.map((run) => ({ name: sayRun(run), said: sayRunState(run), items: run.items.map(sayItem) })),
  }
  const pdf = await ctx.bookbinder.typeset({ template: registerTemplate, data, at: ctx.now })
  return {
    stream: Readable.from([Buffer.from(pdf)]),
    bytes: pdf.byteLength,
    mediaType: 'application/pdf',
    name: `${book.title} ${book.year}.pdf`,
    download: false,
  }
}
