import type { Ctx } from '../../platform/ctx.ts'
import { leadersOf } from '../organisation/public.ts'
import { mayKeep } from './access.ts'
import { type Opening, openOffice } from './open-register.ts'
import { type BookFilter, countCopiesOut, countDayLines, type DayCursor, listDayLines, secretBook } from './post-views.ts'

type Query = Opening & Omit<BookFilter, 'unitId' | 'year'> & { cursor?: string | undefined; limit: number }

function readCursor(text: string | undefined): DayCursor | undefined {
  const [on, seq] = (text ?? '').split('_')
  return on && seq && /^\d{4}-\d{2}-\d{2}$/.test(on) && /^\d{1,18}$/.test(seq) ? { on, seq } : undefined
}

async function open(ctx: Ctx, query: Query) {
  const { cursor, limit, unitId: _asked, ...rest } = query
  const { office, year, reader } = await openOffice(ctx, query)
  const filter: BookFilter = { ...rest, unitId: office.unit.id, year }
  const page = { limit: limit + 1, order: 'newest' as const, after: readCursor(cursor) }
  return { office, year, reader, filter, page, limit, may: mayKeep(ctx.actor, office) }
}
const nextOf = <Line extends { seq: string }>(lines: readonly Line[], limit: number, on: (line: Line) => string) => {
  const last = lines[limit - 1]
  return lines.length > limit && last ? `${on(last)}_${last.seq}` : null
}

export async function listPostItems(ctx: Ctx, query: Query) {
  const { year, reader, filter, page, limit, may } = await open(ctx, query)
  const lines = await listDayLines(ctx.db, 'post', filter, reader, page)
  return {
    items: lines.slice(0, limit).map((line) => ({ ...line, can: { cancel: line.cancelled ? 'post_item.cancelled' : may } })),
    next: nextOf(lines, limit, (line) => line.sentOn),
    year,
    can: { record: may },
  }
}

export async function listCopyUses(ctx: Ctx, query: Query) {
  const { office, year, reader, filter, page, limit, may } = await open(ctx, query)
  const lines = await listDayLines(ctx.db, 'copies', filter, reader, page)
  const leaders = await leadersOf(ctx.db, office.unit.id)
  return {
    items: lines.slice(0, limit).map((line) => ({ ...line, can: { return: line.returnedOn === null ? may : 'copy_use.returned' } })),
    next: nextOf(lines, limit, (line) => line.usedOn),
    year,
    out: await countCopiesOut(ctx.db, office.unit.id),
    leaders: leaders.map(({ appointmentId, fullName, office }) => ({ appointmentId, fullName, office })),
    can: { record: may },
  }
}

export async function listSecretLines(ctx: Ctx, kind: keyof typeof secretBook, query: Query) {
  const { year, reader, filter, page, limit, may } = await open(ctx, query)
  const lines = await listDayLines(ctx.db, secretBook[kind], filter, reader, page)
  return {
    items: lines.slice(0, limit).map((line) => ({ ...line, can: { cancel: line.cancelled ? 'secret_line.cancelled' : may } })),
    next: nextOf(lines, limit, (line) => line.registeredOn),
    year,
    total: await countDayLines(ctx.db, secretBook[kind], filter, reader),
    can: { record: may },
  }
}
