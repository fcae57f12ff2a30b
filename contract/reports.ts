import { z } from 'zod'
import { day as anyDay, cursorQuery, endpoint, id, none, page } from './endpoint.ts'
import { deliveryStates, reportFigures, reportGroupings, reportKinds } from './words.ts'

/** The lunar calendar, and with it what is overdue, is computed for these years. */
const day = anyDay.refine((on) => on >= '2000-01-01' && on <= '2199-12-31')
const params = z.object({ kind: z.enum(reportKinds) })
const asked = { unitId: id.optional(), from: day, to: day, by: z.enum(reportGroupings).default('department') }
const counts = z.array(z.number())

export const getHandlingReport = endpoint('getHandlingReport', {
  summary: 'How far the documents that came in or went out in a period are handled, by department or person (Decree 30/2020 Phụ lục VI part I.10)',
  auth: ['person'],
  params,
  query: z.object(asked),
  reply: z.object({
    unitId: id,
    unitName: z.string(),
    asOf: anyDay,
    figures: z.array(z.enum(reportFigures)),
    /** Counts in the order of `figures`. Key "none": nobody leads it yet; "restricted": only named people see who does. */
    rows: z.array(z.object({ key: z.string(), name: z.string(), counts })),
    total: counts,
  }),
  errors: ['unit.not_found', 'report.period_wrong'],
})
export const listReportLines = endpoint('listReportLines', {
  summary: 'The documents or copies behind a figure of the report',
  auth: ['person'],
  params,
  query: z.object({ ...cursorQuery, ...asked, key: z.string().max(300).optional(), figure: z.enum(reportFigures).optional() }),
  reply: page(
    z.object({
      id,
      n: z.number(),
      enteredOn: anyDay,
      code: z.string(),
      /** Null where only named people see it. */
      subject: z.string().nullable(),
      /** The author of what came in, the receiver of what went out. */
      partyName: z.string(),
      leadName: z.string(),
      dueOn: anyDay.nullable(),
      finishedOn: anyDay.nullable(),
      state: z.enum(deliveryStates).nullable(),
      figure: z.enum(reportFigures),
      documentId: id.nullable(),
      deliveryId: id.nullable(),
    }),
  ),
  errors: ['unit.not_found', 'report.period_wrong'],
})
export const reportXlsx = endpoint('reportXlsx', {
  summary: 'The report as XLSX',
  auth: ['person'],
  params,
  query: z.object(asked),
  reply: none,
  errors: ['unit.not_found', 'report.period_wrong'],
})
export const reportPdf = endpoint('reportPdf', {
  summary: 'The report to be printed',
  auth: ['person'],
  params,
  query: z.object(asked),
  reply: none,
  errors: ['unit.not_found', 'report.period_wrong'],
})
