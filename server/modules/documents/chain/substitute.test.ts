import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DelegationScope } from '../../../../contract/words.ts'
import { newId } from '../../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../../testing/test-app.ts'
import { endDelegation } from '../../organisation/end-delegation.ts'
import { recordDelegation } from '../../organisation/record-delegation.ts'
import { getDesk } from '../../tasks/get-desk.ts'
import { documentDetail } from '../document-detail.ts'
import { returnDocument } from '../return-document.ts'
import { signDocuments } from '../sign-documents.ts'
import { takeBackSignature } from '../take-back-signature.ts'
import { addPerson, type PaperOffice, paperOffice, submitted, uploaded } from '../testing/paper-office.ts'
import { approveDocuments } from './approve-documents.ts'
import { replaceStepPerson } from './replace-step-person.ts'

let app: TestApp
let office: PaperOffice
const lastMoment = '2026-11-26T16:59:59Z'
const midnight = '2026-11-26T17:00:00Z'
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await paperOffice(app)
  await addPerson(app, office, 'head', {
    name: 'Trưởng Ban Một',
    unit: 'democracy',
    office: 'Trưởng ban',
    role: 'leader',
    blockLines: ['TUQ. BAN THƯỜNG TRỰC'],
  })
  await addPerson(app, office, 'chief', { name: 'Chánh Văn Phòng', unit: 'office', office: 'Chánh Văn phòng', role: 'officer' })
})
afterAll(() => app.close())

const appointmentOf = (name: string) => office.seeded.people[name]?.appointmentId ?? ''
const delegate = async (from: string, to: string, scope: DelegationScope) =>
  recordDelegation(await office.as(from), {
    ...{ id: newId(), fromAppointmentId: appointmentOf(from), toAppointmentId: appointmentOf(to), fromOn: '2026-11-25', toOn: '2026-11-26' },
    ...{ scope, reason: 'Đi công tác', mandate: 'Giấy ủy quyền số 02' },
  })
const detail = async (name: string, id: string) => documentDetail(await office.as(name), id)
const sees = (name: string, id: string) =>
  detail(name, id).then(
    () => true,
    (error: { code: string }) => error.code,
  )
const stepId = async (id: string, kind: 'review' | 'sign') => (await detail('officer', id)).openSteps.find((one) => one.kind === kind)?.id ?? ''
const approve = async (name: string, id: string, step: string) =>
  (await approveDocuments(await office.as(name), { documents: [{ id, stepId: step }] })).items[0]?.code
const desk = async (name: string, group: string) =>
  (await getDesk(await office.as(name))).items.filter((item) => item.group === group).map((item) => item.objectId)
beforeEach(() => app.setNow('2026-11-25T03:00:00Z'))

test('a substitute reviews instead, in the name of who is away, until midnight of the last day', async () => {
  const asked = { access: 'named' as const, reviewers: [{ appointmentId: appointmentOf('chief'), capacity: 'thể thức' }] }
  const [first, second] = [await submitted(office, asked), await submitted(office, asked)]
  expect(await sees('head', first)).toBe('document.not_found')
  const { id: delegationId } = await delegate('chief', 'head', 'review')
  const [firstStep, secondStep] = [await stepId(first, 'review'), await stepId(second, 'review')]
  expect((await desk('head', 'review')).sort()).toEqual([first, second].sort())
  expect((await detail('head', first)).openSteps[0]).toMatchObject({
    mine: true,
    onBehalf: true,
    substitute: { fullName: 'Trưởng Ban Một', toOn: '2026-11-26' },
  })
  app.setNow(lastMoment)
  expect(await approve('head', first, firstStep)).toBeNull()
  // Back in the office he acts at the same moment: too late, and told so.
  expect(await approve('chief', first, firstStep)).toBe('document.wrong_state')
  expect((await detail('officer', first)).spine[2]).toMatchObject({ step: 'reviewed', who: 'Trưởng Ban Một', onBehalfOf: 'Chánh Văn Phòng' })
  const event = await app.db.selectFrom('event').selectAll().where('object_id', '=', first).where('name', '=', 'document.reviewed').executeTakeFirstOrThrow()
  expect(event.facts).toMatchObject({ delegationId, onBehalfOf: office.seeded.people.chief?.id })
  app.setNow(midnight)
  expect(await desk('head', 'review')).toEqual([])
  expect(await sees('head', second)).toBe('document.not_found')
  await expect(returnDocument(await office.as('head'), second, 'x', secondStep)).rejects.toMatchObject({ code: 'document.not_found' })
  // What he did himself he still sees.
  expect(await sees('head', first)).toBe(true)
  expect(await approve('chief', second, secondStep)).toBeNull()
})

