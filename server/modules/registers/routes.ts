import * as contract from '../../../contract/registers.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { can, mayKeep, officeFor } from './access.ts'
import { cancelEntry } from './cancel-entry.ts'
import { createSequences } from './create-sequences.ts'
import { listRegister, registerXlsx } from './list-register.ts'
import * as queries from './queries.ts'
import { raiseNext } from './raise-next.ts'
import { yearOf } from './rules.ts'
import { issuersWithoutSequences, listSequences, nextArrival } from './views.ts'

export const routes: Route[] = [
  serve(contract.listRegister, (ctx, { params, query }) => listRegister(ctx, params.kind, query)),
  serveFile(contract.registerXlsx, (ctx, { params, query }) => registerXlsx(ctx, params.kind, query)),
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
