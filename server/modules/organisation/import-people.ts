import { roles as knownRoles } from '../../../contract/words.ts'
import type { Role } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { CsvRow, Finding } from './csv.ts'
import { cell, day, type Plan, text } from './import-cells.ts'
import type { KnownUnit } from './import-units.ts'
import type { NewAppointment, NewGrant } from './person-queries.ts'
import { grantsOfRoles } from './rules.ts'

export const peopleColumns = [
  'person_id',
  'appointment_id',
  'full_name',
  'username',
  'phone',
  'unit_id',
  'unit_code',
  'unit_name',
  'office',
  'block_lines',
  'roles',
  'from_on',
  'to_on',
] as const
export const peopleColumnsRequired = ['full_name', 'office'] as const

export type KnownPerson = { id: string; fullName: string; username: string | null; phone: string | null; mine: boolean }
export type KnownAppointment = {
  id: string
  personId: string
  unitId: string
  office: string
  blockLines: string[]
  fromOn: string
  toOn: string | null
  grants: { role: Role; unitId: string }[]
}
export type PeopleState = {
  units: readonly KnownUnit[]
  people: readonly KnownPerson[]
  appointments: readonly KnownAppointment[]
  takenUsernames: readonly string[]
}
type Wanted = {
  row: CsvRow
  personId: string
  known: KnownPerson | undefined
  appointment: KnownAppointment | undefined
  unit: KnownUnit | undefined
  fullName: string
  username: string
  phone: string
  office: string
  blockLines: string[]
  roles: Role[]
  fromOn: string | null
  toOn: string | null
}
export type PeoplePlan = Plan & {
  people: { id: string; fullName: string }[]
  renamed: { id: string; fullName: string }[]
  accounts: { personId: string; username: string }[]
  phones: { personId: string; phone: string }[]
  appointments: NewAppointment[]
  changedAppointments: { id: string; office: string; blockLines: string[]; toOn: string | null }[]
  addedGrants: NewGrant[]
  removedGrants: NewGrant[]
}

function reader(state: PeopleState, findings: Finding[]) {
  const units = new Map(state.units.flatMap((unit) => [[unit.id, unit] as const, ...(unit.code ? [[unit.code, unit] as const] : [])]))
  const people = new Map(state.people.map((person) => [person.id, person]))
  const byUsername = new Map(state.people.flatMap((person) => (person.username ? [[person.username, person] as const] : [])))
  const appointments = new Map(state.appointments.map((one) => [one.id, one]))
  const byPlace = new Map(state.appointments.map((one) => [`${one.personId}|${one.unitId}|${one.office}`, one]))
  const byName = new Map(state.appointments.map((one) => [`${people.get(one.personId)?.fullName}|${one.unitId}|${one.office}`, one]))
  // Several rows may give one new person several offices: the user name says that it is the same.
  const made = new Map<string, string>()

  return (row: CsvRow): Wanted => {
    const fullName = text(row, 'full_name', 100, findings)
    const office = text(row, 'office', 100, findings)
    const username = (row.cells.username ?? '').toLowerCase()
    const unit = units.get(row.cells.unit_id || row.cells.unit_code || '')
    const givenId = cell.id(row, 'person_id', findings)
    const named = givenId || username ? undefined : byName.get(`${fullName}|${unit?.id}|${office}`)
    const known = people.get(givenId ?? '') ?? byUsername.get(username) ?? people.get(named?.personId ?? '')
    const personId = known?.id ?? givenId ?? made.get(username) ?? newId()
    if (username) made.set(username, personId)
    return {
      row,
      personId,
      known,
      unit,
      fullName,
      username,
      office,
      appointment: appointments.get(cell.id(row, 'appointment_id', findings) ?? '') ?? byPlace.get(`${personId}|${unit?.id}|${office}`),
      phone: text(row, 'phone', 20, findings, { optional: true }),
      blockLines: cell.list(row, 'block_lines'),
      roles: cell.list(row, 'roles').filter((role): role is Role => knownRoles.some((one) => one === role)),
      fromOn: day(row, 'from_on', findings),
      toOn: day(row, 'to_on', findings),
    }
  }
}

const usernameShape = /^[a-z0-9][a-z0-9._-]{2,49}$/
const phoneShape = /^[+0-9 ().-]{6,20}$/

function problemsOf(wanted: Wanted, importer: string, mine: ReadonlySet<string>): [column: string, code: string, isSo: boolean][] {
  const { row, known, appointment, unit, username, phone } = wanted
  const unknownRole = cell.list(row, 'roles').some((role) => !knownRoles.some((one) => one === role))
  return [
    [row.cells.unit_id ? 'unit_id' : 'unit_code', 'import.unknown_unit', unit === undefined],
    ['unit_id', 'import.not_permitted', unit !== undefined && !unit.mine],
    ['unit_id', 'unit.closed', unit !== undefined && unit.closedOn !== null && appointment === undefined],
    ['roles', 'import.unknown_value', unknownRole],
    ['roles', 'import.not_permitted', unit !== undefined && grantsOfRoles(unit, wanted.roles).some((grant) => !mine.has(grant.unitId))],
    ['username', 'import.bad_username', username !== '' && !usernameShape.test(username)],
    ['username', 'import.not_changeable', known?.username != null && username !== '' && username !== known.username],
    ['phone', 'import.bad_phone', phone !== '' && !phoneShape.test(phone)],
    ['person_id', 'import.not_permitted', known !== undefined && !known.mine],
    ['appointment_id', 'import.not_changeable', appointment !== undefined && (appointment.personId !== wanted.personId || appointment.unitId !== unit?.id)],
    ['to_on', 'import.before_start', wanted.toOn !== null && wanted.toOn < (appointment?.fromOn ?? wanted.fromOn ?? wanted.toOn)],
    ['block_lines', 'import.too_long', wanted.blockLines.length > 5 || wanted.blockLines.some((line) => line.length > 100)],
    ['person_id', 'appointment.own', wanted.personId === importer && appointment === undefined],
  ]
}

