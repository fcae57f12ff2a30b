import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { turnBack } from './turn-back.ts'

/** The signer returns what waits for him; the clerk returns what is signed but cannot be issued. */
export const returnDocument = (ctx: Ctx, id: string, reason: string) => turnBack(ctx, id, reason, { event: 'document.returned', may: can.return })
