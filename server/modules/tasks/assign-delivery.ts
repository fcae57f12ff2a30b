import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { workingDays } from '../calendar/public.ts'
import { can, deliveryDetail, getDeliveryForUpdate, onBehalf, recordStatus } from '../dispatches/public.ts'
import { peopleOf } from '../organisation/public.ts'
import { isSpoken, type Spoken, writeInstruction } from './instruct.ts'
import * as queries from './queries.ts'
import { assertAssignable, onWorkingDays, type Wanted } from './rules.ts'
import { departmentsOf, taskFacts } from './views.ts'

/** Everybody named works in the office, or is one of its departments. */
async function assertInOffice(ctx: Ctx, officeId: string, wanted: readonly Wanted[]): Promise<void> {
  const people = new Set((await peopleOf(ctx.db, officeId)).map((one) => one.personId))
  const units = new Set((await departmentsOf(ctx.db, officeId)).map((one) => one.unitId))
  for (const one of wanted) {
    if (one.personId && !people.has(one.personId)) throw new AppError('not_found', 'person.not_found')
    if (one.unitId && !units.has(one.unitId)) throw new AppError('not_found', 'unit.not_found')
  }
}

type Wish = Omit<Spoken, 'words'> & { instruction?: string | undefined; assignments: readonly Wanted[] }

/** The leader gives the work out: lead, support, for information (04). Given out again, it replaces what stood. */
export function assignDelivery(ctx: Ctx, deliveryId: string, input: Wish) {
  return perform(
    ctx,
    async (inner) => {
      const delivery = await getDeliveryForUpdate(inner, deliveryId)
      const tasks = await taskFacts(inner.db, deliveryId)
      const appointmentId = authorise(can.assign(inner.actor, delivery, tasks))
      assertAssignable(input.assignments, dayIn(inner.now))
      await assertInOffice(inner, delivery.unit.officeId, input.assignments)
      const spoken = { words: input.instruction, audio: input.audio, pens: input.pens }
      const said = isSpoken(spoken) ? await writeInstruction(inner, delivery, { ...spoken, id: newId(), appointmentId }) : undefined
      const assignments = onWorkingDays(await workingDays(inner.db), input.assignments)
      const rows = assignments.map((one) => ({
        ...{ id: one.id, unit_id: delivery.unit.id, person_id: one.personId ?? null, to_unit_id: one.unitId ?? null, role: one.role },
        ...{ due_on: one.dueOn, instruction_text_id: said?.textId ?? null, by: personOf(inner.actor).personId },
      }))
      await queries.replaceAssignments(inner.db, deliveryId, rows)
      await queries.settleSubmission(inner.db, deliveryId, { state: 'assigned', at: inner.now })
      const facts = {
        assignments: assignments.map((one) => ({
          id: one.id,
          role: one.role,
          personId: one.personId ?? null,
          unitId: one.unitId ?? null,
          dueOn: one.dueOn,
          askedOn: one.askedOn,
        })),
        instructionTextId: said?.textId ?? null,
        ...said?.facts,
        ...onBehalf(inner.actor, delivery, tasks),
      }
      const tell = [delivery.fromPartyId, ...input.assignments.flatMap((one) => one.personId ?? one.unitId ?? [])]
      const [eventId] = await emit(inner, [
        { name: 'delivery.assigned', objectKind: 'delivery', objectId: deliveryId, unitId: delivery.unit.id, appointmentId, tell, facts },
      ])
      await recordStatus(inner, delivery, { code: '04', eventId: eventId as string })
    },
    (inner) => deliveryDetail(inner, deliveryId),
  )
}
