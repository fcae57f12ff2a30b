import type { Reply } from '../../../contract/endpoint.ts'
import type { getMyKey } from '../../../contract/signatures.ts'
import { isKnownAct, perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { filesByIds, getTransparentPng, openFile, useFiles } from '../files/public.ts'
import { ensureDemoKey } from './demo-keys.ts'
import { sealUnderPin } from './envelope.ts'
import { forget, unlockOwn } from './keystore.ts'
import { makePersonKey } from './make-key.ts'
import * as queries from './queries.ts'
import { isTooSimple, stateOf } from './rules.ts'
import { findImage, hasRequest, newestOfPerson, sealsOf } from './views.ts'

export async function myKey(ctx: Ctx): Promise<Reply<typeof getMyKey>> {
  const { personId } = personOf(ctx.actor)
  await ensureDemoKey(ctx, personId)
  const newest = await newestOfPerson(ctx.db, personId)
  const credential = newest && !newest.revokedAt ? newest : undefined
  return {
    state: stateOf(newest, await hasRequest(ctx.db, personId), ctx.now),
    credential: credential
      ? {
          ...{ id: credential.id, subject: credential.subject, serial: credential.serial, isTest: credential.isTest },
          ...{ fromAt: credential.fromAt.toISOString(), toAt: credential.toAt.toISOString() },
        }
      : null,
    imageUrl: (await findImage(ctx.db, personId)) ? '/files/my-key/image' : null,
    seals: await sealsOf(ctx.db, personId),
  }
}

/** With the old PIN: the same key under another PIN. */
async function changePin(ctx: Ctx, pin: string, oldPin: string) {
  // The answer was lost and the client asks again: the old PIN is not the PIN any more, and no wrong one either.
  if (await isKnownAct(ctx)) return myKey(ctx)
  const unlocked = await unlockOwn(ctx, oldPin)
  try {
    const envelope = await sealUnderPin(ctx.config.dataDir, pin, unlocked.keys)
    return perform(
      ctx,
      async (inner) => {
        await queries.setEnvelope(inner.db, unlocked.credential.id, envelope)
        const { personId } = personOf(inner.actor)
        await emit(inner, [{ name: 'pin.changed', objectKind: 'credential', objectId: unlocked.credential.id, unitId: null, tell: [personId] }])
      },
      myKey,
    )
  } finally {
    forget(unlocked)
  }
}

/** First PIN: makes the key and the certificate that an administrator allowed. A forgotten PIN comes here too, after a new permission. */
export async function setPin(ctx: Ctx, { pin, oldPin }: { pin: string; oldPin?: string | undefined }) {
  if (isTooSimple(pin)) throw new AppError('rule', 'pin.too_simple')
  if (oldPin !== undefined) return changePin(ctx, pin, oldPin)
  return perform(
    ctx,
    async (inner) => {
      const { personId } = personOf(inner.actor)
      await queries.lockHolder(inner.db, personId)
      const newest = await newestOfPerson(inner.db, personId)
      if (await hasRequest(inner.db, personId)) return makePersonKey(inner, personId, pin, newest)
      throw new AppError('rule', newest && !newest.revokedAt ? 'pin.old_required' : 'certificate.not_allowed')
    },
    myKey,
  )
}

export async function setSignatureImage(ctx: Ctx, fileId: string) {
  return perform(
    ctx,
    async (inner) => {
      const { personId } = personOf(inner.actor)
      const file = await getTransparentPng(inner, fileId)
      await useFiles(inner.db, [{ fileId, objectKind: 'person', objectId: personId, role: 'signature_image', unitId: null }])
      await queries.setImage(inner.db, personId, fileId, inner.now)
      const facts = { sha256: file.sha256.toString('hex') }
      await emit(inner, [{ name: 'signature_image.set', objectKind: 'person', objectId: personId, unitId: null, tell: [personId], facts }])
    },
    myKey,
  )
}

/** One's own picture; nobody else's has an address. */
export async function openMyImage(ctx: Ctx) {
  const fileId = await findImage(ctx.db, personOf(ctx.actor).personId)
  const file = fileId ? (await filesByIds(ctx.db, [fileId])).get(fileId) : undefined
  if (!file) throw new AppError('not_found', 'file.not_found')
  return openFile(ctx, file, { name: 'chu-ky.png', download: false })
}
