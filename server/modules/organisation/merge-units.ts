import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { mergeUnits as endpoint } from '../../../contract/reorganisations.ts'
import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getReorganisation } from './reorganisation-views.ts'
import { reorganise } from './reorganise.ts'

type Wanted = Input<typeof endpoint>['body']

async function merge(ctx: Ctx, { into, ...decision }: Wanted): Promise<void> {
  const unitIds = [...new Set(decision.unitIds)]
  const intoId = 'unit' in into ? into.unit.id : into.unitId
  const change = { ...decision, kind: 'merge' as const, unitIds, successorIds: [intoId], takesOverId: intoId }
  await reorganise(ctx, change, 'unit' in into ? [into.unit] : [])
}

/** Several units become one, new or already there, from a day on; what they had is read and carried on by that one. */
export async function mergeUnits(ctx: Ctx, wanted: Wanted): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => merge(inner, wanted),
    (inner) => getReorganisation(inner, wanted.id),
  )
}
