import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { createUnit as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { can } from './access.ts'
import * as queries from './queries.ts'
import { officeOf, sortKey } from './rules.ts'
import { getVisibleUnit, loadUnit } from './unit-views.ts'
import { findUnitRef } from './views.ts'

type Wanted = Input<typeof endpoint>['body']

/** A unit opened in the open act; `codeFrom`: since when its code is its own. */
export async function openUnit(ctx: Ctx, wanted: Wanted, codeFrom?: string): Promise<void> {
  const parent = await loadUnit(ctx, wanted.parentId)
  const appointmentId = authorise(can.manageUnit(ctx.actor, parent))
  const above = await queries.findUnitForUpdate(ctx.db, parent.id)
  if (above?.closed_on) throw new AppError('rule', 'unit.closed')
  if (wanted.kind === 'commune' && !wanted.communeType) throw new AppError('rule', 'unit.commune_type_required')
  if (await findUnitRef(ctx.db, wanted.id)) throw new AppError('conflict', 'act.id_used')
  await queries.insertUnits(ctx.db, [
    {
      ...wanted,
      communeType: wanted.kind === 'commune' ? (wanted.communeType ?? null) : null,
      officeId: officeOf(wanted, parent),
      ancestors: [...parent.ancestors, wanted.id],
      sortKey: sortKey(wanted),
      openedOn: wanted.openedOn ?? dayIn(ctx.now),
      code: wanted.code ?? null,
      ...(codeFrom && { codeFrom }),
    },
  ])
  await emit(ctx, [{ name: 'unit.opened', objectKind: 'unit', objectId: wanted.id, unitId: parent.id, appointmentId }])
}

export async function createUnit(ctx: Ctx, wanted: Wanted): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => openUnit(inner, wanted),
    (inner) => getVisibleUnit(inner, wanted.id),
  )
}
