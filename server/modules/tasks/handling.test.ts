import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerByHand } from '../../../contract/by-hand.ts'
import * as contract from '../../../contract/handling.ts'
import * as tasks from '../../../contract/tasks.ts'
import { newId } from '../../platform/ids.ts'
import { inspectPdf } from '../../platform/inspect/inspect-pdf.ts'
import { makeVoiceNote } from '../../testing/papers/make-audio.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../testing/papers/make-png.ts'
import { signedIn } from '../../testing/seed.ts'
import { attempts } from '../../testing/state-table.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'
import { storeMade } from '../files/public.ts'

let app: TestApp
let sender: Sender
let attempt: Awaited<ReturnType<typeof attempts>>
type Person = keyof Sender['seeded']['people']
const cookies = {} as Record<Person, string>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-26T03:00:00Z' })
  sender = await provinceThatSends(app)
  const { people, units } = sender.seeded
  // The officer of the department is its head as well.
  await app.db.insertInto('role_grant').values({ appointment_id: people.officer.appointmentId, role: 'leader', unit_id: units.democracy }).execute()
  attempt = await attempts(app, people)
  for (const name of Object.keys(people) as Person[]) cookies[name] = (await signedIn(app, people[name].id)).cookie
})
afterAll(() => app.close())

const idOf = (name: Person) => sender.seeded.people[name].id
async function kept(who: Person, bytes: Uint8Array, mediaType: string) {
  const ctx = testCtx(app, (await signedIn(app, idOf(who))).actor)
  return storeMade(ctx, { bytes, mediaType, name: 'tệp', inspect: true, uploadedBy: idOf(who) })
}
const say = (deliveryId: string, body: object, as: Person = 'leader') =>
  attempt({ endpoint: contract.giveInstruction, as, id: deliveryId, body: { id: newId(), ...body } })
const get = (as: Person, url: string, headers: Record<string, string> = {}) => app.server.inject({ url, headers: { cookie: cookies[as], ...headers } })
const handling = async (deliveryId: string, as: Person = 'leader') => (await get(as, `/api/deliveries/${deliveryId}/handling`)).json()

/** A letter that came by post to the province, with its scan. */
async function entered(wish: { access?: 'unit' | 'named'; withScan?: boolean; authorName?: string; arrivedOn?: string } = {}) {
  const scan = wish.withScan === false ? null : await kept('clerk', await makePdf({ pages: 2, number: '12' }), 'application/pdf')
  const id = newId()
  const body = {
    ...{ id, unitId: sender.unitId, cameBy: 'post', authorName: wish.authorName ?? 'Hội Liên hiệp Phụ nữ tỉnh', code: `${id.slice(-6)}/SNV` },
    ...{ documentOn: '2026-11-24', type: 'cong_van', subject: 'Phối hợp tuyên truyền', access: wish.access ?? 'unit', fileId: scan?.id ?? null },
    ...(wish.arrivedOn && { arrivedOn: wish.arrivedOn }),
  }
  const { code, reply } = await attempt({ endpoint: registerByHand, as: 'clerk', body })
  if (code) throw new Error(code)
  return { id, scan, documentId: String(reply.documentId) }
}
async function assigned(wish: Parameters<typeof entered>[0] = {}) {
  const found = await entered(wish)
  const assignments = [
    { id: newId(), role: 'lead', unitId: sender.seeded.units.democracy, dueOn: '2026-12-05' },
    { id: newId(), role: 'support', personId: idOf('clerk'), dueOn: '2026-12-03' },
  ]
  const { code } = await attempt({ endpoint: tasks.assignDelivery, as: 'leader', id: found.id, body: { assignments, instruction: 'Ban Dân chủ chủ trì' } })
  if (code) throw new Error(code)
  return found
}

