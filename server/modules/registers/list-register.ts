import type { Ctx } from '../../platform/ctx.ts'
import { mayKeep } from './access.ts'
import { listGaps } from './gap-views.ts'
import type { RegisterFilter } from './line-source.ts'
import { countLines, cursorOf, type LineCursor, type LineOrder, listLines } from './line-views.ts'
import { openRegister, type RegisterQuery } from './open-register.ts'

function readCursor(text: string | undefined): LineCursor | undefined {
  const [on, n, id, ...key] = Buffer.from(text ?? '', 'base64url')
    .toString('utf8')
    .split('|')
  const wellFormed = on && id && /^\d{4}-\d{2}-\d{2}$/.test(on) && /^[0-9a-f-]{36}$/.test(id) && Number.isInteger(Number(n))
  return wellFormed ? { on, n: Number(n), id, key: key.join('|').replaceAll('\0', '') } : undefined
}
const writeCursor = ({ on, n, id, key }: LineCursor) => Buffer.from(`${on}|${n}|${id}|${key ?? ''}`).toString('base64url')

export async function listRegister(
  ctx: Ctx,
  kind: RegisterFilter['kind'],
  query: RegisterQuery & { cursor?: string | undefined; limit: number; sort: LineOrder },
) {
  const { cursor, limit, sort, ...rest } = query
  const { office, filter, reader } = await openRegister(ctx, kind, rest)
  const [lines, counts, gaps] = await Promise.all([
    listLines(ctx.db, filter, reader, { limit: limit + 1, after: readCursor(cursor), order: sort }),
    countLines(ctx.db, filter, reader),
    listGaps(ctx.db, filter),
  ])
  const may = mayKeep(ctx.actor, office)
  const items = lines.slice(0, limit).map(({ orderKey: _, ...line }) => ({
    ...line,
    can: { cancel: kind === 'outgoing' ? 'register_entry.not_cancellable' : line.state === 'cancelled' ? 'register_entry.cancelled' : may },
  }))
  const last = lines.length > limit ? lines[limit - 1] : undefined
  return {
    items,
    next: last ? writeCursor(cursorOf(last)) : null,
    year: filter.year,
    total: counts.all,
    counts,
    gapFree: gaps.length === 0,
    gaps,
    can: { register: may, takeNumber: may, raise: may },
  }
}
