import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerByHand } from '../../../contract/by-hand.ts'
import * as contract from '../../../contract/dispatches.ts'
import { forwardDelivery } from '../../../contract/forwards.ts'
import { answerRecall, recallDocument } from '../../../contract/recalls.ts'
import { cancelEntry } from '../../../contract/registers.ts'
import { newId } from '../../platform/ids.ts'
import type { Attempt } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { byHand, type Copies, type Copy, copies, type Situation } from './testing/copies.ts'
import { describeCopies, describeEndedOffices } from './testing/describe-copies.ts'

let app: TestApp
let given: Copies
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  given = await copies(app)
})
afterAll(() => app.close())

/** Each act by somebody who may do it when its time has come; what was entered by hand has no sender but the ward itself. */
const acts = {
  open: (copy: Copy) => ({ endpoint: contract.openDelivery, as: 'officerA', id: copy.id }),
  accept: (copy: Copy) => ({ endpoint: contract.acceptDelivery, as: 'clerkA', id: copy.id, body: {} }),
  refuse: (copy: Copy) => ({ endpoint: contract.refuseDelivery, as: 'clerkA', id: copy.id, body: { ground: 'altered', reason: 'Tệp bị sửa' } }),
  reportFault: (copy: Copy) => ({ endpoint: contract.reportFault, as: 'clerkA', id: copy.id, body: { id: newId(), text: 'Thiếu phụ lục' } }),
  cancelEntry: (copy: Copy) => ({ endpoint: cancelEntry, as: 'clerkA', id: copy.entryId, body: { reason: 'Vào sổ nhầm' } }),
  enterAgain: (copy: Copy) => ({ endpoint: registerByHand, as: 'clerkA', body: byHand(given.sender.seeded.units.communeA, copy.id) }),
  withdraw: (copy: Copy, as: string) => ({
    ...{ endpoint: contract.withdrawDeliveries, as, id: copy.dispatchId },
    body: { deliveryIds: [copy.id], reason: 'Gửi nhầm', decidedByAppointmentId: given.sender.seeded.people.leader.appointmentId },
  }),
  recall: (copy: Copy, as: string) => ({
    ...{ endpoint: recallDocument, as, id: copy.documentId },
    body: { id: newId(), deliveryIds: [copy.id], reason: 'Ban hành nhầm', decidedByAppointmentId: given.sender.seeded.people.leader.appointmentId },
  }),
  forward: (copy: Copy) => ({
    ...{ endpoint: forwardDelivery, as: 'clerkA', id: copy.id },
    body: { id: newId(), recipients: [{ scope: { kind: 'unit', unitId: given.sender.seeded.units.communeB }, purpose: 'action' }] },
  }),
  answerRecall: (copy: Copy) => ({ endpoint: answerRecall, as: 'clerkA', id: copy.id, body: { id: newId(), text: 'Đã huỷ bản in' } }),
  remind: (copy: Copy, as: string) => ({ endpoint: contract.remindUnits, as, id: copy.dispatchId, body: { id: newId() } }),
  supplement: (copy: Copy, as: string) => ({
    ...{ endpoint: contract.dispatchDocument, as, id: copy.documentId },
    body: { id: newId(), followsDispatchId: copy.dispatchId },
  }),
} satisfies Record<string, (copy: Copy, as: string) => Attempt>
type Act = keyof typeof acts
const senderOf = (situation: Situation) => (situation === 'entered' ? 'clerkA' : 'clerk')

/** What state the copy is in afterwards; what is not here is refused. */
const leads: Record<Situation, Partial<Record<Act, string>>> = {
  waiting: { open: '01', accept: '03', refuse: '02', reportFault: '00', withdraw: '13', remind: '00', supplement: '00', recall: '13' },
  arrived: { open: '01', accept: '03', refuse: '02', reportFault: '01', withdraw: '13', remind: '01', supplement: '01', recall: '13' },
  refused: { open: '02', supplement: '02' },
  withdrawn: { open: '13', supplement: '13' },
  accepted: { forward: '03', open: '03', reportFault: '03', cancelEntry: '03', remind: '03', supplement: '03', recall: '13' },
  cancelled: { open: '03', accept: '03', reportFault: '03', remind: '03', supplement: '03', recall: '13' },
  submitted: { forward: '03', open: '03', reportFault: '03', cancelEntry: '03', remind: '03', supplement: '03', recall: '13' },
  assigned: { forward: '04', open: '04', reportFault: '04', cancelEntry: '04', remind: '04', supplement: '04', recall: '13' },
  recalled: { open: '13', answerRecall: '13', cancelEntry: '13', supplement: '13' },
  started: { forward: '05', open: '05', reportFault: '05', cancelEntry: '05', remind: '05', supplement: '05', recall: '13' },
  finished: { forward: '06', open: '06', reportFault: '06', cancelEntry: '06', supplement: '06', recall: '13' },
  finishedAsSubmitted: { forward: '06', open: '06', reportFault: '06', cancelEntry: '06', supplement: '06', recall: '13' },
  reopened: { forward: '05', open: '05', reportFault: '05', cancelEntry: '05', remind: '05', supplement: '05', recall: '13' },
  entered: { open: '03', cancelEntry: '03' },
}
const usually: Record<Exclude<Act, 'open'>, string> = {
  ...{ accept: 'delivery.wrong_state', refuse: 'delivery.wrong_state', reportFault: 'delivery.wrong_state', enterAgain: 'act.id_used' },
  ...{ withdraw: 'dispatch.nothing_to_withdraw', remind: 'dispatch.nobody_to_remind', supplement: 'document.not_found' },
  ...{ cancelEntry: 'register_entry.not_found', recall: 'recall.nothing', answerRecall: 'delivery.wrong_state', forward: 'delivery.wrong_state' },
}
const otherwise: Partial<Record<Situation, Partial<Record<Act, string>>>> = {
  cancelled: { cancelEntry: 'register_entry.cancelled' },
  entered: {
    reportFault: 'delivery.no_sender',
    withdraw: 'dispatch.not_found',
    remind: 'dispatch.not_found',
    recall: 'document.wrong_state',
    forward: 'document.no_file',
  },
}
const refusalOf = (situation: Situation, act: Act) => otherwise[situation]?.[act] ?? (usually as Partial<Record<Act, string>>)[act]

const table = { site: () => ({ app, given }), acts, by: senderOf, leads, refusalOf }
describeCopies(table)

test('a fault or a reminder whose id stands for another copy is refused', async () => {
  const [one, other] = [await given.make('arrived'), await given.make('arrived')]
  for (const make of [acts.reportFault, acts.remind]) {
    const { body } = make(one, 'clerk')
    expect((await given.attempt({ ...make(one, 'clerk'), body })).code).toBeNull()
    expect((await given.attempt({ ...make(one, 'clerk'), body })).code).toBeNull()
    expect((await given.attempt({ ...make(other, 'clerk'), body })).code).toBe('act.id_used')
  }
})

describeEndedOffices(table)
