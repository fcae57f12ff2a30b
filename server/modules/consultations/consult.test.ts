import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { documentDetail } from '../documents/document-detail.ts'
import { documentReadings } from '../documents/document-readings.ts'
import { sealDocument } from '../documents/seal-document.ts'
import { signDocuments } from '../documents/sign-documents.ts'
import { submitDocument } from '../documents/submit-document.ts'
import { content, drafted, type PaperOffice, paperOffice, places, submitted, uploaded } from '../documents/testing/paper-office.ts'
import { updateDocument } from '../documents/update-document.ts'
import { getDesk } from '../tasks/get-desk.ts'
import { acceptOpinions } from './accept-opinions.ts'
import { answerConsultation } from './answer-consultation.ts'
import { askMore } from './ask-more.ts'
import { askOpinions } from './ask-opinions.ts'
import { closeConsultation } from './close-consultation.ts'
import { closeOfIssued } from './close-of-issued.ts'
import { consultationFile, opinionsXlsx } from './consultation-files.ts'
import { consultationTable } from './consultation-table.ts'
import { decideOpinion } from './decide-opinion.ts'
import { extendConsultation } from './extend-consultation.ts'
import { findAskable } from './find-askable.ts'
import { getConsultation } from './get-consultation.ts'
import { publishOpinions } from './publish-opinions.ts'
import { remindAsked } from './remind-asked.ts'
import { asked, due, newcomer, person, unit } from './testing/consulted.ts'

const now = '2026-11-25T03:00:00Z'
let app: TestApp
let office: PaperOffice
beforeAll(async () => {
  app = await startTestApp({ now })
  office = await paperOffice(app)
})
afterAll(() => app.close())

const partyOf = async (name: string, id: string) => (await getConsultation(await office.as(name), id)).mine[0]?.id ?? ''
const answer = async (name: string, id: string, body: Partial<Parameters<typeof answerConsultation>[2]> = {}) =>
  answerConsultation(await office.as(name), id, { partyId: await partyOf(name, id), position: 'agree', opinions: [], ...body })
const said = (...words: string[]) => ({
  position: 'agree_with_changes' as const,
  opinions: words.map((one, index) => ({ id: newId(), place: `Mục ${index + 1}`, words: one })),
})
const reads = async (name: string, id: string) => {
  const ctx = await office.as(name)
  const code = (error: { code: string }) => error.code
  const request = await getConsultation(ctx, id).then(() => true, code)
  const file = await consultationFile(ctx, id, { download: false }).then(() => true, code)
  return [request, file]
}
const groupOf = async (name: string) => (await getDesk(await office.as(name))).items.filter((item) => item.group === 'consult').map((item) => item.objectId)

