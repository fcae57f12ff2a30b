import type { DelegationScope } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

export type NewDelegation = {
  id: string
  fromAppointmentId: string
  toAppointmentId: string
  fromOn: string
  toOn: string
  scope: DelegationScope
  reasonTextId: string | null
  mandateTextId: string | null
  by: string
}
/** False when the id stands for another one. */
export async function insertDelegation(db: Db, one: NewDelegation): Promise<boolean> {
  const row = await db
    .insertInto('delegation')
    .values({
      ...{ id: one.id, from_appointment_id: one.fromAppointmentId, to_appointment_id: one.toAppointmentId, from_on: one.fromOn, to_on: one.toOn },
      ...{ scope: one.scope, reason_text_id: one.reasonTextId, mandate_text_id: one.mandateTextId, recorded_by: one.by },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export async function markDelegationEnded(db: Db, id: string, ended: { at: Date; by: string }): Promise<void> {
  await db.updateTable('delegation').set({ ended_at: ended.at, ended_by: ended.by }).where('id', '=', id).execute()
}
/** Held until the transaction ends, so that two delegations of one appointment are recorded one after the other. */
export async function lockAppointment(db: Db, id: string): Promise<void> {
  await db.selectFrom('appointment').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}
