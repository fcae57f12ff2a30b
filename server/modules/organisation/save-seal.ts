import type { Reply } from '../../../contract/endpoint.ts'
import type { saveSeal as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { getTransparentPng, useFiles } from '../files/public.ts'
import { can } from './access.ts'
import * as queries from './issuer-queries.ts'
import { getSeal } from './issuer-views.ts'
import { loadUnit } from './unit-views.ts'

type Wanted = queries.SealRow & { imageFileId?: string | undefined }

async function setImage(ctx: Ctx, sealId: string, unitId: string, fileId: string): Promise<void> {
  await getTransparentPng(ctx, fileId)
  await useFiles(ctx.db, [{ fileId, objectKind: 'seal', objectId: sealId, role: 'seal_image', unitId }])
  await queries.updateSealImage(ctx.db, sealId, fileId)
}

async function save(ctx: Ctx, wanted: Wanted): Promise<void> {
  const unit = await loadUnit(ctx, wanted.unitId)
  const appointmentId = authorise(can.manageUnit(ctx.actor, unit))
  const known = await queries.findSealForUpdate(ctx.db, wanted.id)
  if (known && known.unitId !== unit.id) throw new AppError('not_found', 'unit.not_found')
  await (known ? queries.updateSeal(ctx.db, wanted) : queries.insertSeals(ctx.db, [wanted]))
  if (wanted.imageFileId) await setImage(ctx, wanted.id, unit.id, wanted.imageFileId)
  const name = known ? 'seal.changed' : 'seal.made'
  await emit(ctx, [{ name, objectKind: 'seal', objectId: wanted.id, unitId: unit.id, appointmentId, facts: { diameterMm: wanted.diameterMm } }])
}

export async function saveSeal(ctx: Ctx, wanted: Wanted): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => save(inner, wanted),
    (inner) => getSeal(inner, wanted.unitId, wanted.id),
  )
}