describe('who is asked', () => {
  test('reads that revision and nothing else; nobody above, beside or unnamed does', async () => {
    const { id, documentId } = await asked(office, { parties: [unit(office, 'communeA')] })
    for (const name of ['clerkA', 'leaderA', 'officerA']) {
      expect(await reads(name, id)).toEqual([true, true])
      await expect(documentDetail(await office.as(name), documentId)).rejects.toMatchObject({ code: 'document.not_found' })
      await expect(consultationTable(await office.as(name), documentId)).rejects.toMatchObject({ code: 'document.not_found' })
      await expect(remindAsked(await office.as(name), id)).rejects.toMatchObject({ code: 'consult.not_found' })
      await expect(opinionsXlsx(await office.as(name), id)).rejects.toMatchObject({ code: 'consult.not_found' })
    }
    for (const name of ['clerkB', 'womenClerk', 'admin']) expect(await reads(name, id)).toEqual(['consult.not_found', 'consult.not_found'])
    // Whoever sees the draft reads it too, but is not asked.
    expect(await reads('officer', id)).toEqual(['consult.not_found', true])
  })
  test('goes on reading the revision asked about when the draft has a new one, also after the end', async () => {
    const { id, documentId } = await asked(office)
    await updateDocument(await office.as('officer'), documentId, await content(office, { fileId: await uploaded(office, { title: 'Bản sửa' }, 'Bản sửa.pdf') }))
    await closeConsultation(await office.as('officer'), id)
    expect(await getConsultation(await office.as('clerkA'), id)).toMatchObject({ revision: 1, mine: [{ state: 'closed', can: { answer: 'consult.closed' } }] })
    expect((await consultationFile(await office.as('clerkA'), id, { download: false })).name).toContain('(bản 1)')
  })
  test('of a draft for named people is a person, never a unit', async () => {
    const documentId = await drafted(office, { access: 'named' })
    await expect(asked(office, { documentId, parties: [unit(office, 'communeA')] })).rejects.toMatchObject({ code: 'consult.named_people_only' })
    expect((await findAskable(await office.as('officer'), documentId, '')).items.every((one) => one.kind === 'person')).toBe(true)
    const { id } = await asked(office, { documentId, parties: [person(office, 'clerk')] })
    expect(await reads('clerk', id)).toEqual([true, true])
  })
  test('reads no more once a draft is for named people, unless it is a person', async () => {
    const { id, documentId } = await asked(office)
    await updateDocument(await office.as('officer'), documentId, { ...(await content(office, { access: 'named' })) })
    expect(await reads('clerkA', id)).toEqual(['consult.not_found', 'consult.not_found'])
    expect(await groupOf('clerkA')).not.toContain(id)
    expect(await reads('leader', id)).toEqual([true, true])
  })
  test('is found among people who work in the office and units within reach, and nobody else can be asked', async () => {
    const documentId = await drafted(office)
    const find = async (q: string) => (await findAskable(await office.as('officer'), documentId, q)).items.map((one) => one.name)
    expect(await find('')).toEqual(expect.arrayContaining(['Văn phòng', 'Ban Dân chủ', 'Lê Thị Mẫu']))
    expect(await find('rach gia')).toEqual(['Phường Rạch Giá'])
    expect(await find('mau')).toEqual(['Lê Thị Mẫu'])
    for (const wanted of [person(office, 'clerkA'), person(office, 'admin'), { kind: 'unit' as const, id: newId() }]) {
      await expect(asked(office, { documentId, parties: [wanted] })).rejects.toMatchObject({ code: 'consult.party_unknown' })
    }
    const twice = [unit(office, 'communeA'), unit(office, 'communeA')]
    await expect(asked(office, { documentId, parties: twice })).rejects.toMatchObject({ code: 'consult.asked_twice' })
  })
})

describe('asking', () => {
  const body = () => ({ id: newId(), question: 'Góp ý', dueOn: due, parties: [unit(office, 'communeA')] })
  test('is the drafter’s or clerk’s, of a draft with a paper, until a day to come', async () => {
    const documentId = await drafted(office)
    await expect(askOpinions(await office.as('clerkA'), documentId, body())).rejects.toMatchObject({ code: 'document.not_found' })
    await expect(askOpinions(await office.as('leader'), documentId, body())).rejects.toMatchObject({ code: 'document.not_permitted' })
    const past = { ...body(), dueOn: '2026-11-24' }
    await expect(askOpinions(await office.as('officer'), documentId, past)).rejects.toMatchObject({ code: 'consult.due_past' })
    const blank = await drafted(office, { fileId: null })
    await expect(askOpinions(await office.as('officer'), blank, body())).rejects.toMatchObject({ code: 'document.no_file' })
    await expect(askOpinions(await office.as('officer'), await submitted(office), body())).rejects.toMatchObject({ code: 'document.wrong_state' })
    expect((await askOpinions(await office.as('clerk'), documentId, body())).items).toHaveLength(1)
  })
  test('twice by the same act is once', async () => {
    const documentId = await drafted(office)
    const ctx = await office.as('officer')
    const given = body()
    await askOpinions(ctx, documentId, given)
    expect((await askOpinions(ctx, documentId, given)).items).toHaveLength(1)
    await expect(askOpinions(await office.as('officer'), documentId, given)).rejects.toMatchObject({ code: 'act.id_used' })
  })
})

