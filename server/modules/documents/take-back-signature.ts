import type { Ctx } from '../../platform/ctx.ts'
import { can } from './access.ts'
import { turnBack } from './turn-back.ts'

/** The signer takes the signature back before the document is sealed. */
export const takeBackSignature = (ctx: Ctx, id: string, reason: string) =>
  turnBack(ctx, id, reason, { event: 'document.signature_taken_back', may: can.takeBackSignature })
