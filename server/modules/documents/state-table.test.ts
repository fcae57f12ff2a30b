import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { amendDocument, changeAmendment } from '../../../contract/amendments.ts'
import * as approvals from '../../../contract/approvals.ts'
import * as byHand from '../../../contract/by-hand.ts'
import { dispatchDocument } from '../../../contract/dispatches.ts'
import * as contract from '../../../contract/documents.ts'
import * as issuing from '../../../contract/issuing.ts'
import { recallDocument } from '../../../contract/recalls.ts'
import { newId } from '../../platform/ids.ts'
import { type Attempt, attempts, endOffices, everyRow } from '../../testing/state-table.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import type { State } from './rules.ts'
import { addPerson, content, drafted, type PaperOffice, paperOffice, places, signed, submitted } from './testing/paper-office.ts'

let app: TestApp
let office: PaperOffice
let attempt: Awaited<ReturnType<typeof attempts>>
let submission: object
let draft: object
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  await addPerson(app, office, 'head', { name: 'Trưởng Ban Một', unit: 'democracy', office: 'Trưởng ban', role: 'officer' })
  await addPerson(app, office, 'checker', { name: 'Thể Thức Viên', unit: 'office', office: 'Chánh Văn phòng', role: 'officer' })
  attempt = await attempts(app, office.seeded.people)
  submission = { signerAppointmentId: leader(), places: await places() }
  draft = await content(office, { fileId: null, subject: 'Đổi tên' })
})
afterAll(() => app.close())

const leader = () => office.seeded.people.leader?.appointmentId ?? ''
const paper = (id: string) => ({ id, issuerId: office.issuerId, type: 'ke_hoach', subject: 'Bản giấy', signerAppointmentId: leader() })
const arrived = (id: string) => ({
  ...{ id, unitId: office.unitId, cameBy: 'post', authorName: 'Sở Nội vụ', code: `${id.slice(-6)}/SNV`, documentOn: '2026-11-24' },
  ...{ type: 'ke_hoach', subject: 'Văn bản đến' },
})

const asked = () =>
  ['head', 'checker'].map((name, index) => ({
    appointmentId: office.seeded.people[name]?.appointmentId ?? '',
    capacity: index === 0 ? 'nội dung' : 'thể thức',
  }))
/** The step of the chain under way that the person has, or one that is of no document. */
async function stepOf(id: string, name: string): Promise<string> {
  const personId = office.seeded.people[name]?.id ?? ''
  const row = await app.db.selectFrom('step').select('id').where('document_id', '=', id).where('person_id', '=', personId).executeTakeFirst()
  return row?.id ?? newId()
}
const reviews = (name: string) => async (id: string) => ({
  ...{ endpoint: approvals.approveDocuments, as: name, body: { documents: [{ id, stepId: await stepOf(id, name) }] } },
})
const returns = (name: string) => async (id: string) => ({
  ...{ endpoint: approvals.returnDocument, as: name, id, body: { reason: 'Sửa lại', stepId: await stepOf(id, name) } },
})

