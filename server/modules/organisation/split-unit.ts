import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { splitUnit as endpoint } from '../../../contract/reorganisations.ts'
import { perform } from '../../platform/act.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { getReorganisation } from './reorganisation-views.ts'
import { reorganise } from './reorganise.ts'

type Wanted = Input<typeof endpoint>['body'] & { unitId: string }

async function split(ctx: Ctx, { unitId, units, ...decision }: Wanted): Promise<void> {
  const successorIds = units.map((unit) => unit.id)
  if (!successorIds.includes(decision.takesOverId)) throw new AppError('invalid', 'request.invalid', { fields: ['takesOverId'] })
  await reorganise(ctx, { ...decision, kind: 'split', unitIds: [unitId], successorIds }, units)
}

/** One unit becomes several new ones from a day on; one of them takes over its open copies and its registers. */
export async function splitUnit(ctx: Ctx, unitId: string, wanted: Input<typeof endpoint>['body']): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => split(inner, { ...wanted, unitId }),
    (inner) => getReorganisation(inner, wanted.id),
  )
}
