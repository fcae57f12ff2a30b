import { inTransaction } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { storeMade, useFiles } from '../files/public.ts'
import { demoPin, isDemo, setSealImage } from '../organisation/public.ts'
import { demoSeal, demoSignature } from './demo-pictures.ts'
import { makePersonKey } from './make-key.ts'
import * as queries from './queries.ts'
import { makeSealKey } from './seal-key.ts'
import { clerksOf, findImage, findPerson, findSeal, hadCredential, hasBusiness, hasRequest, newestOfPerson } from './views.ts'

const png = 'image/png'

async function ensureImage(ctx: Ctx, personId: string): Promise<void> {
  if (await findImage(ctx.db, personId)) return
  const person = await findPerson(ctx.db, personId)
  const file = await storeMade(ctx, { bytes: demoSignature(person?.fullName ?? ''), mediaType: png, name: 'chu-ky.png' })
  await useFiles(ctx.db, [{ fileId: file.id, objectKind: 'person', objectId: personId, role: 'signature_image', unitId: null }])
  await queries.setImage(ctx.db, personId, file.id, ctx.now)
}

/**
 * In a demonstration leaders and clerks sign at once: key, certificate and image are made at their first use, under the PIN
 * that is printed at the start. Never again once there was a key: what an administrator revoked stays revoked.
 */
export async function ensureDemoKey(ctx: Ctx, personId: string): Promise<void> {
  if (await newestOfPerson(ctx.db, personId)) return
  if (!(await isDemo(ctx.db)) || !(await hasBusiness(ctx.db, personId)) || (await hasRequest(ctx.db, personId))) return
  const pin = await demoPin(ctx)
  await inTransaction(ctx, async (inner) => {
    await queries.lockHolder(inner.db, personId)
    if (await newestOfPerson(inner.db, personId)) return
    await ensureImage(inner, personId)
    await makePersonKey(inner, personId, pin, undefined)
  })
}

/** The same for a seal: its key is wrapped to the clerks of its unit. */
export async function ensureDemoSeal(ctx: Ctx, sealId: string): Promise<void> {
  const seal = await findSeal(ctx.db, sealId)
  if (!seal || (await hadCredential(ctx.db, sealId)) || !(await isDemo(ctx.db))) return
  for (const clerk of await clerksOf(ctx.db, seal.unit.id)) await ensureDemoKey(ctx, clerk.personId)
  await inTransaction(ctx, async (inner) => {
    await queries.lockHolder(inner.db, sealId)
    if (await hadCredential(inner.db, sealId)) return
    if (!seal.imageFileId) {
      const file = await storeMade(inner, { bytes: await demoSeal(seal.unitName), mediaType: png, name: 'con-dau.png' })
      await useFiles(inner.db, [{ fileId: file.id, objectKind: 'seal', objectId: sealId, role: 'seal_image', unitId: seal.unit.id }])
      await setSealImage(inner.db, sealId, file.id)
    }
    await makeSealKey(inner, seal)
  })
}
