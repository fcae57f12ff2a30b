import * as books from '../../../contract/books.ts'
import * as metadata from '../../../contract/metadata.ts'
import * as contract from '../../../contract/registers.ts'
import * as reports from '../../../contract/reports.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { can, mayKeep, officeFor } from './access.ts'
import { registerPdf, registerXlsx } from './book-files.ts'
import { cancelEntry } from './cancel-entry.ts'
import { createSequences } from './create-sequences.ts'
import { entryXml, registerXml } from './export-metadata.ts'
import { listCopyUses, listPostItems, listSecretLines } from './list-books.ts'
import { listRegister } from './list-register.ts'
import { listNumberRuns } from './number-views.ts'
import { openOffice } from './open-register.ts'
import * as queries from './queries.ts'
import { raiseNext } from './raise-next.ts'
import { cancelPost, recordPost } from './record-post.ts'
import { recordReturn } from './record-return.ts'
import { cancelSecret, recordSecret } from './record-secret.ts'
import { recordUse } from './record-use.ts'
import { handlingReport, listReportLines } from './reports/handling-report.ts'
import { reportPdf, reportXlsx } from './reports/report-files.ts'
import { yearOf } from './rules.ts'
import { showMetadata } from './show-metadata.ts'
import { issuersWithoutSequences, listSequences, nextArrival } from './views.ts'

export const routes: Route[] = [
  serve(contract.listRegister, (ctx, { params, query }) => listRegister(ctx, params.kind, query)),
  serveFile(books.registerXlsx, (ctx, { params, query }) => registerXlsx(ctx, params.kind, query)),
  serveFile(books.registerPdf, (ctx, { params, query }) => registerPdf(ctx, params.kind, query)),
  serveFile(books.registerXml, (ctx, { params, query }) => registerXml(ctx, params.kind, query)),
  serveFile(books.entryXml, (ctx, { params }) => entryXml(ctx, params.kind, params.id)),
  serve(metadata.getMetadata, (ctx, { params }) => showMetadata(ctx, params.kind, params.id)),
  serve(books.getNumberReport, async (ctx, { params, query }) => {
    const { office, year, reader } = await openOffice(ctx, query)
    return { year, runs: await listNumberRuns(ctx.db, { kind: params.kind, unitId: office.unit.id, year, seesNamed: reader.seesNamed }) }
  }),
  serve(reports.getHandlingReport, (ctx, { params, query }) => handlingReport(ctx, params.kind, query)),
  serve(reports.listReportLines, (ctx, { params, query }) => listReportLines(ctx, params.kind, query)),
  serveFile(reports.reportXlsx, (ctx, { params, query }) => reportXlsx(ctx, params.kind, query)),
  serveFile(reports.reportPdf, (ctx, { params, query }) => reportPdf(ctx, params.kind, query)),
  serve(books.listPostItems, (ctx, { query }) => listPostItems(ctx, query)),
  serve(books.recordPost, (ctx, { body }) => recordPost(ctx, body)),
  serve(books.cancelPost, (ctx, { params, body }) => cancelPost(ctx, params.id, body)),
  serve(books.listCopyUses, (ctx, { query }) => listCopyUses(ctx, query)),
  serve(books.recordUse, (ctx, { body }) => recordUse(ctx, body)),
  serve(books.recordReturn, (ctx, { params, body }) => recordReturn(ctx, params.id, body)),
  serve(books.listSecretLines, (ctx, { params, query }) => listSecretLines(ctx, params.kind, query)),
  serve(books.recordSecretLine, (ctx, { body }) => recordSecret(ctx, body)),
  serve(books.cancelSecretLine, (ctx, { params, body }) => cancelSecret(ctx, params.id, body)),
  serve(contract.cancelEntry, (ctx, { params, body }) =>
    perform(
      ctx,
      async (ctx) => {
        const entry = await queries.findEntryForUpdate(ctx.db, params.id)
        if (!entry) throw new AppError('not_found', 'register_entry.not_found')
        authorise(can.keep(ctx.actor, await officeFor(ctx, entry.unit_id, 'register_entry.not_found')))
        await cancelEntry(ctx, params.id, body.reason)
      },
      async () => ({}),
    ),
  ),
  serve(contract.listSequences, async (ctx, { query }) => {
    const office = await officeFor(ctx, query.unitId)
    const year = yearOf(dayIn(ctx.now))
    for (const issuerId of await issuersWithoutSequences(ctx.db, office.unit.id)) await createSequences(ctx.db, issuerId)
    const items = await listSequences(ctx.db, office.unit.id, year)
    return { year, items, nextArrival: await nextArrival(ctx.db, office.unit.id, year), can: { raise: mayKeep(ctx.actor, office) } }
  }),
  serve(contract.raiseNext, (ctx, { body }) => raiseNext(ctx, body)),
]
