import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../../contract/consultations.ts'
import { newId } from '../../platform/ids.ts'
import { type Attempt, attempts, everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { type PaperOffice, paperOffice } from '../documents/testing/paper-office.ts'
import { asked, unit } from './testing/consulted.ts'

let app: TestApp
let office: PaperOffice
let attempt: Awaited<ReturnType<typeof attempts>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  attempt = await attempts(app, office.seeded.people)
})
afterAll(() => app.close())

/** A request asked of ward A and ward B, with the ids that acts name. */
type Case = { id: string; partyA: string; opinionId: string }
const words = 'Bổ sung chỉ tiêu'
const acts = {
  answer: ({ id, partyA, opinionId }: Case) => ({
    ...{ endpoint: contract.answerConsultation, as: 'clerkA', id },
    body: { partyId: partyA, position: 'disagree', opinions: [{ id: opinionId, words }] },
  }),
  decline: ({ id, partyA }: Case) => ({ endpoint: contract.declineConsultation, as: 'clerkA', id, body: { partyId: partyA, reason: 'Ngoài thẩm quyền' } }),
  remind: ({ id }: Case) => ({ endpoint: contract.remindAsked, as: 'officer', id }),
  askMore: ({ id }: Case) => ({ endpoint: contract.askMore, as: 'officer', id, body: { parties: [unit(office, 'women')] } }),
  extend: ({ id }: Case) => ({ endpoint: contract.extendConsultation, as: 'officer', id, body: { dueOn: '2026-12-20', reason: 'Bão' } }),
  close: ({ id }: Case) => ({ endpoint: contract.closeConsultation, as: 'officer', id }),
  decide: ({ opinionId }: Case) => ({ endpoint: contract.decideOpinion, as: 'officer', id: opinionId, body: { decision: 'accepted', words } }),
  acceptAll: ({ id, opinionId }: Case) => ({ endpoint: contract.acceptOpinions, as: 'officer', id, body: { words, opinionIds: [opinionId] } }),
  publish: ({ id }: Case) => ({ endpoint: contract.publishOpinions, as: 'officer', id }),
} satisfies Record<string, (one: Case) => Attempt>
type Act = keyof typeof acts

async function does(one: Case, ...names: Act[]): Promise<Case> {
  for (const name of names) {
    const { code } = await attempt(acts[name](one))
    if (code) throw new Error(`${name}: ${code}`)
  }
  return one
}
async function open(): Promise<Case> {
  const { id } = await asked(office, { parties: [unit(office, 'communeA'), unit(office, 'communeB')] })
  const party = await app.db.selectFrom('consult_party').select('id').where('request_id', '=', id).orderBy('ordinal').executeTakeFirstOrThrow()
  return { id, partyA: party.id, opinionId: newId() }
}
const situations = {
  open,
  answered: async () => does(await open(), 'answer'),
  declined: async () => does(await open(), 'decline'),
  decided: async () => does(await open(), 'answer', 'decide'),
  closed: async () => does(await open(), 'answer', 'close'),
  closedUnanswered: async () => does(await open(), 'close'),
  published: async () => does(await open(), 'answer', 'decide', 'publish'),
}
type Situation = keyof typeof situations

const [answeredBefore, closed, published, unknown, undecided, nothing] = [
  'consult.already_answered',
  'consult.closed',
  'consult.published',
  'consult.opinion_not_found',
  'consult.undecided',
  'consult.nothing_undecided',
]
/** What is refused, and how; every other act passes. */
const refused: Record<Situation, Partial<Record<Act, string>>> = {
  open: { decide: unknown, acceptAll: nothing },
  answered: { answer: answeredBefore, decline: answeredBefore, publish: undecided },
  declined: { answer: answeredBefore, decline: answeredBefore, decide: unknown, acceptAll: nothing },
  decided: { answer: answeredBefore, decline: answeredBefore, acceptAll: nothing },
  closed: { answer: closed, decline: closed, remind: closed, askMore: closed, extend: closed, close: closed, publish: undecided },
  closedUnanswered: {
    ...{ answer: closed, decline: closed, remind: closed, askMore: closed, extend: closed, close: closed },
    ...{ decide: unknown, acceptAll: nothing },
  },
  published: {
    ...{ answer: closed, decline: closed, remind: published, askMore: published, extend: published, close: published },
    ...{ decide: published, acceptAll: published, publish: published },
  },
}

describe.each(Object.keys(situations) as Situation[])('a request that is %s', (situation) => {
  let still: Case
  beforeAll(async () => {
    still = await situations[situation]()
  })
  test.each(Object.keys(acts) as Act[])('%s', async (act) => {
    const code = refused[situation][act]
    if (!code) {
      await does(await situations[situation](), act)
      return
    }
    const before = await everyRow(app)
    expect((await attempt(acts[act](still))).code).toBe(code)
    expect(await everyRow(app)).toEqual(before)
  })
})
