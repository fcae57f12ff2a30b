import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { createPerson as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { linkOfAct, openAccount } from '../identity/public.ts'
import { appoint } from './appoint.ts'
import * as queries from './person-queries.ts'
import { getVisiblePerson } from './person-views.ts'

type Wanted = Input<typeof endpoint>['body']

async function create(ctx: Ctx, wanted: Wanted): Promise<void> {
  if (await queries.personExists(ctx.db, wanted.id)) throw new AppError('conflict', 'act.id_used')
  await queries.insertPeople(ctx.db, [wanted])
  const appointmentId = await appoint(ctx, wanted.id, wanted.appointment)
  if (wanted.phone) await queries.saveOfficialPhones(ctx.db, [{ personId: wanted.id, phone: wanted.phone }])
  if (wanted.username) await openAccount(ctx, { personId: wanted.id, username: wanted.username, unitId: wanted.appointment.unitId, appointmentId })
}

export async function createPerson(ctx: Ctx, wanted: Wanted): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => create(inner, wanted),
    async (inner) => ({ person: await getVisiblePerson(inner, wanted.id), url: (await linkOfAct(inner))?.url ?? null }),
  )
}
