import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantOver, type Role, type UnitRef } from '../../platform/actor.ts'
import { AppError } from '../../platform/errors.ts'
import { type Seeded, seedProvince, signedIn } from '../../testing/seed.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { getUnitRef, readerNumbers } from './public.ts'
import { setGrants } from './set-grants.ts'

let app: TestApp
let seeded: Seeded<string, string>
let units: UnitRef[]
beforeAll(async () => {
  app = await startTestApp()
  seeded = await seedProvince(app)
  units = await Promise.all(Object.values(seeded.units).map((id) => getUnitRef(app.db, id)))
})
afterAll(() => app.close())

const business: Role[] = ['clerk', 'leader', 'officer']

/** Nobody does business, or reads, outside the office he is appointed in, whatever an administrator has granted. */
async function checkEverybody(): Promise<void> {
  const { units: numbers, people } = await readerNumbers(app.db, {
    unitIds: units.map((unit) => unit.id),
    personIds: Object.values(seeded.people).map((one) => one.id),
  })
  for (const { id } of Object.values(seeded.people)) {
    const { actor } = await signedIn(app, id)
    const offices = actor.appointments.map((held) => held.officeId)
    for (const unit of units) {
      if (offices.includes(unit.officeId)) continue
      expect(grantOver(actor, business, unit)).toBeUndefined()
      expect(actor.readers).not.toContain(numbers.get(unit.id)?.desk)
      expect(actor.readers).not.toContain(numbers.get(unit.id)?.staff)
      expect(actor.readers).not.toContain(numbers.get(unit.id)?.clerk)
    }
    expect(actor.readers.filter((no) => [...people.values()].includes(no))).toEqual([people.get(id)])
  }
}

test('[VI.9.2] a superior has no business in a commune and reads nothing there, whatever roles are given out', async () => {
  const admin = (await signedIn(app, seeded.people.admin?.id ?? '')).actor
  const appointments = Object.values(seeded.people).map((one) => one.appointmentId)
  const grant = fc.record({
    role: fc.constantFrom<Role>('clerk', 'leader', 'officer', 'administrator'),
    unitId: fc.constantFrom(...Object.values(seeded.units)),
  })
  const wish = fc.record({ appointmentId: fc.constantFrom(...appointments), grants: fc.array(grant, { maxLength: 3 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 4 }), async (wishes) => {
      for (const { appointmentId, grants } of wishes) {
        await setGrants(testCtx(app, admin), appointmentId, grants).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error
        })
      }
      await checkEverybody()
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('[VI.9.2] an administrator’s grant over the province reads nothing at all', async () => {
  const fresh = await startTestApp()
  try {
    const { people, units: ids } = await seedProvince(fresh)
    const { actor } = await signedIn(fresh, people.admin.id)
    const { people: own, units: numbers } = await readerNumbers(fresh.db, { unitIds: Object.values(ids), personIds: [people.admin.id] })
    expect(actor.readers).toEqual([...own.values()])
    const leader = (await signedIn(fresh, people.leader.id)).actor
    expect(leader.readers).toEqual(expect.arrayContaining([numbers.get(ids.province)?.desk, numbers.get(ids.democracy)?.desk]))
    const officer = (await signedIn(fresh, people.officer.id)).actor
    const ofClerks = [ids.province, ids.democracy].map((id) => numbers.get(id)?.clerk)
    expect((await signedIn(fresh, people.clerk.id)).actor.readers).toEqual(expect.arrayContaining(ofClerks))
    for (const no of ofClerks) expect([...leader.readers, ...officer.readers]).not.toContain(no)
    expect(officer.readers).toContain(numbers.get(ids.province)?.staff)
    expect(officer.readers).not.toContain(numbers.get(ids.province)?.desk)
    expect(officer.readers).not.toContain(numbers.get(ids.office)?.staff)
  } finally {
    await fresh.close()
  }
})
