import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { turnBack } from './turn-back.ts'

/** Reviewer or signer return what waits for them (of a reviewer: the step he looked at); the clerk returns what is signed but cannot be issued. */
export const returnDocument = (ctx: Ctx, id: string, reason: string, stepId?: string) =>
  turnBack(ctx, id, reason, { event: 'document.returned', may: (actor, document) => can.return(actor, document, stepId) })
