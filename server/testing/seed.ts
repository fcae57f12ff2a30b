import { randomBytes } from 'node:crypto'
import { loadActor, tokenHash } from '../modules/identity/load-actor.ts'
import type { PersonActor, Role } from '../platform/actor.ts'
import { sessionCookie } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { TestApp } from './test-app.ts'

export type SeedUnit = {
  kind: 'central' | 'province' | 'department' | 'commune' | 'residential_area' | 'organisation'
  name: string
  shortName?: string
  communeType?: 'xa' | 'phuong' | 'dac_khu'
  parent?: string
  records?: boolean
}
export type SeedPerson = { name: string; unit: string; office: string; role: Role | 'none'; over?: string; blockLines?: string[] }
export type Seeded<U extends string, P extends string> = { units: Record<U, string>; people: Record<P, { id: string; appointmentId: string }> }

type Known = Map<string, { id: string; officeId: string; ancestors: string[] }>

async function seedUnit(app: TestApp, key: string, unit: SeedUnit, known: Known): Promise<string> {
  const id = newId()
  const parent = unit.parent === undefined ? undefined : known.get(unit.parent)
  const records = unit.records ?? unit.kind !== 'department'
  const officeId = records ? id : (parent?.officeId ?? id)
  const ancestors = [...(parent?.ancestors ?? []), id]
  await app.db.insertInto('party').values({ id, kind: 'unit' }).execute()
  await app.db
    .insertInto('unit')
    .values({
      id,
      parent_id: parent?.id ?? null,
      kind: unit.kind,
      commune_type: unit.communeType ?? (unit.kind === 'commune' ? 'xa' : null),
      name: unit.name,
      short_name: unit.shortName ?? unit.name,
      place_name: unit.shortName ?? unit.name,
      has_records_office: records,
      office_id: officeId,
      ancestors,
      sort_key: key,
      opened_on: '2025-07-01',
    })
    .execute()
  known.set(key, { id, officeId, ancestors })
  return id
}

async function seedPerson(app: TestApp, key: string, person: SeedPerson, units: Record<string, string>): Promise<{ id: string; appointmentId: string }> {
  const id = newId()
  const appointmentId = newId()
  const unitOf = (unit: string) => {
    const unitId = units[unit]
    if (!unitId) throw new Error(`the seed has no unit "${unit}"`)
    return unitId
  }
  await app.db.insertInto('party').values({ id, kind: 'person' }).execute()
  await app.db.insertInto('person').values({ id, full_name: person.name }).execute()
  // No password opens this hash, but the account counts as one that can be used.
  await app.db.insertInto('account').values({ person_id: id, username: key.toLowerCase(), password_hash: 'none' }).execute()
  await app.db
    .insertInto('appointment')
    .values({
      id: appointmentId,
      person_id: id,
      unit_id: unitOf(person.unit),
      office: person.office,
      block_lines: person.blockLines ?? [],
      from_on: '2025-07-01',
    })
    .execute()
  if (person.role !== 'none') {
    const over = unitOf(person.over ?? person.unit)
    await app.db.insertInto('role_grant').values({ appointment_id: appointmentId, role: person.role, unit_id: over }).execute()
  }
  return { id, appointmentId }
}

/** Writes the literal organisation and returns ids by the keys used; units must be listed parents first. */
export async function seed<U extends string, P extends string>(
  app: TestApp,
  plan: { units: Record<U, SeedUnit>; people: Record<P, SeedPerson> },
): Promise<Seeded<U, P>> {
  const units = {} as Seeded<U, P>['units']
  const known: Known = new Map()
  for (const [key, unit] of Object.entries(plan.units) as [U, SeedUnit][]) units[key] = await seedUnit(app, key, unit, known)
  const people = {} as Seeded<U, P>['people']
  for (const [key, person] of Object.entries(plan.people) as [P, SeedPerson][]) people[key] = await seedPerson(app, key, person, units)
  await app.db
    .insertInto('installation')
    .values({ kind: 'demo', root_unit_id: Object.values<string>(units)[0] ?? null })
    .onConflict((conflict) => conflict.column('only_one').doNothing())
    .execute()
  return { units, people }
}

/** The usual small province: an office with two departments, an organisation, three communes, and their people. */
export function seedProvince(app: TestApp) {
  return seed(app, {
    units: {
      province: { kind: 'province', name: 'Uỷ ban MTTQ Việt Nam tỉnh Thử Nghiệm', shortName: 'Thử Nghiệm' },
      office: { kind: 'department', name: 'Văn phòng', parent: 'province' },
      democracy: { kind: 'department', name: 'Ban Dân chủ', parent: 'province' },
      women: { kind: 'organisation', name: 'Hội Liên hiệp Phụ nữ tỉnh', parent: 'province' },
      communeA: { kind: 'commune', name: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá', shortName: 'Rạch Giá', communeType: 'phuong', parent: 'province' },
      communeB: { kind: 'commune', name: 'Uỷ ban MTTQ Việt Nam xã Ô Lâm', shortName: 'Ô Lâm', communeType: 'xa', parent: 'province' },
      communeC: { kind: 'commune', name: 'Uỷ ban MTTQ Việt Nam đặc khu Thổ Châu', shortName: 'Thổ Châu', communeType: 'dac_khu', parent: 'province' },
    },
    people: {
      admin: { name: 'Quản Thị Trị', unit: 'office', office: 'Quản trị', role: 'administrator', over: 'province' },
      clerk: { name: 'Văn Thị Thư', unit: 'office', office: 'Văn thư', role: 'clerk', over: 'province' },
      leader: {
        name: 'Lê Thị Mẫu',
        unit: 'province',
        office: 'Phó Chủ tịch',
        role: 'leader',
        blockLines: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      },
      officer: { name: 'Chuyên Văn Viên', unit: 'democracy', office: 'Chuyên viên', role: 'officer' },
      womenClerk: { name: 'Hội Thị Thư', unit: 'women', office: 'Văn thư', role: 'clerk' },
      clerkA: { name: 'Rạch Văn Thư', unit: 'communeA', office: 'Văn thư', role: 'clerk' },
      leaderA: { name: 'Rạch Thị Chủ', unit: 'communeA', office: 'Chủ tịch', role: 'leader', blockLines: ['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'] },
      officerA: { name: 'Rạch Văn Cán', unit: 'communeA', office: 'Cán bộ', role: 'officer' },
      clerkB: { name: 'Ô Văn Thư', unit: 'communeB', office: 'Văn thư', role: 'clerk' },
      leaderB: { name: 'Ô Thị Chủ', unit: 'communeB', office: 'Chủ tịch', role: 'leader' },
    },
  })
}

/** Signs a person in without a password: the actor as a request has it, and the cookie for `server.inject`. */
export async function signedIn(app: TestApp, personId: string): Promise<{ actor: PersonActor; cookie: string }> {
  const account = await app.db.selectFrom('account').select('id').where('person_id', '=', personId).executeTakeFirstOrThrow()
  const token = randomBytes(32).toString('base64url')
  await app.db
    .insertInto('web_session')
    .values({ account_id: account.id, token_sha256: tokenHash(token), expires_at: new Date(Date.now() + 86_400_000_000) })
    .execute()
  const actor = await loadActor(app, token)
  if (actor.kind !== 'person') throw new Error('the seeded person could not sign in')
  return { actor, cookie: `${sessionCookie(app.config.secureCookies)}=${token}` }
}
