import { createHash } from 'node:crypto'
import type { publishAgenda as endpoint } from '../../../contract/agenda.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can, officeFor } from './access.ts'
import { assertOpenWeek } from './plan.ts'
import * as queries from './queries.ts'
import { daysOfWeek, mondayOf } from './rules.ts'
import { listEntries, listVersions } from './views.ts'

type Body = Input<typeof endpoint>['body']

async function publish(ctx: Ctx, body: Body): Promise<void> {
  const office = await officeFor(ctx, body.unitId)
  const appointmentId = authorise(can.keep(ctx.actor, office))
  const weekOn = mondayOf(body.day)
  assertOpenWeek(ctx, weekOn)
  const last = (await listVersions(ctx.db, office.id, weekOn)).at(-1)
  if (body.n !== (last?.n ?? 0) + 1) throw new AppError('conflict', 'agenda.version_taken')
  const entries = await listEntries(ctx.db, { unitId: office.id, from: weekOn, to: daysOfWeek(weekOn)[6] as string })
  if (!entries.some((entry) => (last ? entry.changedAt > last.at : entry.state === 'planned'))) throw new AppError('rule', 'agenda.nothing_new')
  const planned = entries.filter((entry) => entry.state === 'planned')
  const sha256 = createHash('sha256').update(JSON.stringify(entries)).digest()
  const row = { id: body.id, unit_id: office.id, week_on: weekOn, n: body.n, entries: planned.length, sha256 }
  const inserted = await queries.insertVersion(ctx.db, { ...row, published_by: personOf(ctx.actor).personId, published_at: ctx.now })
  if (!inserted) throw new AppError('conflict', 'agenda.version_taken')
  const facts = { weekOn, n: body.n, entries: planned.length, sha256: sha256.toString('hex') }
  await emit(ctx, [{ name: 'agenda.published', objectKind: 'agenda_version', objectId: body.id, unitId: office.id, appointmentId, facts }])
}

/** The week is told to the people of the office, as its next version; what changes afterwards is marked. */
export async function publishAgenda(ctx: Ctx, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => publish(inner, body),
    async () => ({}),
  )
}
