import { perform } from '../../platform/act.ts'
import { authorise, byRole } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { officeFor } from './access.ts'
import * as queries from './queries.ts'
import { yearOf } from './rules.ts'

export type Target = { sequenceId: string } | { arrivalUnitId: string }

async function findTarget(ctx: Ctx, target: Target, year: number) {
  if ('arrivalUnitId' in target) {
    const office = await officeFor(ctx, target.arrivalUnitId)
    const register = await queries.lockRegister(ctx.db, office.unit.id, 'incoming', year)
    return { office, lastN: register.lastN, registerId: register.id, raise: (lastN: number) => queries.raiseRegister(ctx.db, register.id, lastN) }
  }
  const unitId = await queries.findSequenceUnit(ctx.db, target.sequenceId)
  if (!unitId) throw new AppError('not_found', 'sequence.not_found')
  const office = await officeFor(ctx, unitId, 'sequence.not_found')
  const locked = await queries.lockYear(ctx.db, target.sequenceId, year)
  return { office, lastN: locked.lastN, sequenceId: target.sequenceId, raise: (lastN: number) => queries.markYear(ctx.db, locked.id, lastN, locked.lastOn) }
}

/** For an office that starts in mid-year: the numbers below were given on paper. Only upward, with a reason. */
export function raiseNext(ctx: Ctx, input: { target: Target; next: number; reason: string }): Promise<Record<string, never>> {
  return perform(
    ctx,
    async (ctx) => {
      const year = yearOf(dayIn(ctx.clock.now()))
      const found = await findTarget(ctx, input.target, year)
      const appointmentId = authorise(byRole(ctx.actor, ['clerk'], found.office.unit, 'register.not_permitted'))
      if (input.next <= found.lastN + 1) throw new AppError('rule', 'sequence.not_upward', { next: found.lastN + 1 })
      await found.raise(input.next - 1)
      const change = { year, from_n: found.lastN + 1, to_n: input.next, sequence_id: found.sequenceId ?? null, register_id: found.registerId ?? null }
      const reason_text_id = (await keepText(ctx.db, input.reason, { class: 'number_change' })) as string
      const changed_by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
      const id = await queries.insertNumberChange(ctx.db, { ...change, reason_text_id, changed_by })
      await emit(ctx, [
        {
          name: 'number.raised',
          objectKind: 'number',
          objectId: id,
          unitId: found.office.unit.id,
          appointmentId,
          facts: { year, from: change.from_n, to: change.to_n },
        },
      ])
    },
    async () => ({}),
  )
}
