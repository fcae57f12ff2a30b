import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Founding, FoundingIssuer, FoundingPerson, FoundingUnit } from '../../server/modules/organisation/found-installation.ts'
import type { CommuneType } from '../../server/modules/organisation/rules.ts'

type Row = Record<string, string>
const read = <Columns extends string>(name: string): Record<Columns, string>[] => {
  const rows: Row[] = parse(readFileSync(new URL(name, import.meta.url)), { columns: true })
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell.normalize('NFC')])) as Record<Columns, string>)
}

const openedOn = '2025-07-01'
const words: Record<CommuneType, string> = { xa: 'xã', phuong: 'phường', dac_khu: 'đặc khu' }
const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** The same invented names at every installation: a small fixed generator walks the lists, and no name comes twice. */
function namer(): () => string {
  const parts = new Map<string, string[]>()
  for (const { part, name } of read<'part' | 'name'>('names.csv')) parts.set(part, [...(parts.get(part) ?? []), name])
  const used = new Set<string>()
  let state = 20_250_701
  const pick = (part: string) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const list = parts.get(part) ?? ['']
    return list[Math.floor(state / 65_536) % list.length] ?? ''
  }
  return () => {
    for (;;) {
      const sex = used.size % 2 === 0 ? 'f' : 'm'
      const name = `${pick('family')} ${pick(`middle_${sex}`)} ${pick(`given_${sex}`)}`
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

const board = 'TM. BAN THƯỜNG TRỰC'
type Plan = { units: FoundingUnit[]; people: FoundingPerson[]; issuers: FoundingIssuer[] }

function addProvince(plan: Plan, name: () => string): void {
  plan.units.push({
    key: 'central',
    kind: 'central',
    name: 'Uỷ ban Trung ương Mặt trận Tổ quốc Việt Nam',
    shortName: 'Trung ương',
    placeName: 'Hà Nội',
    openedOn,
  })
  plan.units.push({
    ...{ key: 'tinh', parent: 'central', kind: 'province', code: '91', openedOn },
    ...{ name: 'Uỷ ban MTTQ Việt Nam tỉnh An Giang', shortName: 'An Giang', placeName: 'An Giang' },
  })
  plan.issuers.push({
    ...{ unit: 'tinh', parentLine: 'MẶT TRẬN TỔ QUỐC VIỆT NAM / UỶ BAN MTTQ VIỆT NAM TỈNH AN GIANG', name: 'Ban Thường trực' },
    ...{ placeName: 'An Giang', notationSuffix: 'MTTQ-BTT', sealName: 'Con dấu Uỷ ban MTTQ Việt Nam tỉnh An Giang' },
  })
  plan.people.push(
    { username: 'chutich.tinh', fullName: 'Trần Văn Mẫu', unit: 'tinh', office: 'Chủ tịch', blockLines: [board, 'CHỦ TỊCH'], roles: ['leader'] },
    { username: 'phochutich.tinh', fullName: 'Lê Thị Mẫu', unit: 'tinh', office: 'Phó Chủ tịch', blockLines: [board, 'PHÓ CHỦ TỊCH'], roles: ['leader'] },
    { username: 'vanthu.tinh', fullName: name(), unit: 'vanphong', office: 'Văn thư', blockLines: [], roles: ['clerk'] },
    { username: 'quantri', fullName: name(), unit: 'vanphong', office: 'Quản trị hệ thống', blockLines: [], roles: ['administrator'] },
  )
  for (const { slug, short_name, name: department } of read<'slug' | 'short_name' | 'name'>('departments.csv')) {
    plan.units.push({ key: slug, parent: 'tinh', kind: 'department', name: department, shortName: short_name, placeName: 'An Giang', openedOn })
    for (const username of [`chuyenvien.${slug}`, `chuyenvien2.${slug}`]) {
      plan.people.push({ username, fullName: name(), unit: slug, office: 'Chuyên viên', blockLines: [], roles: ['officer'] })
    }
  }
}

function addOffice(plan: Plan, name: () => string, office: { key: string; onBehalf: string }): void {
  const { key, onBehalf } = office
  plan.people.push(
    { username: `vanthu.${key}`, fullName: name(), unit: key, office: 'Văn thư', blockLines: [], roles: ['clerk'] },
    { username: `chutich.${key}`, fullName: name(), unit: key, office: 'Chủ tịch', blockLines: [onBehalf, 'CHỦ TỊCH'], roles: ['leader'] },
    { username: `chuyenvien.${key}`, fullName: name(), unit: key, office: 'Chuyên viên', blockLines: [], roles: ['officer'] },
  )
}

function addOrganisations(plan: Plan, name: () => string): void {
  type Column = 'slug' | 'short_name' | 'name' | 'parent_line' | 'issuer' | 'notation_suffix' | 'on_behalf'
  for (const row of read<Column>('organisations.csv')) {
    plan.units.push({ key: row.slug, parent: 'tinh', kind: 'organisation', name: row.name, shortName: row.short_name, placeName: 'An Giang', openedOn })
    plan.issuers.push({
      ...{ unit: row.slug, parentLine: row.parent_line, name: row.issuer, placeName: 'An Giang' },
      ...{ notationSuffix: row.notation_suffix, sealName: `Con dấu ${row.name}` },
    })
    addOffice(plan, name, { key: row.slug, onBehalf: row.on_behalf })
  }
}

function addCommunes(plan: Plan, name: () => string): void {
  for (const { code, type, name: shortName } of read<'code' | 'type' | 'name'>('communes.csv')) {
    const communeType = type as CommuneType
    const key = slugOf(shortName)
    const fullName = `Uỷ ban MTTQ Việt Nam ${words[communeType]} ${shortName}`
    plan.units.push({ key, parent: 'tinh', kind: 'commune', communeType, code, name: fullName, shortName, placeName: shortName, openedOn })
    plan.issuers.push({
      ...{ unit: key, parentLine: `MẶT TRẬN TỔ QUỐC VIỆT NAM / ${fullName.toUpperCase()}`, name: 'Ban Thường trực', placeName: shortName },
      ...{ notationSuffix: 'MTTQ-BTT', sealName: `Con dấu ${fullName}` },
    })
    addOffice(plan, name, { key, onBehalf: board })
  }
}

/** Some residential areas of two communes: their committees have no records office, whoever heads one takes what comes. */
function addAreas(plan: Plan, name: () => string): void {
  for (const { slug, commune, short_name, name: area } of read<'slug' | 'commune' | 'short_name' | 'name'>('areas.csv')) {
    plan.units.push({ key: slug, parent: commune, kind: 'residential_area', name: area, shortName: short_name, placeName: short_name, openedOn })
    plan.people.push({ username: `truongban.${slug}`, fullName: name(), unit: slug, office: 'Trưởng ban', blockLines: [], roles: ['clerk', 'leader'] })
  }
}

/** The demonstration as plain data. */
export function demoPlan(): Founding {
  const plan: Plan = { units: [], people: [], issuers: [] }
  const name = namer()
  addProvince(plan, name)
  addOrganisations(plan, name)
  addCommunes(plan, name)
  addAreas(plan, name)
  return { ...plan, kind: 'demo', root: 'tinh' }
}
