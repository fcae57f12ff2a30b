import { type Decision, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Draft } from '../documents/public.ts'

/** Whoever sees a draft writes beside it, until it is signed; in the office he sees it from. */
export function canComment(ctx: Ctx, draft: Draft): Decision {
  if (draft.state !== 'draft' && draft.state !== 'submitted') return { denied: 'document.wrong_state', kind: 'rule' }
  const held = personOf(ctx.actor).appointments.find((one) => one.officeId === draft.unit.id)
  return { appointmentId: held?.id ?? null }
}
/** Whoever began a thread settles it, or whoever leads the drafting. */
export function canResolve(ctx: Ctx, draft: Draft, byId: string): Decision {
  const decision = canComment(ctx, draft)
  if ('denied' in decision) return decision
  return byId === personOf(ctx.actor).personId || !('denied' in draft.keep) ? decision : { denied: 'comment.not_permitted' }
}
