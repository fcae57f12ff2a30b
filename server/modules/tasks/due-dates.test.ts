import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { officeAtWork } from './testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-25T03:00:00Z' })
  office = await officeAtWork(app)
})
afterAll(() => app.close())
beforeEach(() => app.setNow('2026-11-25T03:00:00Z'))

const set = (on: string, kind: 'off' | 'working') =>
  office.call('admin', 'POST', '/api/calendar-days', { id: newId(), on, kind, name: 'Hoán đổi', reason: 'Thông báo' })
const dueOf = async (deliveryId: string) => (await office.call('leaderA', 'GET', `/api/deliveries/${deliveryId}`)).body.assignments[0].dueOn

describe('a due date on a day off moves to the next working day', () => {
  test('a day that is over stays refused, moved or not', async () => {
    const a = await office.accepted()
    // Sunday 22 November: the Monday it would move to is over, too.
    expect((await office.assign(a, [{ person: 'officerA', dueOn: '2026-11-22' }])).body).toMatchObject({ code: 'assignment.due_in_past' })
  })

  test.each([
    ['a Sunday', '2026-12-20', '2026-12-21'],
    ['the eve of Tết', '2027-02-05', '2027-02-12'],
    ['a working day stays', '2026-12-18', '2026-12-18'],
  ])('assigned for %s', async (_what, asked, due) => {
    const a = await office.accepted()
    const id = newId()
    await office.assign(a, [{ id, person: 'officerA', dueOn: asked }])
    expect(await dueOf(a)).toBe(due)
    const event = await app.db.selectFrom('event').select('facts').where('object_id', '=', a).where('name', '=', 'delivery.assigned').executeTakeFirstOrThrow()
    expect(event.facts).toMatchObject({ assignments: [{ id, dueOn: due, askedOn: asked }] })
  })

  test('registered for a Saturday, and for a Saturday that is worked', async () => {
    await set('2026-12-12', 'working')
    const a = await office.accepted({ dueOn: '2026-12-05' })
    const b = await office.accepted({ dueOn: '2026-12-12' })
    expect((await office.call('clerkA', 'GET', `/api/deliveries/${a}`)).body.dueOn).toBe('2026-12-07')
    expect((await office.call('clerkA', 'GET', `/api/deliveries/${b}`)).body.dueOn).toBe('2026-12-12')
  })
})

describe('overdue is counted by working days', () => {
  const at = async (instant: string, a: string) => {
    app.setNow(instant)
    const [row] = await office.onDesk('officerA', a)
    const inbox = (await office.call('officerA', 'GET', '/api/inbox?show=mine&limit=200')).body.items.find((item: { id: string }) => item.id === a)
    expect(inbox.overdue).toBe(row.overdue)
    return [row.overdue, row.overdueDays]
  }

  test('over a weekend', async () => {
    const a = await office.accepted()
    await office.assign(a, [{ person: 'officerA', dueOn: '2026-11-27' }])
    expect(await at('2026-11-27T16:59:59Z', a)).toEqual([false, 0])
    expect(await at('2026-11-27T17:00:00Z', a)).toEqual([true, 0])
    expect(await at('2026-11-29T05:00:00Z', a)).toEqual([true, 0])
    expect(await at('2026-11-30T01:00:00Z', a)).toEqual([true, 1])
    expect(await at('2026-12-02T01:00:00Z', a)).toEqual([true, 3])
  })

  test("across New Year's midnight in Viet Nam, and the day off after it", async () => {
    const a = await office.accepted()
    await office.assign(a, [{ person: 'officerA', dueOn: '2026-12-31' }])
    expect(await at('2026-12-31T16:59:59Z', a)).toEqual([false, 0])
    expect(await at('2026-12-31T17:00:00Z', a)).toEqual([true, 0])
    expect(await at('2027-01-03T16:59:59Z', a)).toEqual([true, 0])
    expect(await at('2027-01-03T17:00:00Z', a)).toEqual([true, 1])
  })

  test('a day made off later lets what was due on it wait for the next working day', async () => {
    const a = await office.accepted()
    await office.assign(a, [{ person: 'officerA', dueOn: '2027-01-05' }])
    expect(await at('2027-01-06T03:00:00Z', a)).toEqual([true, 1])
    await set('2027-01-05', 'off')
    expect(await at('2027-01-06T03:00:00Z', a)).toEqual([false, 0])
    expect(await at('2027-01-07T03:00:00Z', a)).toEqual([true, 1])
  })

  test("the sender's reply date stays as printed; it is overdue from the day it moves to", async () => {
    const a = await office.accepted({ replyDueOn: '2026-12-20' })
    const seen = async (instant: string) => {
      app.setNow(instant)
      const { dueOn, replyDueOn, overdue } = (await office.call('clerkA', 'GET', `/api/deliveries/${a}`)).body
      return [dueOn, replyDueOn, overdue]
    }
    expect(await seen('2026-12-21T03:00:00Z')).toEqual(['2026-12-20', '2026-12-20', false])
    expect(await seen('2026-12-22T03:00:00Z')).toEqual(['2026-12-20', '2026-12-20', true])
  })
})

test("the decree's last day stands on what the clerk passes on: the working day after it came", async () => {
  app.setNow('2026-11-27T03:00:00Z')
  const a = await office.accepted()
  expect(await office.onDesk('clerkA', a)).toMatchObject([{ group: 'submit', latestOn: '2026-11-30', dueOn: null }])
  await office.assign(a, [{ person: 'officerA', dueOn: null }])
  expect(await office.onDesk('officerA', a)).toMatchObject([{ group: 'assigned', latestOn: null }])
})
