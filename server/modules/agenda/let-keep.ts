import type { addAgendaKeeper } from '../../../contract/agenda.ts'
import type { Input } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { peopleOf } from '../organisation/public.ts'
import { can, officeFor } from './access.ts'
import * as queries from './queries.ts'
import { findKeeper } from './views.ts'

type Body = Input<typeof addAgendaKeeper>['body']

async function add(ctx: Ctx, { id, unitId, personId }: Body): Promise<void> {
  const office = await officeFor(ctx, unitId)
  const appointmentId = authorise(can.letKeep(ctx.actor, office))
  const works = (await peopleOf(ctx.db, office.id)).some((one) => one.personId === personId)
  if (!works) throw new AppError('not_found', 'person.not_found')
  if (await findKeeper(ctx.db, id)) throw new AppError('conflict', 'act.id_used')
  const row = { id, unit_id: office.id, person_id: personId, added_by: personOf(ctx.actor).personId, added_at: ctx.now }
  if (!(await queries.insertKeeper(ctx.db, row))) throw new AppError('conflict', 'agenda_keeper.exists')
  const facts = { personId }
  await emit(ctx, [{ name: 'agenda_keeper.added', objectKind: 'agenda_keeper', objectId: id, unitId: office.id, appointmentId, tell: [personId], facts }])
}
export async function addKeeper(ctx: Ctx, body: Body): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => add(inner, body),
    async () => ({}),
  )
}

async function end(ctx: Ctx, id: string): Promise<void> {
  const missing = 'agenda_keeper.not_found'
  const keeper = await findKeeper(ctx.db, id)
  if (!keeper) throw new AppError('not_found', missing)
  const office = await officeFor(ctx, keeper.unitId, missing)
  const appointmentId = authorise(can.letKeep(ctx.actor, office))
  if (keeper.endedAt) return
  await queries.endKeeper(ctx.db, id, ctx.now)
  const { personId } = keeper
  const facts = { personId }
  await emit(ctx, [{ name: 'agenda_keeper.ended', objectKind: 'agenda_keeper', objectId: id, unitId: office.id, appointmentId, tell: [personId], facts }])
}
export async function endKeeper(ctx: Ctx, id: string): Promise<Record<string, never>> {
  return perform(
    ctx,
    (inner) => end(inner, id),
    async () => ({}),
  )
}
