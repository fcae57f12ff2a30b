import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { forget, unlockOwn } from './keystore.ts'
import { pictureOf } from './picture-of.ts'
import { signFile } from './sign-file.ts'
import { findImage } from './views.ts'

export type Item = { signingId: string; fileId: string; reason?: string }
export type Result = { signingId: string; fileId: string | null; code: string | null }

/** One PIN, any number of files: each is certified in its field "signer1" and answers for itself. */
export async function signFiles(ctx: Ctx, { pin, items }: { pin: string; items: readonly Item[] }): Promise<Result[]> {
  const { credential, keys } = await unlockOwn(ctx, pin)
  try {
    const picture = await pictureOf(ctx, await findImage(ctx.db, personOf(ctx.actor).personId))
    const results: Result[] = []
    for (const { signingId, fileId, reason } of items) {
      const request = { field: 'signer1', certify: true as const, name: credential.subject, ...(reason && { reason }), ...(picture && { picture }) }
      try {
        const made = await signFile(ctx, { signingId, fileId, credential, secret: keys.signing, request })
        results.push({ signingId, fileId: made.id, code: null })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        results.push({ signingId, fileId: null, code: error.code })
      }
    }
    return results
  } finally {
    forget({ keys })
  }
}
