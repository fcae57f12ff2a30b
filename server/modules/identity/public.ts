import type { Actor, PersonActor } from '../../platform/actor.ts'
import type { App, Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { linkOfAct as findLink, type OneTimeLink } from './links.ts'
import { loadActor as load, reloadActor as reload } from './load-actor.ts'
import { hashPassword } from './passwords.ts'
import { insertAccounts as insert } from './queries.ts'
import { openAccount as open } from './set-account-state.ts'

/** Who stands behind a session cookie. */
export function loadActor(app: App, token: string | undefined): Promise<Actor> {
  return load(app, token)
}

/** The actor with what he holds as of now: an act over many asks anew for each. Throws session.required. */
export function reloadActor(ctx: Ctx): Promise<PersonActor> {
  return reload(ctx)
}

type NewAccount = { personId: string; username: string; unitId: string | null; appointmentId: string | null }
/** An account without a password, and the one-time link to set it, in the open act. No permission check: the caller decided. Throws account.username_taken. */
export function openAccount(ctx: Ctx, wanted: NewAccount, purpose: 'first_administrator' | 'set_password' = 'set_password'): Promise<void> {
  return open(ctx, wanted, purpose)
}

/** The one-time link the act made, the same at every retry; null when it made none. */
export function linkOfAct(ctx: Ctx): Promise<OneTimeLink | null> {
  return findLink(ctx)
}

/** Many accounts at once, without links: an administrator makes a link for each when its owner comes. */
export function insertAccounts(db: Db, rows: readonly { personId: string; username: string; passwordHash?: string }[]): Promise<void> {
  return insert(db, rows)
}

/** For accounts of a demonstration, which share one password. */
export function hashSharedPassword(password: string): Promise<string> {
  return hashPassword(password)
}
