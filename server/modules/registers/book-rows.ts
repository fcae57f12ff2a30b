import type { BookKind } from '../../../contract/words.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Cell, type Column, type Form, forms, secretForm, settlementForm } from './books.ts'
import type { Reader, RegisterFilter } from './line-source.ts'
import { countLines, cursorOf, type LineCursor, listLines } from './line-views.ts'
import { type Opening, openOffice } from './open-register.ts'
import { type BookFilter, countDayLines, type DayCursor, listDayLines, secretBook } from './post-views.ts'

export type BookQuery = Opening & Omit<BookFilter, 'unitId' | 'year'>
export type Book = {
  kind: BookKind
  office: { id: string; name: string }
  year: number
  today: string
  seesNamed: boolean
  title: string
  columns: readonly Column[]
  /** Rows of the form in the order of a book, pulled page by page. */
  rows: () => AsyncGenerator<Cell[]>
  count: () => Promise<number>
  /** Notes of secret documents, which stand below the lines of a register under a heading of their own; other books have none. */
  secret: () => AsyncGenerator<Cell[]>
}
type Source = Pick<Book, 'rows' | 'count'>

const pageOfLines = 1_000
async function* inPages<Line, Cursor>(list: (after: Cursor | undefined) => Promise<Line[]>, cursorOf: (line: Line) => Cursor): AsyncGenerator<Line> {
  let after: Cursor | undefined
  for (;;) {
    const lines = await list(after)
    yield* lines
    const last = lines.at(-1)
    if (last === undefined || lines.length < pageOfLines) return
    after = cursorOf(last)
  }
}
async function* mapped<Line>(lines: AsyncIterable<Line>, row: (line: Line) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const line of lines) yield row(line)
}

function ofRegister<L extends Awaited<ReturnType<typeof listLines>>[number]>(ctx: Ctx, filter: RegisterFilter, reader: Reader, form: Form<L>): Source {
  const page = (after: LineCursor | undefined) => listLines(ctx.db, filter, reader, { limit: pageOfLines, after, order: 'oldest' }) as Promise<L[]>
  return {
    rows: () => mapped(inPages(page, cursorOf), form.row),
    count: async () => (await countLines(ctx.db, filter, reader)).all,
  }
}
function ofPost(ctx: Ctx, filter: BookFilter, reader: Reader): Source {
  const page = (after: DayCursor | undefined) => listDayLines(ctx.db, 'post', filter, reader, { limit: pageOfLines, after, order: 'oldest' })
  return {
    rows: () =>
      mapped(
        inPages(page, (line) => ({ on: line.sentOn, seq: line.seq })),
        forms.post.row,
      ),
    count: () => countDayLines(ctx.db, 'post', filter, reader),
  }
}
function ofCopies(ctx: Ctx, filter: BookFilter, reader: Reader): Source {
  const page = (after: DayCursor | undefined) => listDayLines(ctx.db, 'copies', filter, reader, { limit: pageOfLines, after, order: 'oldest' })
  return {
    rows: () =>
      mapped(
        inPages(page, (line) => ({ on: line.usedOn, seq: line.seq })),
        forms.copies.row,
      ),
    count: () => countDayLines(ctx.db, 'copies', filter, reader),
  }
}

async function* noRows(): AsyncGenerator<Cell[]> {}
/** Cut by days alone: their numbers are those of another book. */
function ofSecret(ctx: Ctx, kind: keyof typeof secretBook, { unitId, year, from, to }: BookFilter, reader: Reader): Pick<Book, 'secret'> {
  const list = (after: DayCursor | undefined) =>
    listDayLines(ctx.db, secretBook[kind], { unitId, year, from, to }, reader, { limit: pageOfLines, after, order: 'oldest' })
  return {
    secret: () =>
      mapped(
        inPages(list, (line) => ({ on: line.registeredOn, seq: line.seq })),
        secretForm.row,
      ),
  }
}

/** One of the five books of an office and year. Throws unit.not_found. */
export async function openBook(ctx: Ctx, kind: BookKind, query: BookQuery): Promise<Book> {
  const { office, year, reader } = await openOffice(ctx, query)
  const filter = { ...query, unitId: office.unit.id, year }
  const head = { kind, office: { id: office.unit.id, name: office.name }, year, today: reader.today, seesNamed: reader.seesNamed, secret: noRows }
  const lines = { ...filter, show: 'all' as const }
  switch (kind) {
    case 'post':
      return { ...head, ...forms.post, ...ofPost(ctx, filter, reader) }
    case 'copies':
      return { ...head, ...forms.copies, ...ofCopies(ctx, filter, reader) }
    case 'settlement': {
      const form = settlementForm(reader.overdueBefore)
      return { ...head, ...form, ...ofRegister(ctx, { ...lines, kind: 'incoming' }, reader, form) }
    }
    default:
      return { ...head, ...forms[kind], ...ofRegister(ctx, { ...lines, kind }, reader, forms[kind]), ...ofSecret(ctx, kind, filter, reader) }
  }
}