test('nobody signs in the block of who is away: the paper is put before the substitute, if it names him', async () => {
  const { id: delegationId } = await delegate('leader', 'head', 'sign')
  const names = await submitted(office)
  const toHead = async (id: string) => ({ stepId: await stepId(id, 'sign'), appointmentId: appointmentOf('head'), reason: 'Phó Chủ tịch đi công tác' })
  expect(await detail('head', names)).toMatchObject({ can: { sign: 'document.not_permitted', takeOver: true } })
  await expect(replaceStepPerson(await office.as('head'), names, await toHead(names))).rejects.toMatchObject({ code: 'document.paper_names_another' })
  const fileId = await uploaded(office, { signerName: 'Trưởng Ban Một' })
  const id = await submitted(office, { fileId, access: 'named', reviewers: [{ appointmentId: appointmentOf('chief'), capacity: 'thể thức' }] })
  const reviewing = { ...(await toHead(id)), stepId: await stepId(id, 'review') }
  await expect(replaceStepPerson(await office.as('head'), id, reviewing)).rejects.toMatchObject({ code: 'document.not_permitted' })
  await expect(replaceStepPerson(await office.as('chief'), id, await toHead(id))).rejects.toMatchObject({ code: 'document.not_permitted' })
  await replaceStepPerson(await office.as('head'), id, await toHead(id))
  expect(await detail('head', id)).toMatchObject({
    signer: { fullName: 'Trưởng Ban Một', blockLines: ['TUQ. BAN THƯỜNG TRỰC'] },
    can: { sign: 'document.review_open' },
  })
  expect(await approve('chief', id, await stepId(id, 'review'))).toBeNull()
  const sign = async () => (await signDocuments(await office.as('head'), { pin: office.pin, documents: [{ id, signingId: newId() }] })).items[0]
  app.setNow(midnight)
  expect(await sign()).toMatchObject({ signed: false, code: 'document.not_permitted' })
  app.setNow(lastMoment)
  expect(await sign()).toMatchObject({ signed: true })
  expect((await detail('officer', id)).spine).toContainEqual(expect.objectContaining({ step: 'signed', who: 'Trưởng Ban Một', onBehalfOf: 'Lê Thị Mẫu' }))
  await endDelegation(await office.as('leader'), delegationId)
  await expect(takeBackSignature(await office.as('head'), id, 'x')).rejects.toMatchObject({ code: 'document.not_permitted' })
})

test('a paper that mentions the substitute, as among the receivers, still names who is away', async () => {
  await delegate('leader', 'head', 'sign')
  const fileId = await uploaded(office, { lines: ['Giao đồng chí Trưởng Ban Một theo dõi, tổng hợp kết quả thực hiện.'] })
  const id = await submitted(office, { fileId })
  const wanted = { stepId: await stepId(id, 'sign'), appointmentId: appointmentOf('head'), reason: 'Phó Chủ tịch đi công tác' }
  await expect(replaceStepPerson(await office.as('head'), id, wanted)).rejects.toMatchObject({ code: 'document.paper_names_another' })
})
