import * as contract from '../../../contract/identity.ts'
import { inTransaction, perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type RawExchange, type Route, serve, sessionCookie } from '../../platform/http.ts'
import { changePassword } from './change-password.ts'
import { tokenHash } from './load-actor.ts'
import { resetPassword } from './reset-password.ts'
import { sessionMs } from './rules.ts'
import { type Client, closeSessions } from './sessions.ts'
import { setAccountState } from './set-account-state.ts'
import { signIn } from './sign-in.ts'
import { useLink } from './use-link.ts'
import { findOpenLink, getMe, listOpenSessions } from './views.ts'

const clientOf = ({ request }: RawExchange): Client => ({ ip: request.ip, userAgent: request.headers['user-agent'] ?? '' })

function giveCookie(ctx: Ctx, { reply }: RawExchange, token: string | undefined): void {
  const secure = ctx.config.secureCookies
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token === undefined) void reply.clearCookie(sessionCookie(secure), attributes)
  else void reply.setCookie(sessionCookie(secure), token, { ...attributes, maxAge: sessionMs / 1000 })
}

/** Whoever signs in anew from the same browser leaves no session behind. */
async function replaceSession(ctx: Ctx, raw: RawExchange, opened: { token: string; ctx: Ctx }) {
  const { actor } = ctx
  if (actor.kind === 'person') await inTransaction(ctx, (inner) => closeSessions(inner, { ...actor, only: actor.sessionId }))
  giveCookie(ctx, raw, opened.token)
  return getMe(opened.ctx)
}

export const routes: readonly Route[] = [
  serve(contract.signIn, async (ctx, { body }, raw) => replaceSession(ctx, raw, await signIn(ctx, body, clientOf(raw)))),
  serve(contract.getSession, (ctx) => getMe(ctx)),
  serve(contract.signOut, async (ctx, _input, raw) => {
    const { accountId, personId, sessionId } = personOf(ctx.actor)
    await inTransaction(ctx, (inner) => closeSessions(inner, { accountId, personId, only: sessionId }))
    giveCookie(ctx, raw, undefined)
    return {}
  }),
  serve(contract.listSessions, (ctx) => listOpenSessions(ctx)),
  serve(contract.endSession, async (ctx, { params }) => {
    const { accountId, personId } = personOf(ctx.actor)
    const end = async (inner: Ctx) => {
      if ((await closeSessions(inner, { accountId, personId, only: params.id })) === 0) throw new AppError('not_found', 'session.not_found')
    }
    return perform(ctx, end, async () => ({}))
  }),
  serve(contract.changePassword, (ctx, { body }, { request }) => changePassword(ctx, body, request.ip)),
  serve(contract.getLink, async (ctx, { params }) => {
    const link = await findOpenLink(ctx.db, tokenHash(params.token), ctx.now)
    if (!link) throw new AppError('not_found', 'link.not_found')
    return link
  }),
  serve(contract.useLink, async (ctx, { params, body }, raw) => replaceSession(ctx, raw, await useLink(ctx, { ...params, ...body }, clientOf(raw)))),
  serve(contract.resetPassword, (ctx, { params }) => resetPassword(ctx, params.id)),
  serve(contract.setAccountState, (ctx, { params, body }) => setAccountState(ctx, { personId: params.id, ...body })),
]
