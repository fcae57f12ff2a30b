import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { updateUnit as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'
import { sortKey, type UnitKind } from './rules.ts'
import { getVisibleUnit, loadUnit } from './unit-views.ts'

type Correction = Input<typeof endpoint>['body']

async function update(ctx: Ctx, id: string, wanted: Correction): Promise<void> {
  const ref = await loadUnit(ctx, id)
  const appointmentId = authorise(can.manageUnit(ctx.actor, ref))
  const unit = await queries.findUnitForUpdate(ctx.db, id)
  if (!unit) throw new AppError('not_found', 'unit.not_found')
  const names = { name: wanted.name ?? unit.name, shortName: wanted.shortName ?? unit.short_name, placeName: wanted.placeName ?? unit.place_name }
  await queries.updateUnitNames(ctx.db, [{ id, ...names, sortKey: sortKey({ kind: unit.kind as UnitKind, shortName: names.shortName }) }])
  if (wanted.code !== undefined) await queries.updateUnitCodes(ctx.db, [{ id, code: wanted.code }])
  await emit(ctx, [{ name: 'unit.changed', objectKind: 'unit', objectId: id, unitId: id, appointmentId }])
}

export async function updateUnit(ctx: Ctx, id: string, wanted: Correction): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => update(inner, id, wanted),
    (inner) => getVisibleUnit(inner, id),
  )
}
