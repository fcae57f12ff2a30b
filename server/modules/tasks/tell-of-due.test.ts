import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../platform/events.ts'
import { contextOf } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { startTestApp, type TestApp } from '../../testing/test-app.ts'
import { tellOfDue } from './tell-of-due.ts'
import { type Name, officeAtWork } from './testing/given-work.ts'

let app: TestApp
let office: Awaited<ReturnType<typeof officeAtWork>>
beforeEach(async () => {
  heard = []
  app = await startTestApp({ now: '2026-12-01T03:00:00Z' })
  office = await officeAtWork(app)
})
afterEach(() => app.close())

/** What open screens were told of. */
let heard: LiveEvent[] = []
const run = (instant?: string) => {
  if (instant) app.setNow(instant)
  const act = { id: newId(), useCase: 'tasks.tell_of_due', occurredAt: app.clock.now(), appVersion: 'server', source: 'job' } as const
  const wake = (events: readonly LiveEvent[]) => void heard.push(...events)
  return tellOfDue(contextOf({ ...app, wake }, { kind: 'system', job: 'tasks.tell_of_due' }, act))
}
/** Step and receiver of every notice, in the order told. */
async function told(): Promise<string[]> {
  const names = new Map(Object.entries(office.sender.seeded.people).map(([name, { id }]) => [id, name]))
  const rows = await app.db.selectFrom('task_notice').select(['step', 'after_days', 'party_id']).orderBy('at').orderBy('step').orderBy('after_days').execute()
  return rows.map((row) => `${row.step}${row.after_days || ''} ${names.get(row.party_id) ?? 'another'}`)
}
async function given(dueOn: string | null, more: { person?: Name; role?: 'lead' | 'support'; access?: 'unit' | 'named' } = {}) {
  const a = await office.accepted(more.access ? { access: more.access } : {})
  if (more.access) await office.call('clerkA', 'POST', `/api/deliveries/${a}/submissions`, { id: newId(), toPersonId: office.sender.seeded.people.leaderA.id })
  const id = newId()
  const { status } = await office.assign(a, [{ id, person: more.person ?? 'officerA', dueOn }])
  expect(status).toBe(200)
  return { a, id }
}
/** Another leads the office; who gives the work out is the deputy. */
async function chairAbove(): Promise<string> {
  const { units, people } = office.sender.seeded
  const [id, appointmentId] = [newId(), newId()]
  await app.db.insertInto('party').values({ id, kind: 'person' }).execute()
  await app.db.insertInto('person').values({ id, full_name: 'Rạch Văn Trưởng' }).execute()
  const held = { id: appointmentId, person_id: id, unit_id: units.communeA, office: 'Chủ tịch', from_on: '2025-07-01' }
  await app.db
    .insertInto('appointment')
    .values({ ...held, block_lines: ['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'] })
    .execute()
  await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role: 'leader', unit_id: units.communeA }).execute()
  await app.db.updateTable('appointment').set({ office: 'Phó Chủ tịch' }).where('id', '=', people.leaderA.appointmentId).execute()
  return id
}

describe('nobody is told', () => {
  test('of work without a due date, far off, finished, given to another, or only for information', async () => {
    await given(null)
    await given('2027-03-01')
    const finished = await given('2026-12-02')
    await office.call('officerA', 'POST', `/api/deliveries/${finished.a}/finish`, {})
    const again = await given('2026-12-02')
    await office.assign(again.a, [
      { person: 'officerA', dueOn: '2027-03-01' },
      { person: 'clerkA', role: 'information', dueOn: '2026-12-02' },
    ])
    await run()
    expect(await told()).toEqual([])
  })

  test('on a day off', async () => {
    await given('2026-12-04')
    await run('2026-12-05T03:00:00Z')
    await run('2026-12-06T03:00:00Z')
    expect(await told()).toEqual([])
    await run('2026-12-07T03:00:00Z')
    expect(await told()).toEqual(['escalated1 leaderA', 'overdue officerA'])
  })

  test('of a copy that was taken back, or whose unit nobody leads', async () => {
    const { a } = await given('2026-12-01')
    await app.db.updateTable('delivery').set({ state: '13' }).where('id', '=', a).execute()
    await run('2026-12-02T03:00:00Z')
    expect(await told()).toEqual([])
    await given('2026-12-02')
    await app.db.deleteFrom('role_grant').where('role', '=', 'leader').execute()
    await run('2026-12-03T03:00:00Z')
    expect(await told()).toEqual(['overdue officerA'])
  })

  test('of a named copy beyond those it names', async () => {
    await chairAbove()
    await given('2026-12-01', { access: 'named' })
    await run('2026-12-08T03:00:00Z')
    expect(await told()).toEqual(['escalated1 leaderA', 'overdue officerA'])
  })
})

