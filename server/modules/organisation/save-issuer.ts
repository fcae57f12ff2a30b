import type { Reply } from '../../../contract/endpoint.ts'
import type { saveIssuer as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { createSequencesFor } from '../registers/public.ts'
import { can } from './access.ts'
import * as queries from './issuer-queries.ts'
import { getIssuer } from './issuer-views.ts'
import { loadUnit } from './unit-views.ts'
import { getUnitRef } from './views.ts'

async function save(ctx: Ctx, wanted: queries.IssuerRow): Promise<void> {
  const unit = await loadUnit(ctx, wanted.unitId)
  const appointmentId = authorise(can.manageUnit(ctx.actor, unit))
  const seal = wanted.sealId === null ? null : await queries.findSealForUpdate(ctx.db, wanted.sealId)
  // One seal may serve several issuers, all of the same office.
  if (seal === undefined || (seal && (await getUnitRef(ctx.db, seal.unitId)).officeId !== unit.officeId)) throw new AppError('not_found', 'seal.not_found')
  const known = await queries.findIssuerForUpdate(ctx.db, wanted.id)
  if (known && known.unitId !== unit.id) throw new AppError('not_found', 'unit.not_found')
  if (known) await queries.updateIssuer(ctx.db, wanted)
  else {
    await queries.insertIssuers(ctx.db, [wanted])
    await createSequencesFor(ctx, wanted.id)
  }
  const name = known ? 'issuer.changed' : 'issuer.made'
  const facts = { notationSuffix: wanted.notationSuffix, letterSuffix: wanted.letterSuffix, sealId: wanted.sealId }
  await emit(ctx, [{ name, objectKind: 'issuer', objectId: wanted.id, unitId: unit.id, appointmentId, facts }])
}

export async function saveIssuer(ctx: Ctx, wanted: queries.IssuerRow): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => save(inner, wanted),
    (inner) => getIssuer(inner, wanted.unitId, wanted.id),
  )
}