describe("a leader's instruction", () => {
  test('[VI.5.1.a] by voice and by pen stands beside the words, is heard in parts and shown on its page', async () => {
    const { id } = await entered()
    const sound = await kept('leader', makeVoiceNote({ bytes: 5_000 }), 'audio/webm')
    const pen = await kept('leader', makeSignaturePng(), 'image/png')
    const place = { page: 1, x: 60, y: 400, width: 180, height: 60 }
    const said = await say(id, { words: 'Trình tôi trước 30/11', audio: { fileId: sound.id, seconds: 12 }, pens: [{ fileId: pen.id, place }] })
    expect(said.code).toBeNull()
    const [one] = (await handling(id, 'officer')).instructions
    expect(one).toMatchObject({ by: 'Lê Thị Mẫu', office: 'Phó Chủ tịch', words: 'Trình tôi trước 30/11', audio: { seconds: 12, mediaType: 'audio/webm' } })
    expect(one.pens).toEqual([{ url: expect.stringContaining('/pens/'), place }])
    const whole = await get('officer', one.audio.url)
    expect(whole).toMatchObject({ statusCode: 200, headers: { 'content-type': 'audio/webm', 'content-length': '5000' } })
    expect(whole.headers['content-disposition']).toMatch(/^attachment/)
    const part = await get('officer', one.audio.url, { range: 'bytes=1000-1999' })
    expect(part).toMatchObject({ statusCode: 206, headers: { 'content-range': 'bytes 1000-1999/5000', 'content-length': '1000' } })
    expect(part.rawPayload).toEqual(whole.rawPayload.subarray(1000, 2000))
    expect(await get('officer', one.pens[0].url)).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/png' } })
  })

  test('is the leader’s alone, in every state of work; strangers find nothing', async () => {
    const { id } = await entered()
    for (const other of ['clerk', 'officer'] as const) expect(await say(id, { words: 'Ý kiến' }, other)).toMatchObject({ code: 'delivery.not_permitted' })
    for (const stranger of ['leaderA', 'womenClerk', 'admin'] as const)
      expect(await say(id, { words: 'Ý kiến' }, stranger)).toMatchObject({ code: 'delivery.not_found' })
    expect(await say(id, {})).toMatchObject({ code: 'instruction.empty' })
    expect((await say(id, { words: 'Xong rồi' })).code).toBeNull()
    expect((await attempt({ endpoint: tasks.finishAssignment, as: 'leader', id, body: {} })).code).toBeNull()
    expect(await say(id, { words: 'Thêm' })).toMatchObject({ code: 'delivery.wrong_state' })
  })

  test('refuses what is no sound, no transparent picture, or stands outside the page', async () => {
    const { id, scan } = await entered()
    const opaque = await kept('leader', makeSignaturePng({ transparent: false }), 'image/png')
    const pen = await kept('leader', makeSignaturePng(), 'image/png')
    const place = { page: 0, x: 10, y: 10, width: 50, height: 50 }
    expect(await say(id, { audio: { fileId: scan?.id, seconds: 3 } })).toMatchObject({ code: 'instruction.not_audio' })
    expect(await say(id, { pens: [{ fileId: opaque.id, place }] })).toMatchObject({ code: 'image.not_transparent_png' })
    for (const outside of [{ page: 2 }, { x: 590 }, { y: -20 }])
      expect(await say(id, { pens: [{ fileId: pen.id, place: { ...place, ...outside } }] })).toMatchObject({ code: 'place.outside_page' })
    const other = await kept('leaderA', makeVoiceNote(), 'audio/webm')
    expect(await say(id, { audio: { fileId: other.id, seconds: 3 } })).toMatchObject({ code: 'file.not_found' })
  })

  test('[VI.5.1.a] of a named copy is for its people alone, and is never changed', async () => {
    const { id } = await entered({ access: 'named' })
    expect(await say(id, { words: 'Chưa được trình' })).toMatchObject({ code: 'delivery.not_found' })
    const submission = { endpoint: tasks.submitDelivery, as: 'clerk', id, body: { id: newId(), toPersonId: idOf('leader') } }
    expect((await attempt(submission)).code).toBeNull()
    expect((await say(id, { words: 'Chỉ văn thư biết' })).code).toBeNull()
    expect((await handling(id, 'clerk')).instructions).toHaveLength(1)
    expect(await handling(id, 'officer')).toMatchObject({ status: 404, code: 'delivery.not_found' })
    await expect(app.db.updateTable('instruction').set({ audio_seconds: 1 }).execute()).rejects.toThrow()
  })

  test('given with the work is the same record, and the desk shows its words', async () => {
    const { id } = await assigned()
    expect((await handling(id)).instructions).toMatchObject([{ words: 'Ban Dân chủ chủ trì', by: 'Lê Thị Mẫu' }])
    const onDesk = async () => (await get('officer', '/api/desk')).json().items.find((item: { objectId: string }) => item.objectId === id)
    expect(await onDesk()).toMatchObject({ reason: 'Ban Dân chủ chủ trì', dueOn: '2026-12-07' })
  })

  test('without a day of its own the work is due when the document wants its answer', async () => {
    const { id, documentId } = await entered()
    await app.db.updateTable('document').set({ reply_due_on: '2026-12-09' }).where('id', '=', documentId).execute()
    const assignments = [{ id: newId(), role: 'lead', unitId: sender.seeded.units.democracy }]
    expect((await attempt({ endpoint: tasks.assignDelivery, as: 'leader', id, body: { assignments } })).code).toBeNull()
    const desk = (await get('officer', '/api/desk')).json()
    expect(desk.items.find((item: { objectId: string }) => item.objectId === id)).toMatchObject({ dueOn: '2026-12-09' })
  })
})

