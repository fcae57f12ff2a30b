import { communeTypes, unitKinds } from '../../../contract/words.ts'
import { newId } from '../../platform/ids.ts'
import type { CsvRow, Finding } from './csv.ts'
import { cell, day, type Plan, text } from './import-cells.ts'
import type { NewUnit } from './queries.ts'
import { type CommuneType, officeOf, sortKey, type UnitKind } from './rules.ts'

export const unitColumns = [
  'id',
  'parent_id',
  'parent_code',
  'kind',
  'commune_type',
  'code',
  'name',
  'short_name',
  'place_name',
  'has_records_office',
  'opened_on',
  'closed_on',
] as const
export const unitColumnsRequired = ['kind', 'name', 'short_name'] as const

/** A unit as it is: of the subtree one administers, or outside it, where it may only be recognised. */
export type KnownUnit = {
  id: string
  parentId: string | null
  kind: UnitKind
  communeType: CommuneType | null
  name: string
  shortName: string
  placeName: string
  code: string | null
  hasRecordsOffice: boolean
  officeId: string
  ancestors: string[]
  openedOn: string
  closedOn: string | null
  mine: boolean
}
type Wanted = Omit<KnownUnit, 'officeId' | 'ancestors' | 'mine' | 'parentId'> & { row: CsvRow; parent: string; known: KnownUnit | undefined }
export type UnitChange = { id: string; name: string; shortName: string; placeName: string; sortKey: string; code: string | null }
export type UnitPlan = Plan & { insert: NewUnit[]; update: UnitChange[] }

type Index = { byId: Map<string, KnownUnit>; byCode: Map<string, KnownUnit>; byName: Map<string, KnownUnit> }
const parentColumn = (row: CsvRow) => (row.cells.parent_id || row.cells.parent_code === undefined ? 'parent_id' : 'parent_code')
const nameKey = (parentId: string | null, kind: string, name: string) => `${parentId ?? ''}|${kind}|${name}`

function indexOf(known: readonly KnownUnit[]): Index {
  return {
    byId: new Map(known.map((unit) => [unit.id, unit])),
    byCode: new Map(known.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : []))),
    byName: new Map(known.map((unit) => [nameKey(unit.parentId, unit.kind, unit.name), unit])),
  }
}

function readRow(row: CsvRow, index: Index, findings: Finding[], today: string): Wanted {
  const kind = cell.oneOf(row, 'kind', unitKinds, findings) ?? 'department'
  const isCommune = kind === 'commune'
  const communeType = isCommune ? (cell.oneOf(row, 'commune_type', communeTypes, findings) ?? null) : null
  const code = text(row, 'code', 20, findings, { optional: true }) || null
  const name = text(row, 'name', 200, findings)
  const shortName = text(row, 'short_name', 100, findings)
  const id = cell.id(row, 'id', findings)
  const parent = row.cells.parent_id || row.cells.parent_code || ''
  const parentId = index.byId.get(parent)?.id ?? index.byCode.get(parent)?.id ?? null
  const known = index.byId.get(id ?? '') ?? (id ? undefined : (index.byCode.get(code ?? '') ?? index.byName.get(nameKey(parentId, kind, name))))
  return {
    row,
    parent,
    known,
    id: known?.id ?? id ?? newId(),
    kind,
    communeType,
    code,
    name,
    shortName,
    placeName: text(row, 'place_name', 100, findings, { optional: true }) || shortName,
    hasRecordsOffice: cell.yesNo(row, 'has_records_office', findings) ?? known?.hasRecordsOffice ?? kind !== 'department',
    openedOn: day(row, 'opened_on', findings) ?? known?.openedOn ?? today,
    closedOn: day(row, 'closed_on', findings),
  }
}

/** What an import may not do to a unit that is there: move it, change its kind, close it. */
function findForbiddenChanges(wanted: Wanted, known: KnownUnit, index: Index, findings: Finding[]): void {
  const { row } = wanted
  const parent = index.byId.get(wanted.parent) ?? index.byCode.get(wanted.parent)
  const given = (column: string) => (row.cells[column] ?? '') !== ''
  const differs: [string, boolean][] = [
    [parentColumn(row), wanted.parent !== '' && parent?.id !== known.parentId],
    ['kind', wanted.kind !== known.kind],
    ['commune_type', wanted.communeType !== known.communeType],
    ['has_records_office', given('has_records_office') && wanted.hasRecordsOffice !== known.hasRecordsOffice],
    ['opened_on', given('opened_on') && wanted.openedOn !== known.openedOn],
    ['closed_on', wanted.closedOn !== known.closedOn && given('closed_on')],
  ]
  for (const [column, isDifferent] of differs) {
    if (isDifferent) findings.push({ row: row.row, column, code: 'import.not_changeable', value: row.cells[column] ?? '' })
  }
  if (!known.mine) findings.push({ row: row.row, column: 'id', code: 'import.not_permitted', value: wanted.name })
}

