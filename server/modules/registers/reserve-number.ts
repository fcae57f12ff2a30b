import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { keepText } from '../../platform/private-text.ts'
import { createSequences } from './create-sequences.ts'
import * as queries from './queries.ts'
import { chooseFreed, laterDay, yearOf } from './rules.ts'

export type Reservation = { id: string; sequenceId: string; year: number; n: number; issuedOn: string; documentId: string; holder: string }
export type Wanted = { issuerId: string; type: string; documentId: string; holder: string }

/** A sealing takes well under a second; whoever needs longer has died. */
const reservationMs = 60_000

async function findSequence(ctx: Ctx, wanted: Wanted) {
  const found = await queries.findSequence(ctx.db, wanted)
  if (found) return found
  await createSequences(ctx.db, wanted.issuerId)
  const made = await queries.findSequence(ctx.db, wanted)
  if (!made) throw new AppError('rule', 'sequence.none')
  return made
}

/** Locks the year that the next number belongs to: this year, or the one already begun when the clock went back. */
async function lockYear(ctx: Ctx, sequenceId: string) {
  const newest = await queries.newestYear(ctx.db, sequenceId)
  const before = Math.max(yearOf(dayIn(ctx.clock.now())), newest ?? 0)
  const locked = await queries.lockYear(ctx.db, sequenceId, before)
  // Waiting for the lock may have taken us past New Year.
  const after = Math.max(yearOf(dayIn(ctx.clock.now())), before)
  return after === before ? locked : queries.lockYear(ctx.db, sequenceId, after)
}

async function closeFreed(ctx: Ctx, unitId: string, numbers: readonly { id: string; n: number; year: number }[]): Promise<void> {
  for (const number of numbers) {
    const reason = await keepText(ctx.db, 'Không sử dụng', { class: 'number_void' })
    await queries.closeNumber(ctx.db, number.id, reason)
    const facts = { n: number.n, year: number.year }
    await emit(ctx, [{ name: 'number.closed', objectKind: 'number', objectId: number.id, unitId, facts }])
  }
}

export async function reserveNumber(ctx: Ctx, wanted: Wanted): Promise<Reservation> {
  const sequence = await findSequence(ctx, wanted)
  const year = await lockYear(ctx, sequence.id)
  const now = ctx.clock.now()
  const issuedOn = laterDay(dayIn(now), year.lastOn)
  const expiresAt = new Date(now.getTime() + reservationMs)
  const rest = { sequenceId: sequence.id, year: year.year, issuedOn, documentId: wanted.documentId, holder: wanted.holder }
  const hold = { issuedOn, documentId: wanted.documentId, holder: wanted.holder, expiresAt }

  const open = await queries.openReservation(ctx.db, wanted.documentId, now)
  if (open && open.holder !== wanted.holder) throw new AppError('rule', 'document.wrong_state')
  if (open && open.issuedOn === issuedOn && open.sequenceId === sequence.id && open.year === year.year) {
    await queries.holdNumber(ctx.db, open.id, hold)
    return { id: open.id, n: open.n, ...rest }
  }
  if (open) await queries.freeNumber(ctx.db, open.id, now)

  const freed = await queries.listFreed(ctx.db, sequence.id, year.year, now)
  const lowest = Math.min(...freed.map((number) => number.n))
  const standing = freed.length > 0 ? await queries.listStandingAbove(ctx.db, sequence.id, year.year, lowest, now) : []
  const choice = chooseFreed(freed.map((number) => number.n), standing, issuedOn) // biome-ignore format: one line reads better
  await closeFreed(ctx, sequence.unitId, freed.filter((number) => choice.close.includes(number.n))) // biome-ignore format: one line reads better
  const again = freed.find((number) => number.n === choice.take)
  if (again) {
    await queries.holdNumber(ctx.db, again.id, hold)
    await queries.markYear(ctx.db, year.id, year.lastN, issuedOn)
    return { id: again.id, n: again.n, ...rest }
  }
  const n = year.lastN + 1
  const id = await queries.insertNumber(ctx.db, { sequenceId: sequence.id, year: year.year, n, ...hold })
  await queries.markYear(ctx.db, year.id, n, issuedOn)
  return { id, n, ...rest }
}
