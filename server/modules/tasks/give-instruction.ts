import { perform } from '../../platform/act.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { getDeliveryForUpdate } from '../dispatches/public.ts'
import { can } from './access.ts'
import { getHandling } from './get-handling.ts'
import { listNamed } from './handling-views.ts'
import { isSpoken, type Spoken, writeInstruction } from './instruct.ts'

/** A leader says something on a copy without giving it out anew: in words, by voice, by pen (Decree 30/2020 art. 23). */
export function giveInstruction(ctx: Ctx, deliveryId: string, given: Spoken & { id: string }) {
  return perform(
    ctx,
    async (inner) => {
      const delivery = await getDeliveryForUpdate(inner, deliveryId)
      const appointmentId = authorise(can.instruct(inner.actor, delivery))
      if (!isSpoken(given)) throw new AppError('rule', 'instruction.empty')
      const { facts } = await writeInstruction(inner, delivery, { ...given, appointmentId })
      const { people, departments } = await listNamed(inner.db, deliveryId)
      const tell = [...people, ...departments]
      await emit(inner, [{ name: 'delivery.instructed', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts }])
    },
    (inner) => getHandling(inner, deliveryId),
  )
}