/** Each act by somebody who may do it when its time has come. */
const acts = {
  edit: (id: string) => ({ endpoint: contract.updateDocument, as: 'clerk', id, body: draft }),
  submit: (id: string) => ({ endpoint: contract.submitDocument, as: 'clerk', id, body: submission }),
  takeBack: (id: string) => ({ endpoint: approvals.takeBackDocument, as: 'clerk', id, body: { reason: 'Sửa lại' } }),
  approveFirst: reviews('head'),
  approveSecond: reviews('checker'),
  returnByFirst: returns('head'),
  returnBySecond: returns('checker'),
  replaceFirst: async (id: string) => ({
    ...{ endpoint: approvals.replaceStepPerson, as: 'clerk', id },
    body: { stepId: await stepOf(id, 'head'), appointmentId: office.seeded.people.admin?.appointmentId ?? '', reason: 'Đi công tác' },
  }),
  sign: (id: string) => ({ endpoint: issuing.signDocuments, as: 'leader', body: { pin: office.pin, documents: [{ id, signingId: newId() }] } }),
  return: (id: string) => ({ endpoint: approvals.returnDocument, as: 'leader', id, body: { reason: 'Sửa lại' } }),
  returnByClerk: (id: string) => ({ endpoint: approvals.returnDocument, as: 'clerk', id, body: { reason: 'Sửa lại' } }),
  takeBackSignature: (id: string) => ({ endpoint: issuing.takeBackSignature, as: 'leader', id, body: { reason: 'Sửa lại' } }),
  seal: (id: string) => ({ endpoint: issuing.sealDocument, as: 'clerk', id, body: { pin: office.pin, signingId: newId() } }),
  sealMany: (id: string) => ({
    ...{ endpoint: issuing.sealDocuments, as: 'clerk', body: { pin: office.pin, documents: [{ id, signingId: newId() }] } },
  }),
  send: (id: string) => ({ endpoint: dispatchDocument, as: 'clerk', id, body: { id: newId() } }),
  void: (id: string) => ({ endpoint: issuing.voidDocument, as: 'clerk', id, body: { reason: 'Sai thể thức', decidedByAppointmentId: leader() } }),
  recall: (id: string) => ({ endpoint: recallDocument, as: 'clerk', id, body: { id: newId(), reason: 'Ban hành nhầm', decidedByAppointmentId: leader() } }),
  amend: (id: string) => ({ endpoint: amendDocument, as: 'officer', id, body: { ...draft, id: newId(), role: 'replaces' } }),
  changeAmendment: (id: string) => ({ endpoint: changeAmendment, as: 'clerk', id, body: { earlierId: newId(), role: 'amends', reason: 'Nhầm' } }),
  createAgain: (id: string) => ({ endpoint: contract.createDocument, as: 'clerk', body: { ...draft, id } }),
  issueOnPaperAgain: (id: string) => ({ endpoint: byHand.issueOnPaper, as: 'clerk', body: paper(id) }),
} satisfies Record<string, (id: string) => Attempt | Promise<Attempt>>
type Act = keyof typeof acts

async function does(act: Act, id: string): Promise<string> {
  const { code, reply } = await attempt(await acts[act](id))
  const items = reply.items as { code: string | null }[] | undefined
  if (code ?? items?.[0]?.code) throw new Error(`${act}: ${code ?? items?.[0]?.code}`)
  return id
}
type Situation =
  | 'draft'
  | 'inReview'
  | 'inSecondReview'
  | 'reviewed'
  | 'submitted'
  | 'signed'
  | 'issued'
  | 'sent'
  | 'recalled'
  | 'voided'
  | 'issuedOnPaper'
  | 'fromOutside'
const situations: Record<Situation, () => Promise<string>> = {
  draft: () => drafted(office),
  inReview: () => submitted(office, { reviewers: asked() }),
  inSecondReview: async () => does('approveFirst', await situations.inReview()),
  reviewed: async () => does('approveSecond', await situations.inSecondReview()),
  submitted: () => submitted(office),
  signed: () => signed(office),
  issued: async () => does('seal', await signed(office)),
  async sent() {
    const id = await does('send', await situations.issued())
    // The same again within seconds would be two people pressing at once.
    app.setNow(new Date(app.clock.now().getTime() + 60_000))
    return id
  },
  recalled: async () => does('recall', await situations.sent()),
  voided: async () => does('void', await situations.issued()),
  async issuedOnPaper() {
    const id = newId()
    expect((await attempt(acts.issueOnPaperAgain(id))).code).toBeNull()
    return id
  },
  async fromOutside() {
    const { reply } = await attempt({ endpoint: byHand.registerByHand, as: 'clerk', body: arrived(newId()) })
    return String(reply.documentId)
  },
}

