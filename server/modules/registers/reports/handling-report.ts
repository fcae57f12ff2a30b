import type { Input, Reply } from '../../../../contract/endpoint.ts'
import type { getHandlingReport, listReportLines as linesEndpoint } from '../../../../contract/reports.ts'
import type { ReportKind } from '../../../../contract/words.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { openOffice } from '../open-register.ts'
import { figuresOf, type LineCursor, listFigureLines, listRows, type ReportFilter } from './report-views.ts'

export type ReportQuery = Input<typeof getHandlingReport>['query']
const longestYears = 5

async function open(ctx: Ctx, kind: ReportKind, { unitId, from, to, by }: ReportQuery) {
  if (to < from || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) >= longestYears) throw new AppError('rule', 'report.period_wrong')
  const { office, reader } = await openOffice(ctx, { unitId })
  const filter: ReportFilter = { kind, unitId: office.unit.id, from, to, by }
  return { office, reader, filter }
}

/** How far what came in or went out in the period is handled, as of today. Throws unit.not_found, report.period_wrong. */
export async function handlingReport(ctx: Ctx, kind: ReportKind, query: ReportQuery): Promise<Reply<typeof getHandlingReport>> {
  const { office, reader, filter } = await open(ctx, kind, query)
  const rows = await listRows(ctx.db, filter, reader)
  const figures = figuresOf[kind]
  const total = figures.map((_figure, at) => rows.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0))
  return { unitId: office.unit.id, unitName: office.name, asOf: reader.today, figures: [...figures], rows, total }
}

function readCursor(text: string | undefined): LineCursor | undefined {
  const [on, n, id] = (text ?? '').split('_')
  return on && n && id && /^\d{4}-\d{2}-\d{2}$/.test(on) && /^\d{1,9}$/.test(n) && /^[0-9a-f-]{36}$/.test(id) ? { on, n: Number(n), id } : undefined
}
/** The lines behind a figure. */
export async function listReportLines(ctx: Ctx, kind: ReportKind, query: Input<typeof linesEndpoint>['query']): Promise<Reply<typeof linesEndpoint>> {
  const { reader, filter } = await open(ctx, kind, query)
  const { key, figure = kind === 'incoming' ? 'received' : 'documents', cursor, limit } = query
  const lines = await listFigureLines(ctx.db, filter, reader, { key, figure, after: readCursor(cursor), limit: limit + 1 })
  const items = lines.slice(0, limit)
  const last = items.at(-1)
  return { items, next: lines.length > limit && last ? `${last.enteredOn}_${last.n}_${last.id}` : null }
}