describe('the settlement slip', () => {
  test('has the part of the leader, of the head of department and of the officer', async () => {
    const { id } = await assigned()
    const { democracy } = sender.seeded.units
    const handOn = (as: Person, change: object = {}) =>
      attempt({
        endpoint: contract.handOnDelivery,
        as,
        id,
        body: { id: newId(), unitId: democracy, personId: idOf('officer'), dueOn: '2026-12-04', ...change },
      })
    const propose = (as: Person) => attempt({ endpoint: contract.proposeSettlement, as, id, body: { id: newId(), text: 'Đề xuất trả lời bằng công văn' } })
    expect(await handOn('leader')).toMatchObject({ code: 'delivery.not_permitted' })
    expect(await handOn('officer', { personId: idOf('leader') })).toMatchObject({ code: 'person.not_found' })
    expect(await handOn('officer', { dueOn: '2026-11-25' })).toMatchObject({ code: 'assignment.due_in_past' })
    expect((await handOn('officer')).code).toBeNull()
    expect(await handOn('officer')).toMatchObject({ code: 'assignment.twice' })
    expect(await propose('leader')).toMatchObject({ code: 'delivery.not_permitted' })
    expect((await propose('officer')).code).toBeNull()
    expect((await handling(id)).slip).toMatchObject({
      office: { above: 'MTTQ', name: 'Uỷ ban MTTQ Việt Nam tỉnh Thử Nghiệm' },
      leader: { name: 'Lê Thị Mẫu', lead: { name: 'Ban Dân chủ', dueOn: '2026-12-07' }, supports: [{ name: 'Văn Thị Thư', dueOn: '2026-12-03' }] },
      departments: [{ unitName: 'Ban Dân chủ', head: 'Chuyên Văn Viên', person: 'Chuyên Văn Viên', dueOn: '2026-12-04' }],
      proposals: [{ text: 'Đề xuất trả lời bằng công văn', by: 'Chuyên Văn Viên' }],
    })
  })
})

