import { afterAll, beforeAll } from 'vitest'
import * as contract from '../../../contract/tasks.ts'
import { newId } from '../../platform/ids.ts'
import type { Attempt } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { type Copies, type Copy, copies, type Situation } from '../dispatches/testing/copies.ts'
import { describeCopies, describeEndedOffices } from '../dispatches/testing/describe-copies.ts'

let app: TestApp
let given: Copies
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  given = await copies(app)
})
afterAll(() => app.close())

const personId = (name: 'leaderA' | 'officerA') => given.sender.seeded.people[name].id
/** Work that was given out is its lead's; what was not, the clerk settles. */
const lead = (situation: Situation) => (['assigned', 'recalled', 'started', 'finished', 'reopened'].includes(situation) ? 'officerA' : 'clerkA')

/** Each act by somebody who may do it when its time has come. */
const acts = {
  submit: ({ id }: Copy) => ({ endpoint: contract.submitDelivery, as: 'clerkA', id, body: { id: newId(), toPersonId: personId('leaderA') } }),
  returnToClerk: ({ id }: Copy) => ({ endpoint: contract.returnSubmission, as: 'leaderA', id, body: { reason: 'Trình người khác' } }),
  assign: ({ id }: Copy) => ({
    ...{ endpoint: contract.assignDelivery, as: 'leaderA', id },
    body: { assignments: [{ id: newId(), role: 'lead', personId: personId('officerA') }] },
  }),
  start: ({ id }: Copy, as: string) => ({ endpoint: contract.startAssignment, as, id }),
  finish: ({ id }: Copy, as: string) => ({ endpoint: contract.finishAssignment, as, id, body: { note: 'Đã báo cáo' } }),
  reopen: ({ id }: Copy, as: string) => ({ endpoint: contract.reopenAssignment, as, id, body: { reason: 'Còn thiếu' } }),
} satisfies Record<string, (copy: Copy, as: string) => Attempt>
type Act = keyof typeof acts

/** What state the copy is in afterwards; what is not here is refused. */
const leads: Record<Situation, Partial<Record<Act, string>>> = {
  ...{ waiting: {}, arrived: {}, refused: {}, withdrawn: {}, recalled: {} },
  accepted: { submit: '03', assign: '04', start: '05', finish: '06' },
  cancelled: { assign: '04', start: '05', finish: '06' },
  submitted: { returnToClerk: '03', assign: '04', start: '05', finish: '06' },
  assigned: { submit: '04', assign: '04', start: '05', finish: '06' },
  started: { submit: '05', assign: '05', finish: '06' },
  finished: { reopen: '05' },
  finishedAsSubmitted: { reopen: '05' },
  reopened: { submit: '05', assign: '05', finish: '06' },
  entered: { submit: '03', assign: '04', start: '05', finish: '06' },
}
const otherwise: Partial<Record<Situation, Partial<Record<Act, string>>>> = {
  submitted: { submit: 'delivery.already_submitted' },
}

const refusalOf = (situation: Situation, act: Act) => otherwise[situation]?.[act] ?? 'delivery.wrong_state'
const table = { site: () => ({ app, given }), acts, by: lead, leads, refusalOf }
describeCopies(table)
describeEndedOffices(table)
