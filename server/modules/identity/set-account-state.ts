import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { unitsOfPerson } from '../organisation/public.ts'
import { can } from './access.ts'
import { linkOfAct, makeLink } from './links.ts'
import * as queries from './queries.ts'
import { closeSessions } from './sessions.ts'

type Wanted = { personId: string; state: 'enabled' | 'disabled'; username?: string | undefined }

async function setState(ctx: Ctx, wanted: Wanted): Promise<void> {
  const units = await unitsOfPerson(ctx.db, wanted.personId, dayIn(ctx.now))
  const appointmentId = authorise(can.administerAccount(ctx.actor, units))
  const unitId = units[0]?.id ?? null
  const account = await queries.findAccountOfForUpdate(ctx.db, wanted.personId)
  if (!account) {
    if (wanted.state === 'disabled') return
    if (!wanted.username) throw new AppError('rule', 'account.username_required')
    await openAccount(ctx, { personId: wanted.personId, username: wanted.username, unitId, appointmentId })
    return
  }
  const isDisabled = account.disabledAt !== null
  if (isDisabled === (wanted.state === 'disabled')) return
  await queries.updateDisabled(ctx.db, account.id, wanted.state === 'disabled' ? ctx.now : null)
  if (wanted.state === 'disabled') await closeSessions(ctx, { accountId: account.id, personId: wanted.personId })
  await emit(ctx, [{ name: `account.${wanted.state}`, objectKind: 'account', objectId: account.id, unitId, appointmentId }])
}

type NewAccount = { personId: string; username: string; unitId: string | null; appointmentId: string | null }
/** An account without a password and the one-time link to set it. */
export async function openAccount(ctx: Ctx, wanted: NewAccount, purpose: 'first_administrator' | 'set_password' = 'set_password'): Promise<void> {
  await queries.insertAccounts(ctx.db, [wanted])
  const account = await queries.findAccountOfForUpdate(ctx.db, wanted.personId)
  if (!account) throw new Error('the account just made is not there')
  await makeLink(ctx, account.id, purpose)
  const { unitId, appointmentId } = wanted
  await emit(ctx, [{ name: 'account.created', objectKind: 'account', objectId: account.id, unitId, appointmentId }])
}

export async function setAccountState(ctx: Ctx, wanted: Wanted): Promise<{ url: string | null }> {
  return perform(
    ctx,
    (inner) => setState(inner, wanted),
    async (inner) => ({ url: (await linkOfAct(inner))?.url ?? null }),
  )
}
