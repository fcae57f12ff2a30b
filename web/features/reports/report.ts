import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import type { ReportFigure, ReportGrouping, ReportKind } from '../../../contract/words.ts'

export type Report = ReplyData<Api['getHandlingReport']>
export type Line = ReplyData<Api['listReportLines']>['items'][number]
/** A figure of a row that is opened; no key is the sum. */
export type Picked = { key: string | null; figure: ReportFigure }
export type Asked = { kind: ReportKind; from: string; to: string; by: ReportGrouping }

export const periods = ['month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]
/** From the first day of the month, quarter or year until today. */
export function periodOf(period: Period, today: string): { from: string; to: string } {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[period]
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today }
}
export const periodAt = (from: string, to: string, today: string): Period | '' =>
  periods.find((one) => periodOf(one, today).from === from && periodOf(one, today).to === to) ?? ''
