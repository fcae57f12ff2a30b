import { Readable } from 'node:stream'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { can } from './access.ts'
import { writeCsv } from './csv.ts'
import { peopleColumns } from './import-people.ts'
import { unitColumns } from './import-units.ts'
import { loadKnownPeople, loadKnownUnits } from './import-views.ts'
import { grantsOfRoles } from './rules.ts'

async function unitsCsv(ctx: Ctx): Promise<string> {
  const units = await loadKnownUnits(ctx, [])
  const codes = new Map(units.map((unit) => [unit.id, unit.code]))
  const rows = units.map((unit) => ({
    id: unit.id,
    parent_id: unit.parentId,
    parent_code: codes.get(unit.parentId ?? '') ?? null,
    kind: unit.kind,
    commune_type: unit.communeType,
    code: unit.code,
    name: unit.name,
    short_name: unit.shortName,
    place_name: unit.placeName,
    has_records_office: String(unit.hasRecordsOffice),
    opened_on: unit.openedOn,
    closed_on: unit.closedOn,
  }))
  return writeCsv(unitColumns, rows)
}

async function peopleCsv(ctx: Ctx): Promise<string> {
  const units = new Map((await loadKnownUnits(ctx, [])).map((unit) => [unit.id, unit]))
  const state = await loadKnownPeople(ctx, { ids: [], usernames: [] })
  const people = new Map(state.people.map((person) => [person.id, person]))
  const rows = state.appointments.flatMap((appointment) => {
    const person = people.get(appointment.personId)
    const unit = units.get(appointment.unitId)
    if (!person || !unit) return []
    const roles = appointment.grants.filter((grant) => grantsOfRoles(unit, [grant.role]).some((one) => one.unitId === grant.unitId)).map((grant) => grant.role)
    return [
      {
        person_id: person.id,
        appointment_id: appointment.id,
        full_name: person.fullName,
        username: person.username,
        phone: person.phone,
        unit_id: unit.id,
        unit_code: unit.code,
        unit_name: unit.name,
        office: appointment.office,
        block_lines: appointment.blockLines.join('|'),
        roles: roles.sort().join('|'),
        from_on: appointment.fromOn,
        to_on: appointment.toOn,
      },
    ]
  })
  return writeCsv(peopleColumns, rows)
}

/** What `importOrganisation` reads back unchanged. */
export async function exportOrganisation(ctx: Ctx, table: 'units' | 'people'): Promise<FileReply> {
  authorise(can.administerAnything(ctx.actor))
  const bytes = Buffer.from(table === 'units' ? await unitsCsv(ctx) : await peopleCsv(ctx), 'utf8')
  const name = table === 'units' ? 'don-vi.csv' : 'nguoi-dung.csv'
  return { stream: Readable.from([bytes]), bytes: bytes.length, mediaType: 'text/csv; charset=utf-8', name, download: true }
}