describe('answering', () => {
  test('in one act agrees with everything and leaves the desk', async () => {
    const { id, documentId } = await asked(office)
    expect(await groupOf('clerkA')).toContain(id)
    expect(await groupOf('clerkB')).not.toContain(id)
    expect(await answer('clerkA', id)).toMatchObject({
      mine: [{ state: 'answered', answeredBy: 'Rạch Văn Thư', late: false, opinions: [{ position: 'agree' }] }],
    })
    expect(await groupOf('clerkA')).not.toContain(id)
    const [item] = (await consultationTable(await office.as('officer'), documentId)).items
    expect(item?.counts).toEqual({ asked: 3, answered: 1, waiting: 2, opinions: 0, accepted: 0, explained: 0, undecided: 0 })
  })
  test('with changes needs words', async () => {
    const { id } = await asked(office)
    await expect(answer('leader', id, { position: 'disagree' })).rejects.toMatchObject({ code: 'consult.words_needed' })
    const { mine } = await answer('leader', id, said('Thêm chỉ tiêu', 'Bỏ đoạn cuối'))
    expect(mine[0]).toMatchObject({ kind: 'person', opinions: [{ place: 'Mục 1' }, { place: 'Mục 2' }] })
  })
  test('two of one unit at once: one answer stands, the other is told', async () => {
    const { id, documentId } = await asked(office)
    const both = await Promise.allSettled([answer('clerkA', id, said('Của văn thư')), answer('officerA', id, said('Của cán bộ'))])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'consult.already_answered' } })
    const [item] = (await consultationTable(await office.as('officer'), documentId)).items
    expect(item?.counts).toMatchObject({ answered: 1, opinions: 1 })
  })
  test('late is not too late, and is marked', async () => {
    const { id } = await asked(office)
    app.setNow('2026-12-08T03:00:00Z')
    expect(await getConsultation(await office.as('clerkA'), id)).toMatchObject({ overdue: true })
    expect(await answer('clerkA', id)).toMatchObject({ mine: [{ late: true }] })
    expect((await getDesk(await office.as('leader'))).items.find((item) => item.objectId === id)).toMatchObject({ overdue: true, dueOn: due })
    app.setNow(now)
  })
  test('of a unit that was merged is its successor’s', async () => {
    const { id } = await asked(office, { parties: [unit(office, 'communeC')] })
    expect(await reads('clerkB', id)).toEqual(['consult.not_found', 'consult.not_found'])
    const [from, into] = [office.seeded.units.communeC ?? '', office.seeded.units.communeB ?? '']
    await app.db.insertInto('unit_successor').values({ unit_id: from, successor_id: into, on_date: '2026-11-01' }).execute()
    await app.db.updateTable('unit').set({ closed_on: '2026-11-01' }).where('id', '=', from).execute()
    expect(await groupOf('clerkB')).toContain(id)
    expect(await answer('clerkB', id)).toMatchObject({ mine: [{ name: 'Đặc khu Thổ Châu', state: 'answered', answeredBy: 'Ô Văn Thư' }] })
    expect(await reads('clerkA', id)).toEqual(['consult.not_found', 'consult.not_found'])
  })
  test('an officer of the department asked answers for it, one of another does not', async () => {
    const { id } = await asked(office, { parties: [unit(office, 'office')] })
    const ctx = await newcomer(app, office.seeded.units.office ?? '', 'officer')
    expect((await getDesk(ctx)).items.map((item) => item.objectId)).toContain(id)
    // The clerk sits in it, though the role reaches over the whole office.
    expect(await groupOf('clerk')).toContain(id)
    expect(await groupOf('leader')).not.toContain(id)
    expect(await reads('officer', id)).toEqual(['consult.not_found', true])
    const partyId = (await getConsultation(ctx, id)).mine[0]?.id ?? ''
    expect(await answerConsultation(ctx, id, { partyId, position: 'agree', opinions: [] })).toMatchObject({ mine: [{ state: 'answered' }] })
  })
})

