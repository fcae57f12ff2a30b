import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { unitsOfPerson } from '../organisation/public.ts'
import { can } from './access.ts'
import { forgiveFailures } from './attempts.ts'
import { linkOfAct, makeLink, type OneTimeLink } from './links.ts'
import * as queries from './queries.ts'
import { closeSessions } from './sessions.ts'

async function reset(ctx: Ctx, personId: string): Promise<void> {
  const units = await unitsOfPerson(ctx.db, personId, dayIn(ctx.now))
  const appointmentId = authorise(can.administerAccount(ctx.actor, units))
  const account = await queries.findAccountOfForUpdate(ctx.db, personId)
  if (!account) throw new AppError('rule', 'account.none')
  await makeLink(ctx, account.id, 'set_password')
  await forgiveFailures(ctx, account.username)
  await queries.updateLock(ctx.db, account.username, null)
  await closeSessions(ctx, { accountId: account.id, personId })
  await emit(ctx, [{ name: 'password.reset', objectKind: 'account', objectId: account.id, unitId: units[0]?.id ?? null, appointmentId, tell: [personId] }])
}

/** The old password holds until the link is used: a link that never arrives locks nobody out. */
export async function resetPassword(ctx: Ctx, personId: string): Promise<OneTimeLink> {
  return perform(
    ctx,
    (inner) => reset(inner, personId),
    async (inner) => {
      const link = await linkOfAct(inner)
      if (!link) throw new AppError('not_found', 'link.not_found')
      return link
    },
  )
}