describe('the copy with the ĐẾN stamp', () => {
  const textOf = async (bytes: Buffer) => {
    const found = await inspectPdf(bytes)
    return found.ok ? (found.pdf?.texts.map((run) => run.text).join(' ') ?? '') : found.refusal
  }
  test('says the arrival number, the day and whom it went to; the original stays byte for byte', async () => {
    const { id, scan } = await assigned()
    const found = await handling(id)
    const stamped = await get('officer', found.stampedUrl)
    expect(stamped).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/pdf' } })
    const text = await textOf(stamped.rawPayload)
    for (const words of ['ĐẾN', 'Ngày: 26/11/2026', 'Chuyển: Ban Dân chủ', 'Bản in có dấu ĐẾN, không phải bản gốc điện tử']) expect(text).toContain(words)
    const original = await get('officer', `/files/deliveries/${id}/pdf`)
    expect(original.headers.etag).toBe(`"${scan?.sha256.toString('hex')}"`)
    const before = await app.db.selectFrom('rendition').select('id').execute()
    expect((await get('clerk', found.stampedUrl)).headers.etag).toBe(stamped.headers.etag)
    expect(await app.db.selectFrom('rendition').select('id').execute()).toEqual(before)
  })

  test('shows what was written by pen when it is wanted', async () => {
    const { id } = await entered()
    const pen = await kept('leader', makeSignaturePng(), 'image/png')
    await say(id, { pens: [{ fileId: pen.id, place: { page: 0, x: 60, y: 400, width: 180, height: 60 } }] })
    const url = (await handling(id)).stampedUrl
    const [plain, written] = [await get('leader', url), await get('leader', `${url}?pen=1`)]
    expect(written.statusCode).toBe(200)
    expect(written.headers.etag).not.toBe(plain.headers.etag)
  })

  test('bears the day on which the paper came, not that of entering', async () => {
    const { id } = await entered({ arrivedOn: '2026-11-25' })
    expect(await textOf((await get('officer', (await handling(id)).stampedUrl)).rawPayload)).toContain('Ngày: 25/11/2026')
  })

  test('a scanned picture is stamped too; without paper, and for strangers, there is none', async () => {
    const without = await entered({ withScan: false })
    expect((await handling(without.id)).stampedUrl).toBeNull()
    expect((await get('clerk', `/files/deliveries/${without.id}/stamped`)).json()).toMatchObject({ code: 'file.not_found' })
    const { id } = await entered()
    expect((await get('leaderA', `/files/deliveries/${id}/stamped`)).json()).toMatchObject({ status: 404, code: 'delivery.not_found' })
  })
})

describe('an answer', () => {
  const draft = (change: object = {}) => ({ id: newId(), issuerId: sender.issuerId, type: 'cong_van', subject: 'V/v trả lời phối hợp tuyên truyền', ...change })
  const answer = (id: string, as: Person = 'officer', body: object = draft()) => attempt({ endpoint: contract.answerDelivery, as, id, body })

  test('is a draft that is linked both ways; its addressee is the author when that is a unit here', async () => {
    const { id } = await entered()
    expect((await handling(id)).answerTo).toEqual({ unitId: sender.seeded.units.women, name: 'Hội Liên hiệp Phụ nữ tỉnh' })
    expect((await handling((await entered({ authorName: 'Sở Nội vụ' })).id)).answerTo).toBeNull()
    const made = await answer(id)
    expect(made.code).toBeNull()
    expect((await handling(id, 'officer')).answers).toMatchObject([{ documentId: made.reply.documentId, state: 'draft', sentAt: null }])
    const document = (await get('officer', `/api/documents/${made.reply.documentId}`)).json()
    expect(document.answers).toMatchObject([{ deliveryId: id, arrivalNumber: expect.any(Number), subject: 'Phối hợp tuyên truyền' }])
  })

  test('shows neither side to whoever may not see the other', async () => {
    const { id } = await entered({ access: 'named' })
    const made = await answer(id, 'clerk')
    expect(made.code).toBeNull()
    const { documentId } = made.reply
    await app.db.updateTable('document').set({ state: 'issued', code: '07/MTTQ-BTT' }).where('id', '=', String(documentId)).execute()
    expect((await get('officer', `/api/documents/${documentId}`)).json()).toMatchObject({ code: '07/MTTQ-BTT', answers: [] })
    expect((await get('clerk', `/api/documents/${documentId}`)).json().answers).toHaveLength(1)
    const open = await entered()
    const hidden = await answer(open.id, 'clerk', draft({ access: 'named' }))
    expect((await handling(open.id, 'officer')).answers).toEqual([])
    expect((await handling(open.id, 'clerk')).answers).toMatchObject([{ documentId: hidden.reply.documentId }])
  })

  test('comes only after acceptance, from the unit alone, and once for one id', async () => {
    const { id } = await entered()
    expect(await answer(id, 'leaderA')).toMatchObject({ code: 'delivery.not_found' })
    const body = draft()
    expect((await answer(id, 'officer', body)).code).toBeNull()
    expect(await answer(id, 'officer', body)).toMatchObject({ code: 'act.id_used' })
    expect(await answer(id, 'officer', draft({ replyDueOn: '2026-11-01' }))).toMatchObject({ code: 'document.reply_due_past' })
  })
})
