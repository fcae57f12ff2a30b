import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { turnBack } from './turn-back.ts'

/** The drafter takes back what waits for the signer. */
export const takeBackDocument = (ctx: Ctx, id: string, reason: string) => turnBack(ctx, id, reason, { event: 'document.taken_back', may: can.takeBack })