const leads: Record<Situation, Partial<Record<Act, State>>> = {
  draft: { edit: 'draft', submit: 'submitted' },
  inReview: { takeBack: 'draft', approveFirst: 'submitted', returnByFirst: 'draft', replaceFirst: 'submitted' },
  inSecondReview: { takeBack: 'draft', approveSecond: 'submitted', returnBySecond: 'draft' },
  reviewed: { takeBack: 'draft', sign: 'signed', return: 'draft' },
  submitted: { takeBack: 'draft', sign: 'signed', return: 'draft' },
  signed: { returnByClerk: 'draft', takeBackSignature: 'draft', seal: 'issued', sealMany: 'issued' },
  issued: { send: 'issued', amend: 'issued', void: 'voided' },
  sent: { send: 'issued', amend: 'issued', recall: 'issued' },
  recalled: {},
  voided: {},
  issuedOnPaper: { amend: 'issued', void: 'voided' },
  fromOutside: {},
}
const wrongState = 'document.wrong_state'
const reviewOpen = 'document.review_open'
const notFound = 'document.not_found'
const notPermitted = 'document.not_permitted'
const usually: Record<Act, string> = {
  ...{ edit: wrongState, submit: wrongState, takeBack: wrongState, sign: wrongState, return: wrongState, takeBackSignature: wrongState },
  ...{ seal: wrongState, sealMany: wrongState, void: wrongState, send: 'document.not_issued', createAgain: 'act.id_used', issueOnPaperAgain: 'act.id_used' },
  ...{ approveFirst: wrongState, approveSecond: wrongState, returnByFirst: notPermitted, returnBySecond: notPermitted, replaceFirst: wrongState },
  ...{ returnByClerk: notPermitted, recall: wrongState, amend: 'document.not_issued', changeAmendment: wrongState },
}
const otherwise: Partial<Record<Situation, Partial<Record<Act, string>>>> = {
  draft: { approveSecond: notFound, returnBySecond: notFound, changeAmendment: notFound },
  inReview: { sign: reviewOpen, return: reviewOpen, returnBySecond: wrongState },
  inSecondReview: { sign: reviewOpen, return: reviewOpen, returnByFirst: wrongState },
  reviewed: { returnByFirst: wrongState, returnBySecond: wrongState },
  submitted: { approveFirst: notPermitted, approveSecond: notFound, returnBySecond: notFound },
  signed: { return: notPermitted },
  issued: { recall: 'recall.nothing', changeAmendment: notFound },
  sent: { void: 'document.already_sent', changeAmendment: notFound },
  recalled: {
    ...{ void: 'document.already_sent', send: 'document.recalled', recall: 'document.recalled', amend: 'document.recalled' },
    changeAmendment: 'document.recalled',
  },
  issuedOnPaper: { send: 'document.no_file', recall: 'recall.nothing', changeAmendment: notFound },
  fromOutside: { sign: notPermitted, return: notPermitted, takeBackSignature: notPermitted, send: 'document.not_found', amend: 'document.not_found' },
}

describe.each(Object.keys(situations) as Situation[])('a document that is %s', (situation) => {
  let still: string
  beforeAll(async () => {
    still = await situations[situation]()
  })

  test.each(Object.keys(acts) as Act[])('%s', async (act) => {
    const after = leads[situation][act]
    if (after) {
      const id = await does(act, await situations[situation]())
      expect(await app.db.selectFrom('document').select('state').where('id', '=', id).executeTakeFirstOrThrow()).toEqual({ state: after })
      return
    }
    // Signing and approving answer for each document, so their act is kept; nothing else is.
    const except = ['sign', 'approveFirst', 'approveSecond'].includes(act) ? ['act'] : []
    const before = await everyRow(app, except)
    const { code, reply } = await attempt(await acts[act](still))
    const items = reply.items as { code: string | null }[] | undefined
    expect(code ?? items?.[0]?.code).toBe(otherwise[situation]?.[act] ?? usually[act])
    expect(await everyRow(app, except)).toEqual(before)
  })
})

describe('whose people left office yesterday', () => {
  const allowed = (Object.keys(situations) as Situation[]).flatMap((situation) =>
    (Object.keys(leads[situation]) as Act[]).map((act) => [situation, act] as const),
  )
  const papers = new Map<Situation, string>()
  beforeAll(async () => {
    for (const [situation] of allowed) if (!papers.has(situation)) papers.set(situation, await situations[situation]())
    await endOffices(app)
  })

  test.each(allowed)('%s: %s', async (situation, act) => {
    const except = ['sign', 'approveFirst', 'approveSecond'].includes(act) ? ['act'] : []
    const before = await everyRow(app, except)
    const { code, reply } = await attempt(await acts[act](papers.get(situation) ?? ''))
    const items = reply.items as { code: string | null }[] | undefined
    expect([notFound, notPermitted]).toContain(code ?? items?.[0]?.code)
    expect(await everyRow(app, except)).toEqual(before)
  })
})