describe('the table', () => {
  test('is decided in any order, keeps with new revisions, and is shown to those asked once it is published', async () => {
    const { id, documentId } = await asked(office)
    await answer('clerkA', id, said('Ý một', 'Ý hai'))
    const drafter = () => office.as('officer')
    const [first, second] = (await getConsultation(await office.as('clerkA'), id)).mine[0]?.opinions ?? []
    await decideOpinion(await drafter(), second?.id ?? '', { decision: 'explained', words: 'Đã có ở mục khác' })
    await expect(publishOpinions(await drafter(), id)).rejects.toMatchObject({ code: 'consult.undecided', details: { count: 1 } })
    await updateDocument(await drafter(), documentId, await content(office, { fileId: await uploaded(office, {}, 'Bản 2.pdf') }))
    expect(await consultationTable(await drafter(), documentId)).toMatchObject({ undecided: 1, items: [{ revision: 1 }] })
    await decideOpinion(await drafter(), first?.id ?? '', { decision: 'explained', words: 'Chưa' })
    await decideOpinion(await drafter(), first?.id ?? '', { decision: 'accepted', words: 'Đã bổ sung' })
    expect(await getConsultation(await office.as('clerkA'), id)).toMatchObject({ mine: [{ opinions: [{ decision: null }, { decision: null }] }] })
    await publishOpinions(await drafter(), id)
    expect(await getConsultation(await office.as('clerkA'), id)).toMatchObject({
      mine: [
        {
          opinions: [
            { words: 'Ý một', decision: { kind: 'accepted', words: 'Đã bổ sung', revision: 2 } },
            { words: 'Ý hai', decision: { kind: 'explained', revision: 1 } },
          ],
        },
      ],
    })
    await expect(decideOpinion(await drafter(), first?.id ?? '', { decision: 'explained', words: 'Khác' })).rejects.toMatchObject({ code: 'consult.published' })
  })
  test('all that is not decided yet is taken up in one act, each with its own record; what was explained stays', async () => {
    const { id, documentId } = await asked(office)
    await answer('clerkA', id, said('Ý một', 'Ý hai', 'Ý ba'))
    const [first, ...rest] = (await getConsultation(await office.as('clerkA'), id)).mine[0]?.opinions ?? []
    await decideOpinion(await office.as('officer'), first?.id ?? '', { decision: 'explained', words: 'Đã có' })
    const body = { words: 'Tiếp thu', opinionIds: [first, ...rest].map((one) => one?.id ?? '') }
    for (const name of ['clerkA', 'admin']) {
      await expect(acceptOpinions(await office.as(name), id, body)).rejects.toMatchObject({ code: 'consult.not_found' })
    }
    await expect(acceptOpinions(await office.as('leader'), id, body)).rejects.toMatchObject({ code: 'consult.not_permitted' })
    const act = await office.as('officer')
    for (let n = 0; n < 2; n++) expect(await acceptOpinions(act, id, body)).toMatchObject({ undecided: 0 })
    const opinions = (await consultationTable(await office.as('officer'), documentId)).items[0]?.parties.flatMap((one) => one.opinions) ?? []
    expect(opinions.map((one) => one.decision?.kind)).toEqual(['explained', 'accepted', 'accepted'])
    const events = await app.db.selectFrom('event').select('facts').where('act_id', '=', act.act.id).execute()
    expect(events.map(({ facts }) => (facts as { opinionId: string }).opinionId)).toEqual(rest.map((one) => one.id))
  })
  test('what comes after the list was shown, and what belongs to another request, is not taken up unread', async () => {
    const { id, documentId } = await asked(office)
    const other = await asked(office)
    await answer('clerkA', other.id, said('Ý khác'))
    await answer('clerkA', id, said('Ý đã đọc'))
    const seen = async (of: string) => ((await getConsultation(await office.as('clerkA'), of)).mine[0]?.opinions ?? []).map((one) => one.id)
    const opinionIds = [...(await seen(id)), ...(await seen(other.id))]
    await answer('clerk', id, said('Ý đến sau'))
    expect(await acceptOpinions(await office.as('officer'), id, { words: 'Tiếp thu', opinionIds })).toMatchObject({ undecided: 1 })
    expect(await consultationTable(await office.as('officer'), other.documentId)).toMatchObject({ undecided: 1 })
    const act = acceptOpinions(await office.as('officer'), id, { words: 'Tiếp thu', opinionIds })
    await expect(act).rejects.toMatchObject({ code: 'consult.nothing_undecided' })
    expect(await consultationTable(await office.as('officer'), documentId)).toMatchObject({ undecided: 1 })
  })
  test('is no matter of those asked or of strangers', async () => {
    const { id } = await asked(office)
    await answer('clerkA', id, said('Ý một'))
    const opinionId = (await getConsultation(await office.as('clerkA'), id)).mine[0]?.opinions[0]?.id ?? ''
    for (const name of ['clerkA', 'clerkB', 'admin']) {
      await expect(decideOpinion(await office.as(name), opinionId, { decision: 'accepted', words: 'x' })).rejects.toMatchObject({
        code: 'consult.opinion_not_found',
      })
    }
    await expect(decideOpinion(await office.as('leader'), opinionId, { decision: 'accepted', words: 'x' })).rejects.toMatchObject({
      code: 'consult.not_permitted',
    })
  })
})