function findRepeats(all: readonly Wanted[], index: Index, findings: Finding[]): void {
  const ids = new Set<string>()
  const codes = new Set<string>()
  for (const { row, id, code } of all) {
    if (ids.has(id)) findings.push({ row: row.row, column: 'id', code: 'import.repeated', value: id })
    if (code && codes.has(code)) findings.push({ row: row.row, column: 'code', code: 'import.repeated', value: code })
    const owner = code ? index.byCode.get(code) : undefined
    if (owner && owner.id !== id) findings.push({ row: row.row, column: 'code', code: 'unit.code_taken', value: code ?? '' })
    ids.add(id)
    if (code) codes.add(code)
  }
}

type Place = { id: string; officeId: string; ancestors: string[] }

/** Where new units hang, whatever the order of the rows: in a unit that is there, or in another row. */
function placer(all: readonly Wanted[], index: Index, findings: Finding[]) {
  const rows = new Map(all.filter((one) => !one.known).flatMap((one) => [[one.id, one] as const, ...(one.code ? [[one.code, one] as const] : [])]))
  const done = new Map<string, Place | undefined>()
  const fail = (wanted: Wanted, code: string) => {
    findings.push({ row: wanted.row.row, column: parentColumn(wanted.row), code, value: wanted.parent })
    return undefined
  }
  const parentOf = (wanted: Wanted): Place | undefined => {
    const there = index.byId.get(wanted.parent) ?? index.byCode.get(wanted.parent)
    if (there?.closedOn) return fail(wanted, 'unit.closed')
    if (there) return there.mine ? there : fail(wanted, 'import.not_permitted')
    const row = rows.get(wanted.parent)
    if (!row || wanted.parent === '') return fail(wanted, 'import.unknown_unit')
    return place(row)
  }
  const place = (wanted: Wanted): Place | undefined => {
    if (done.has(wanted.id)) return done.get(wanted.id)
    // Seen again while its parents are looked for: the rows hang in a circle.
    done.set(wanted.id, undefined)
    const parent = parentOf(wanted)
    const placed = parent && {
      id: wanted.id,
      officeId: officeOf(wanted, parent),
      ancestors: [...parent.ancestors, wanted.id],
    }
    done.set(wanted.id, placed)
    return placed
  }
  return place
}

const changed = (wanted: Wanted, known: KnownUnit) =>
  wanted.name !== known.name ||
  wanted.shortName !== known.shortName ||
  (wanted.row.cells.place_name !== '' && wanted.placeName !== known.placeName) ||
  (wanted.code !== null && wanted.code !== known.code)

/** What an import would do; pure, so that the dry run and the writing are the same. */
export function planUnits(rows: readonly CsvRow[], known: readonly KnownUnit[], today: string): UnitPlan {
  const findings: Finding[] = []
  const index = indexOf(known)
  const all = rows.map((row) => readRow(row, index, findings, today))
  findRepeats(all, index, findings)
  const place = placer(all, index, findings)
  const insert: NewUnit[] = []
  const update: UnitChange[] = []
  for (const wanted of all) {
    const unit = { ...wanted, sortKey: sortKey(wanted) }
    if (wanted.known) {
      findForbiddenChanges(wanted, wanted.known, index, findings)
      if (changed(wanted, wanted.known)) update.push({ ...unit, code: wanted.code ?? wanted.known.code })
      continue
    }
    if (wanted.closedOn) findings.push({ row: wanted.row.row, column: 'closed_on', code: 'import.not_changeable', value: wanted.closedOn })
    const placed = place(wanted)
    if (placed) insert.push({ ...unit, parentId: placed.ancestors.at(-2) ?? null, officeId: placed.officeId, ancestors: placed.ancestors })
    else if (!findings.some((finding) => finding.row === wanted.row.row)) {
      findings.push({ row: wanted.row.row, column: parentColumn(wanted.row), code: 'import.unknown_unit', value: wanted.parent })
    }
  }
  return { rows: rows.length, created: insert.length, changed: update.length, unchanged: rows.length - insert.length - update.length, findings, insert, update }
}
