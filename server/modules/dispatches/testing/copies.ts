import { registerByHand } from '../../../../contract/by-hand.ts'
import * as contract from '../../../../contract/dispatches.ts'
import { recallDocument } from '../../../../contract/recalls.ts'
import { cancelEntry } from '../../../../contract/registers.ts'
import * as tasks from '../../../../contract/tasks.ts'
import { newId } from '../../../platform/ids.ts'
import { type Attempt, attempts } from '../../../testing/state-table.ts'
import type { TestApp } from '../../../testing/test-app.ts'
import { issuedDocument, provinceThatSends } from './issued-document.ts'

/** One copy, sent to the ward alone or entered there by hand. */
export type Copy = { id: string; dispatchId: string; documentId: string; entryId: string }
type Try = Awaited<ReturnType<typeof attempts>>
type Going = { app: TestApp; attempt: Try; sender: Awaited<ReturnType<typeof provinceThatSends>> }

export const byHand = (unitId: string, id: string) => ({
  ...{ id, unitId, cameBy: 'post', authorName: 'Sở Nội vụ', code: `${id.slice(-6)}/SNV`, documentOn: '2026-11-24' },
  ...{ type: 'ke_hoach', subject: 'Văn bản đến' },
})

async function must(going: Going, attempt: Attempt): Promise<Record<string, unknown>> {
  const { code, reply } = await going.attempt(attempt)
  if (code) throw new Error(`${attempt.endpoint.name}: ${code}`)
  return reply
}
export async function copyOf(app: TestApp, id: string): Promise<Copy> {
  const row = await app.db
    .selectFrom('delivery')
    .innerJoin('dispatch', 'dispatch.id', 'delivery.dispatch_id')
    .select(['delivery.dispatch_id', 'delivery.register_entry_id', 'dispatch.document_id'])
    .where('delivery.id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, dispatchId: row.dispatch_id, documentId: row.document_id, entryId: row.register_entry_id ?? newId() }
}

async function arrived(going: Going): Promise<string> {
  const unitId = going.sender.seeded.units.communeA
  const documentId = await issuedDocument(going.app, going.sender, { recipients: [{ scope: { kind: 'unit', unitId }, purpose: 'action' }] })
  const dispatchId = newId()
  await must(going, { endpoint: contract.dispatchDocument, as: 'clerk', id: documentId, body: { id: dispatchId } })
  // The same again within seconds would be two people pressing at once.
  going.app.setNow(new Date(going.app.clock.now().getTime() + 60_000))
  return (await going.app.db.selectFrom('delivery').select('id').where('dispatch_id', '=', dispatchId).executeTakeFirstOrThrow()).id
}
/** Nobody of the ward could sign in when it was sent; now somebody can, and the copy has not been looked at again. */
async function waiting(going: Going): Promise<string> {
  const people = [going.sender.seeded.people.clerkA.id]
  const setDisabled = (at: Date | null) => going.app.db.updateTable('account').set({ disabled_at: at }).where('person_id', 'in', people).execute()
  await setDisabled(going.app.clock.now())
  const id = await arrived(going)
  await setDisabled(null)
  return id
}
type Step = (going: Going, id: string) => Promise<unknown>
const after =
  (before: (going: Going) => Promise<string>, step: Step) =>
  async (going: Going): Promise<string> => {
    const id = await before(going)
    await step(going, id)
    return id
  }

const refused = after(arrived, (going, id) =>
  must(going, { endpoint: contract.refuseDelivery, as: 'clerkA', id, body: { ground: 'altered', reason: 'Tệp bị sửa' } }),
)
const withdrawn = after(arrived, async (going, id) => {
  const body = { deliveryIds: [id], reason: 'Gửi nhầm', decidedByAppointmentId: going.sender.seeded.people.leader.appointmentId }
  return must(going, { endpoint: contract.withdrawDeliveries, as: 'clerk', id: (await copyOf(going.app, id)).dispatchId, body })
})
const accepted = after(arrived, (going, id) => must(going, { endpoint: contract.acceptDelivery, as: 'clerkA', id, body: {} }))
const cancelled = after(accepted, async (going, id) => {
  const { entryId } = await copyOf(going.app, id)
  return must(going, { endpoint: cancelEntry, as: 'clerkA', id: entryId, body: { reason: 'Vào sổ nhầm' } })
})
const submitted = after(accepted, (going, id) => {
  const body = { id: newId(), toPersonId: going.sender.seeded.people.leaderA.id }
  return must(going, { endpoint: tasks.submitDelivery, as: 'clerkA', id, body })
})
const assigned = after(accepted, (going, id) => {
  const assignments = [{ id: newId(), role: 'lead', personId: going.sender.seeded.people.officerA.id }]
  return must(going, { endpoint: tasks.assignDelivery, as: 'leaderA', id, body: { assignments } })
})
const recalled = after(assigned, async (going, id) => {
  const body = { id: newId(), deliveryIds: [id], reason: 'Ban hành nhầm', decidedByAppointmentId: going.sender.seeded.people.leader.appointmentId }
  return must(going, { endpoint: recallDocument, as: 'clerk', id: (await copyOf(going.app, id)).documentId, body })
})
const started = after(assigned, (going, id) => must(going, { endpoint: tasks.startAssignment, as: 'officerA', id }))
const finished = after(started, (going, id) => must(going, { endpoint: tasks.finishAssignment, as: 'officerA', id, body: {} }))
/** Settled at the desk while it still waits with the leader. */
const finishedAsSubmitted = after(submitted, (going, id) => must(going, { endpoint: tasks.finishAssignment, as: 'clerkA', id, body: {} }))
const reopened = after(finished, (going, id) => must(going, { endpoint: tasks.reopenAssignment, as: 'officerA', id, body: { reason: 'Còn thiếu' } }))
async function entered(going: Going): Promise<string> {
  const id = newId()
  await must(going, { endpoint: registerByHand, as: 'clerkA', body: byHand(going.sender.seeded.units.communeA, id) })
  return id
}

const makers = {
  ...{ waiting, arrived, refused, withdrawn, accepted, cancelled, submitted, assigned, recalled, started, finished, finishedAsSubmitted, reopened, entered },
}
export type Situation = keyof typeof makers
export const situations = Object.keys(makers) as Situation[]

export type Copies = {
  sender: Going['sender']
  attempt: Try
  /** A copy of the ward brought so far by the acts of its people. */
  make(situation: Situation): Promise<Copy>
  stateOf(id: string): Promise<string>
}
export async function copies(app: TestApp): Promise<Copies> {
  const sender = await provinceThatSends(app)
  const attempt = await attempts(app, sender.seeded.people)
  return {
    sender,
    attempt,
    make: async (situation) => copyOf(app, await makers[situation]({ app, attempt, sender })),
    stateOf: async (id) => (await app.db.selectFrom('delivery').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state,
  }
}
