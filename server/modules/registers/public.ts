import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { cancelEntry } from './cancel-entry.ts'
import { completeNumber as complete } from './complete-number.ts'
import { createSequences } from './create-sequences.ts'
import { type EntryColumns, enterIncoming as incoming, enterOutgoing as outgoing } from './enter-register.ts'
import { freeNumber as free } from './free-number.ts'
import { type Reservation, reserveNumber as reserve } from './reserve-number.ts'
import { codeOf as code, type NotationStyle, notation } from './rules.ts'
import { expectedNumber as expected } from './views.ts'
import { voidNumber as closeAsVoid } from './void-number.ts'

export type { EntryColumns, NotationStyle, Reservation }

/** One line of the incoming register of an office, in the open transaction: the next arrival number of the year (Decree 30/2020 art. 22). Columns are frozen. */
export function enterIncoming(ctx: Ctx, officeId: string, columns: EntryColumns): Promise<{ entryId: string; arrivalNumber: number; enteredOn: string }> {
  return incoming(ctx, officeId, columns)
}

/** One line of the outgoing register for a number that was just completed. Columns are frozen. */
export function enterOutgoing(ctx: Ctx, officeId: string, number: Reservation, columns: EntryColumns): Promise<{ entryId: string }> {
  return outgoing(ctx, officeId, number, columns)
}

/**
 * A new line that cancels an incoming registration made in error; its number is kept. No permission check: the caller decided.
 * Throws register_entry.not_found, register_entry.cancelled, register_entry.not_cancellable.
 */
export function cancelIncoming(ctx: Ctx, entryId: string, reason: string): Promise<void> {
  return cancelEntry(ctx, entryId, reason)
}

/** A new issuer's sequences: one per document type, one for the three kinds of copy. Safe to call again. */
export function createSequencesFor(ctx: Pick<Ctx, 'db'>, issuerId: string): Promise<void> {
  return createSequences(ctx.db, issuerId)
}

/** Fixes number, date and year together (Decree 30/2020 art. 15). Throws sequence.none. Must run in a transaction of its own that commits at once. */
export function reserveNumber(ctx: Ctx, wanted: { issuerId: string; type: string; documentId: string; holder: string }): Promise<Reservation> {
  return reserve(ctx, wanted)
}

/** Marks a reservation used, in the transaction that issues; throws number.expired when it was lost or midnight passed: reserve anew. */
export function completeNumber(ctx: Ctx, reservation: Reservation): Promise<void> {
  return complete(ctx, reservation)
}

/** Gives a reservation back after a failure: the next sealing takes it, or it closes as "không sử dụng". */
export function freeNumber(ctx: Pick<Ctx, 'db' | 'clock'>, reservation: Reservation): Promise<void> {
  return free(ctx, reservation)
}

/** The number of a voided document stays in the register as "Huỷ". */
export function voidNumber(ctx: Ctx, numberId: string, reason: string): Promise<void> {
  return closeAsVoid(ctx, numberId, reason)
}

/** The number the next sealing would probably take, or null without a sequence. */
export function expectedNumber(db: Db, wanted: { issuerId: string; type: string; today: string }): Promise<number | null> {
  return expected(db, wanted)
}

/** What stands after the number: "/KH-MTTQ-BTT", of letters "/MTTQ-BTT" (Decree 30/2020, Phụ lục I). */
export function notationOf(style: NotationStyle): string {
  return notation(style)
}

/** Number and notation as they are cited: 05/KH-MTTQ-BTT. */
export function codeOf(n: number, style: NotationStyle): string {
  return code(n, style)
}