test('[VI.6.10] whoever is asked stands in the history of the draft, with his office, once he has read it', async () => {
  const { id, documentId } = await asked(office, { parties: [unit(office, 'communeA')] })
  await consultationFile(await office.as('clerkA'), id, { download: false })
  await consultationFile(await office.as('officer'), id, { download: true })
  await expect(consultationFile(await office.as('clerkB'), id, { download: false })).rejects.toMatchObject({ code: 'consult.not_found' })
  const { items } = await documentReadings(await office.as('clerk'), documentId, { limit: 10 })
  const read = items.map(({ what, fullName, unitName }) => ({ what, fullName, unitName }))
  expect(read).toEqual([
    { what: 'downloaded', fullName: 'Chuyên Văn Viên', unitName: 'Ban Dân chủ' },
    { what: 'opened', fullName: 'Rạch Văn Thư', unitName: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá' },
  ])
})

test('who has not answered is reminded once an hour, and the day is put off with a reason', async () => {
  const { id } = await asked(office)
  await answer('leader', id)
  const drafter = () => office.as('officer')
  await remindAsked(await drafter(), id)
  await expect(remindAsked(await drafter(), id)).rejects.toMatchObject({ code: 'consult.nobody_to_remind' })
  await askMore(await drafter(), id, [unit(office, 'communeB')])
  await expect(askMore(await drafter(), id, [unit(office, 'communeB')])).rejects.toMatchObject({ code: 'consult.asked_twice' })
  expect((await remindAsked(await drafter(), id)).items[0]?.parties.map((one) => one.remindedAt !== null)).toEqual([true, true, false, true])
  await expect(extendConsultation(await drafter(), id, { dueOn: due, reason: 'x' })).rejects.toMatchObject({ code: 'consult.due_not_later' })
  const { items } = await extendConsultation(await drafter(), id, { dueOn: '2026-12-10', reason: 'Bão số 9' })
  expect(items[0]).toMatchObject({ dueOn: '2026-12-10', extensions: [{ fromDueOn: due, dueOn: '2026-12-10', reason: 'Bão số 9' }] })
})

test('what is still asked ends with the issue of the document; the table is still decided and published', async () => {
  const { id, documentId } = await asked(office, { parties: [unit(office, 'communeA')] })
  const signerAppointmentId = office.seeded.people.leader?.appointmentId ?? ''
  await submitDocument(await office.as('officer'), documentId, { signerAppointmentId, places: await places(), reviewers: [] })
  await signDocuments(await office.as('leader'), { pin: office.pin, documents: [{ id: documentId, signingId: newId() }] })
  await sealDocument(await office.as('clerk'), documentId, { pin: office.pin, signingId: newId() })
  const ended = async () => {
    expect(await groupOf('clerkA')).not.toContain(id)
    await expect(answer('clerkA', id)).rejects.toMatchObject({ code: 'consult.issued' })
    for (const act of [remindAsked, closeConsultation]) await expect(act(await office.as('officer'), id)).rejects.toMatchObject({ code: 'consult.issued' })
    const { items, waiting } = await consultationTable(await office.as('officer'), documentId)
    expect({ waiting, state: items[0]?.state, endedByIssue: items[0]?.endedByIssue, extend: items[0]?.can.extend }).toEqual({
      ...{ waiting: 0, state: 'closed', endedByIssue: true, extend: 'consult.issued' },
    })
  }
  await ended()
  const told = () => app.db.selectFrom('event').select('facts').where('name', '=', 'consult_request.closed').where('object_id', '=', id).execute()
  for (const _ of [1, 2]) await closeOfIssued(testCtx(app, { kind: 'system', job: 'consultations.close_of_issued' }), { objectId: documentId })
  expect((await told()).map(({ facts }) => facts)).toEqual([expect.objectContaining({ byIssue: true })])
  await ended()
  await publishOpinions(await office.as('officer'), id)
})

test('no words of anybody stand in an event', async () => {
  const { id } = await asked(office)
  await answer('clerkA', id, said('Ông Nguyễn Văn X không đồng ý'))
  const events = await app.db.selectFrom('event').selectAll().where('object_id', '=', id).execute()
  expect(events.map((event) => event.name)).toEqual(['consult_request.asked', 'consult_request.answered'])
  expect(JSON.stringify(events)).not.toMatch(/Nguyễn Văn X|mục II/)
})