describe('each step is told once', () => {
  test('[VI.1.11.c] run twice, and two at once, is run once', async () => {
    const { id } = await given('2026-12-02')
    await Promise.all([run(), run(), run()])
    await run('2026-12-01T09:00:00Z')
    expect(await told()).toEqual(['due_tomorrow officerA'])
    expect(heard).toMatchObject([{ name: 'assignment.reminded', object_kind: 'assignment', object_id: id, tell: [office.sender.seeded.people.officerA.id] }])
    const events = await app.db.selectFrom('event').select(['name', 'facts', 'actor_kind', 'source', 'unit_id', 'tell']).where('object_id', '=', id).execute()
    expect(events).toEqual([
      {
        ...{ name: 'assignment.reminded', actor_kind: 'system', source: 'job', unit_id: office.sender.seeded.units.communeA },
        tell: [office.sender.seeded.people.officerA.id],
        facts: expect.objectContaining({ step: 'due_tomorrow', dueOn: '2026-12-02', overdueDays: 0 }),
      },
    ])
  })

  test('up the chain: who gave it out after one working day, the head of the office after three', async () => {
    const chair = await chairAbove()
    const { a } = await given('2026-12-03')
    for (const day of ['02', '03', '04', '05', '06', '07', '08', '09', '10']) await run(`2026-12-${day}T03:00:00Z`)
    expect(await told()).toEqual(['due_tomorrow officerA', 'due_today officerA', 'escalated1 leaderA', 'overdue officerA', 'escalated3 another'])
    const notice = await app.db.selectFrom('task_notice').select(['party_id', 'at']).where('after_days', '=', 3).executeTakeFirstOrThrow()
    expect(notice).toEqual({ party_id: chair, at: new Date('2026-12-08T03:00:00Z') })
    expect(await office.onDesk('leaderA', a)).toMatchObject([{ group: 'escalated', who: 'Rạch Văn Cán', overdue: true, overdueDays: 5, dueOn: '2026-12-03' }])
  })

  test('a worker that stood still for a week tells what is so now, and nothing that is over', async () => {
    await given('2026-12-02')
    await run('2026-12-10T03:00:00Z')
    expect(await told()).toEqual(['escalated1 leaderA', 'escalated3 leaderA', 'overdue officerA'])
  })

  test('given out again with another date it begins anew', async () => {
    const { a } = await given('2026-12-01')
    await run()
    await office.assign(a, [{ person: 'officerA', dueOn: '2026-12-02' }])
    await run()
    expect(await told()).toEqual(['due_today officerA', 'due_tomorrow officerA'])
  })

  test('support is told, and not escalated', async () => {
    const a = await office.accepted()
    await office.assign(a, [
      { person: 'leaderA', dueOn: null },
      { person: 'officerA', role: 'support', dueOn: '2026-12-01' },
    ])
    await run('2026-12-08T03:00:00Z')
    expect(await told()).toEqual(['overdue officerA'])
  })
})

test('[VI.1.12.b] it stands on the desk of who was told, until the work is done', async () => {
  const { a } = await given('2026-12-01')
  await run('2026-12-02T02:00:00Z')
  expect(await office.onDesk('officerA', a)).toMatchObject([{ group: 'assigned', remindedAt: '2026-12-02T02:00:00.000Z', overdue: true, overdueDays: 1 }])
  expect(await office.onDesk('leaderA', a)).toMatchObject([{ group: 'escalated', at: '2026-12-02T02:00:00.000Z', reason: 'Làm ngay' }])
  for (const stranger of ['clerkA', 'leader', 'leaderB'] as const) expect(await office.onDesk(stranger, a)).toEqual([])
  await office.call('officerA', 'POST', `/api/deliveries/${a}/finish`, {})
  expect(await office.onDesk('leaderA', a)).toEqual([])
})

test("across New Year's midnight in Viet Nam", async () => {
  await given('2026-12-31')
  await run('2026-12-30T16:59:00Z')
  expect(await told()).toEqual(['due_tomorrow officerA'])
  await run('2026-12-30T17:00:00Z')
  expect(await told()).toEqual(['due_tomorrow officerA', 'due_today officerA'])
  // 1 January is off, and the weekend after it.
  for (const instant of ['2026-12-31T16:59:59Z', '2026-12-31T17:00:00Z', '2027-01-03T16:59:59Z']) await run(instant)
  expect(await told()).toHaveLength(2)
  await run('2027-01-03T17:00:00Z')
  expect((await told()).slice(2)).toEqual(['escalated1 leaderA', 'overdue officerA'])
})
