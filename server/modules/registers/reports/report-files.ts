import { Readable } from 'node:stream'
import type { ReportFigure, ReportKind } from '../../../../contract/words.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { FileReply } from '../../../platform/http.ts'
import { xlsxMediaType, xlsxStream } from '../../../platform/xlsx.ts'
import { paperHead } from '../../organisation/public.ts'
import { sayDay } from '../books.ts'
import { handlingReport, type ReportQuery } from './handling-report.ts'
import { reportTemplate } from './report-template.ts'

const titles: Record<ReportKind, string> = {
  incoming: 'Báo cáo tình hình giải quyết văn bản đến',
  outgoing: 'Báo cáo tình hình giải quyết văn bản đi',
}
const words: Record<ReportFigure, string> = {
  received: 'Tổng số văn bản đến',
  documents: 'Tổng số văn bản đi',
  copies: 'Số bản gửi đi',
  unaccepted: 'Chưa tiếp nhận, chưa đến hạn',
  on_time: 'Đã giải quyết đúng hạn',
  late: 'Đã giải quyết quá hạn',
  running: 'Đang giải quyết, chưa đến hạn',
  overdue: 'Chưa giải quyết, quá hạn',
  information: 'Gửi để biết',
  recalled: 'Bị thu hồi',
  stopped: 'Bị từ chối hoặc lấy lại',
}
const unknown: Record<ReportKind, string> = { incoming: 'Chưa phân công', outgoing: 'Không ghi đơn vị, người soạn thảo' }
const nameOf = (kind: ReportKind, row: { key: string; name: string }) =>
  row.key === 'restricted' ? 'Văn bản đích danh' : row.key === 'none' ? unknown[kind] : row.name

async function tableOf(ctx: Ctx, kind: ReportKind, query: ReportQuery) {
  const report = await handlingReport(ctx, kind, query)
  const who = query.by === 'person' ? 'Người' : 'Đơn vị'
  const rows = report.rows.map((row, index) => [index + 1, nameOf(kind, row), ...row.counts] as (string | number)[])
  return { report, header: ['TT', who, ...report.figures.map((figure) => words[figure])], rows: [...rows, ['', 'Tổng cộng', ...report.total]] }
}

export async function reportXlsx(ctx: Ctx, kind: ReportKind, query: ReportQuery): Promise<FileReply> {
  const { header, rows } = await tableOf(ctx, kind, query)
  const columns = header.map((one, at) => ({ header: one, width: at === 0 ? 6 : at === 1 ? 40 : 16 }))
  const stream = xlsxStream({ name: titles[kind].replace('Báo cáo tình hình giải quyết', 'Giải quyết'), columns, rows })
  return { stream, mediaType: xlsxMediaType, name: `${titles[kind]} ${query.from} ${query.to}.xlsx`, download: true }
}

export async function reportPdf(ctx: Ctx, kind: ReportKind, query: ReportQuery): Promise<FileReply> {
  const { report, header, rows } = await tableOf(ctx, kind, query)
  const data = {
    ...{ title: titles[kind], unit: report.unitName, above: (await paperHead(ctx.db, report.unitId)).above },
    ...{ from: sayDay(query.from), to: sayDay(query.to), as_of: sayDay(report.asOf), at: report.asOf.split('-').map(Number) },
    ...{ header, rows: rows.map((row) => row.map(String)) },
  }
  const pdf = await ctx.bookbinder.typeset({ template: reportTemplate, data, at: ctx.now })
  const name = `${titles[kind]} ${query.from} ${query.to}.pdf`
  return { stream: Readable.from([Buffer.from(pdf)]), bytes: pdf.byteLength, mediaType: 'application/pdf', name, download: false }
}
