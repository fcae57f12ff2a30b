import { authorise, personOf, type Role } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { keepText } from '../../platform/private-text.ts'
import { can } from './access.ts'
import { appoint } from './appoint.ts'
import { endUnit, lockForClosing } from './close-unit.ts'
import { openUnit } from './create-unit.ts'
import { findUnitForUpdate, releaseCodes } from './queries.ts'
import { insertReorganisation, lockUnits, moveUnits } from './reorganisation-queries.ts'
import { appointmentsEnding, type EndingAppointment, openChildrenOf } from './reorganisation-views.ts'
import { loadUnit } from './unit-views.ts'

export type Decision = { id: string; on: string; basis: string; reason: string; moves: readonly { appointmentId: string; toUnitId: string }[] }
export type Change = Decision & {
  kind: 'merge' | 'split'
  unitIds: readonly string[]
  /** Opened before in the same act, or open already. */
  successorIds: readonly string[]
  takesOverId: string
}

/** Successors stay open, stand beside what closes and not below it, and are the actor's to administer. */
async function checkSuccessors(ctx: Ctx, { unitIds, successorIds }: Change): Promise<void> {
  for (const id of successorIds) {
    if (unitIds.includes(id)) throw new AppError('rule', 'unit.successor_itself')
    const successor = await loadUnit(ctx, id)
    authorise(can.manageUnit(ctx.actor, successor))
    if (successor.ancestors.some((above) => unitIds.includes(above))) throw new AppError('rule', 'unit.successor_below')
    if ((await findUnitForUpdate(ctx.db, id))?.closed_on) throw new AppError('rule', 'unit.closed')
  }
}

/** Every move names an appointment that ends here and a unit that follows. */
function checkMoves(ctx: Ctx, change: Change, ending: readonly EndingAppointment[]) {
  const byId = new Map(ending.map((one) => [one.id, one]))
  const mine = personOf(ctx.actor).personId
  return change.moves.map(({ appointmentId, toUnitId }) => {
    const appointment = byId.get(appointmentId)
    if (!appointment || !change.successorIds.includes(toUnitId)) throw new AppError('not_found', 'appointment.not_found')
    if (appointment.personId === mine) throw new AppError('rule', 'appointment.own')
    // One appointment moves once: it cannot be in two places.
    byId.delete(appointmentId)
    return { appointment, toUnitId }
  })
}

/** Departments close with their unit. `appointments`: by which of his the actor closes each. */
async function endAll(ctx: Ctx, change: Change, appointments: Map<string, string | null>): Promise<void> {
  const children = await openChildrenOf(ctx.db, change.unitIds)
  const closing = children.filter((child) => child.closes)
  const ending = await appointmentsEnding(ctx.db, [...change.unitIds, ...closing.map((child) => child.id)], change.on)
  const moves = checkMoves(ctx, change, ending)
  await moveUnits(
    ctx.db,
    children.filter((child) => !child.closes).map((child) => child.id),
    change.takesOverId,
  )
  const successors = { ids: change.successorIds, takesOver: change.takesOverId }
  for (const child of closing) await endUnit(ctx, child.id, change.on, successors, appointments.get(child.unitId) ?? null)
  for (const [id, appointmentId] of appointments) await endUnit(ctx, id, change.on, { ...successors, reorganisationId: change.id }, appointmentId)
  for (const { appointment, toUnitId } of moves) {
    const { personId, office, blockLines, roles } = appointment
    await appoint(ctx, personId, { id: newId(), unitId: toUnitId, office, blockLines, fromOn: change.on, roles: roles as Role[] })
  }
}

type NewUnit = Parameters<typeof openUnit>[1]
/** A new unit may carry the code of one that closes: the old one gives it up the day before. */
async function openAll(ctx: Ctx, change: Change, units: readonly NewUnit[]): Promise<void> {
  await releaseCodes(ctx.db, change.unitIds, change.on)
  for (const unit of units) await openUnit(ctx, { ...unit, openedOn: change.on }, change.on)
}

/** What merging and splitting have in common, in the open act. Papers stay where they are: whoever takes over reads them. */
export async function reorganise(ctx: Ctx, change: Change, units: readonly NewUnit[]): Promise<void> {
  await lockUnits(ctx.db, change.unitIds)
  const appointments = new Map<string, string | null>()
  for (const id of change.unitIds) appointments.set(id, await lockForClosing(ctx, id, change.on))
  await openAll(ctx, change, units)
  await checkSuccessors(ctx, change)
  const reasonTextId = (await keepText(ctx.db, change.reason, { class: 'reorganisation' })) as string
  const { personId } = personOf(ctx.actor)
  if (!(await insertReorganisation(ctx.db, { ...change, reasonTextId, personId, at: ctx.now }))) throw new AppError('conflict', 'act.id_used')
  await endAll(ctx, change, appointments)
  const facts = {
    ...{ on: change.on, basis: change.basis, from: [...change.unitIds], to: [...change.successorIds], takesOverId: change.takesOverId },
    moved: change.moves.map((move) => move.appointmentId),
  }
  const name = change.kind === 'merge' ? 'units.merged' : 'unit.split'
  const tell = [...change.unitIds, ...change.successorIds]
  await emit(ctx, [{ name, objectKind: 'reorganisation', objectId: change.id, unitId: change.takesOverId, tell, facts }])
}