function findProblems(all: readonly Wanted[], state: PeopleState, importer: string, findings: Finding[]): void {
  const taken = new Set(state.takenUsernames)
  const mine = new Set(state.units.filter((unit) => unit.mine).map((unit) => unit.id))
  const offices = new Set<string>()
  const names = new Map<string, string>()
  for (const wanted of all) {
    const note = (column: string, code: string) => findings.push({ row: wanted.row.row, column, code, value: (wanted.row.cells[column] ?? '').slice(0, 100) })
    for (const [column, code, isSo] of problemsOf(wanted, importer, mine)) if (isSo) note(column, code)
    if (wanted.username && !wanted.known && taken.has(wanted.username)) note('username', 'account.username_taken')
    const place = `${wanted.personId}|${wanted.unit?.id}|${wanted.office}`
    if (offices.has(place)) note('office', 'import.repeated')
    offices.add(place)
    if ((names.get(wanted.personId) ?? wanted.fullName) !== wanted.fullName) note('full_name', 'import.repeated')
    names.set(wanted.personId, wanted.fullName)
  }
}

const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((value, index) => value === other[index])

function planAppointment(plan: PeoplePlan, wanted: Wanted, unit: KnownUnit, options: { today: string; importer: string }): 'created' | 'changed' | 'unchanged' {
  const { appointment, office, blockLines, toOn } = wanted
  const grants = grantsOfRoles(unit, wanted.roles)
  if (!appointment) {
    const id = newId()
    plan.appointments.push({ id, personId: wanted.personId, unitId: unit.id, office, blockLines, fromOn: wanted.fromOn ?? options.today, toOn })
    plan.addedGrants.push(...grants.map((grant) => ({ ...grant, appointmentId: id })))
    return 'created'
  }
  // Only what the column can say is compared: a role over another unit stays.
  const sayable = grantsOfRoles(unit, knownRoles)
  const has = (list: readonly { role: string; unitId: string }[], one: { role: string; unitId: string }) =>
    list.some((grant) => grant.role === one.role && grant.unitId === one.unitId)
  const added = grants.filter((grant) => !has(appointment.grants, grant))
  const removed = appointment.grants.filter((grant) => has(sayable, grant) && !has(grants, grant))
  const isChanged = office !== appointment.office || !same(blockLines, appointment.blockLines) || toOn !== appointment.toOn
  if (!isChanged && added.length + removed.length === 0) return 'unchanged'
  if (wanted.personId === options.importer) {
    plan.findings.push({ row: wanted.row.row, column: 'roles', code: 'appointment.own', value: wanted.row.cells.roles ?? '' })
  }
  if (isChanged) plan.changedAppointments.push({ id: appointment.id, office, blockLines, toOn })
  plan.addedGrants.push(...added.map((grant) => ({ ...grant, appointmentId: appointment.id })))
  plan.removedGrants.push(...removed.map((grant) => ({ ...grant, appointmentId: appointment.id })))
  return 'changed'
}

/** One row an appointment. Returns whether the person's own data change. */
function planPerson(plan: PeoplePlan, wanted: Wanted): boolean {
  const { personId, known, fullName, username, phone } = wanted
  if (plan.people.some((person) => person.id === personId)) return false
  if (!known) plan.people.push({ id: personId, fullName })
  const isRenamed = known !== undefined && known.fullName !== fullName && !plan.renamed.some((one) => one.id === personId)
  if (isRenamed) plan.renamed.push({ id: personId, fullName })
  const opens = username !== '' && !known?.username && !plan.accounts.some((one) => one.personId === personId)
  if (opens) plan.accounts.push({ personId, username })
  const calls = phone !== '' && phone !== known?.phone && !plan.phones.some((one) => one.personId === personId)
  if (calls) plan.phones.push({ personId, phone })
  return known !== undefined && (isRenamed || opens || calls)
}

/** What an import would do; pure, so that the dry run and the writing are the same. */
export function planPeople(rows: readonly CsvRow[], state: PeopleState, options: { today: string; importer: string }): PeoplePlan {
  const plan: PeoplePlan = {
    ...{ rows: rows.length, created: 0, changed: 0, unchanged: 0, findings: [] },
    ...{ people: [], renamed: [], accounts: [], phones: [], appointments: [], changedAppointments: [], addedGrants: [], removedGrants: [] },
  }
  const read = reader(state, plan.findings)
  const all = rows.map(read)
  findProblems(all, state, options.importer, plan.findings)
  for (const wanted of all) {
    if (!wanted.unit) continue
    const isPersonChanged = planPerson(plan, wanted)
    const outcome = planAppointment(plan, wanted, wanted.unit, options)
    plan[outcome === 'unchanged' && isPersonChanged ? 'changed' : outcome] += 1
  }
  return plan
}
