import { Readable } from 'node:stream'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { can } from './access.ts'
import { writeCsv } from './csv.ts'
import { peopleColumns } from './import-people.ts'
import { unitColumns } from './import-units.ts'
import { loadKnownPeople, loadKnownUnits } from './import-views.ts'
import { grantsOfRoles } from './rules.ts'

type Rows = Record<string, string | null>[]
async function unitRows(ctx: Ctx): Promise<Rows> {
  const units = await loadKnownUnits(ctx, [])
  const codes = new Map(units.map((unit) => [unit.id, unit.code]))
  return units.map((unit) => ({
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
}

async function peopleRows(ctx: Ctx): Promise<Rows> {
  const units = new Map((await loadKnownUnits(ctx, [])).map((unit) => [unit.id, unit]))
  const state = await loadKnownPeople(ctx, { ids: [], usernames: [] })
  const people = new Map(state.people.map((person) => [person.id, person]))
  return state.appointments.flatMap((appointment) => {
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
}

const sheets = {
  units: { columns: unitColumns, rows: unitRows, name: 'don-vi', title: 'Đơn vị' },
  people: { columns: peopleColumns, rows: peopleRows, name: 'nguoi-dung', title: 'Người dùng' },
} as const
export type Wanted = { table: 'units' | 'people'; format: 'csv' | 'xlsx'; template: boolean }

/** What `importOrganisation` reads back unchanged; a template has the columns alone. */
export async function exportOrganisation(ctx: Ctx, { table, format, template }: Wanted): Promise<FileReply> {
  authorise(can.administerAnything(ctx.actor))
  const { columns, rows: rowsOf, name, title } = sheets[table]
  const rows = template ? [] : await rowsOf(ctx)
  const file = { name: `${template ? 'mau-' : ''}${name}.${format}`, download: true }
  if (format === 'xlsx') {
    const cells = rows.map((row) => columns.map((column) => row[column] ?? null))
    return { ...file, stream: xlsxStream({ name: title, columns: columns.map((header) => ({ header, width: 20 })), rows: cells }), mediaType: xlsxMediaType }
  }
  const bytes = Buffer.from(writeCsv(columns, rows), 'utf8')
  return { ...file, stream: Readable.from([bytes]), bytes: bytes.length, mediaType: 'text/csv; charset=utf-8' }
}
