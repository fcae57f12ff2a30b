import type { communeScopes, communeTypes, Purpose, unitKinds } from '../../../contract/words.ts'

export type CommuneType = (typeof communeTypes)[number]
export type UnitKind = (typeof unitKinds)[number]
export type GroupScope = (typeof communeScopes)[number]
export type Scope = { kind: GroupScope } | { kind: 'unit'; unitId: string }
export type Recipient = { scope: Scope; purpose: Purpose }

export const scopeNames: Record<GroupScope, string> = {
  all_communes: 'Tất cả xã, phường, đặc khu',
  all_wards: 'Tất cả phường',
  all_special_zones: 'Tất cả đặc khu',
  all_rural_communes: 'Tất cả xã',
  all_departments: 'Tất cả ban, phòng',
  all_organisations: 'Tất cả tổ chức chính trị - xã hội',
  all_residential_areas: 'Tất cả Ban Công tác Mặt trận khu dân cư',
}
const communeWords: Record<CommuneType, string> = { xa: 'Xã', phuong: 'Phường', dac_khu: 'Đặc khu' }

/** What stands over a unit's own name on its papers: the line of its issuer without that name. */
export function lineAbove(parentLine: string, unitName: string): string {
  const plain = (line: string) => line.trim().normalize('NFC')
  const own = plain(unitName).toUpperCase()
  return parentLine
    .split(/\s+\/\s+|\n/u)
    .map(plain)
    .filter((line) => line !== '' && line.toUpperCase() !== own)
    .join(' / ')
}

/** As people say it: "Phường Rạch Giá" for a commune, the full name for every other unit. */
export function sayUnit(unit: { name: string; shortName: string; communeType: string | null }): string {
  const word = communeWords[unit.communeType as CommuneType]
  return word ? `${word} ${unit.shortName}` : unit.name
}

/** Lower case without diacritics, as vn_fold of the database. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Order of units within their parent: by name as a reader without diacritics looks for it, departments before organisations before communes. */
export function sortKey(unit: { kind: UnitKind; shortName: string }): string {
  const ranks: Record<UnitKind, number> = { central: 0, province: 1, department: 2, organisation: 3, commune: 4, residential_area: 5 }
  return `${ranks[unit.kind]} ${fold(unit.shortName)} ${unit.shortName}`
}

export type Member = { ordinal: number; unitId: string }
export type Expansion = {
  /** Every unit once; action wins over information. */
  units: { unitId: string; purpose: Purpose }[]
  /** The scopes as given, each with the units it reaches and how many of them an earlier scope reached already. */
  scopes: { scope: Scope; purpose: Purpose; count: number; repeated: number }[]
}

/** Folds the members of all scopes, listed in the order of the scopes, into a set. */
export function mergeMembers(recipients: readonly Recipient[], members: readonly Member[]): Expansion {
  const purposes = new Map<string, Purpose>()
  const scopes = recipients.map((recipient) => ({ ...recipient, count: 0, repeated: 0 }))
  for (const { ordinal, unitId } of members) {
    const scope = scopes[ordinal]
    if (!scope) continue
    const known = purposes.get(unitId)
    scope.count += 1
    if (known) scope.repeated += 1
    if (known !== 'action') purposes.set(unitId, scope.purpose)
  }
  return { units: [...purposes].map(([unitId, purpose]) => ({ unitId, purpose })), scopes }
}

/**
 * The unit whose people work and read together: whoever has a records office, and a residential area, whose volunteers read nothing of the
 * commune. A department belongs to the office above it.
 */
export function officeOf(unit: { id: string; kind: UnitKind; hasRecordsOffice: boolean }, parent: { officeId: string } | undefined): string {
  return unit.hasRecordsOffice || unit.kind === 'residential_area' || !parent ? unit.id : parent.officeId
}

/** Over which unit a role given with an appointment reaches: clerks and administrators serve the whole office, leaders and officers the unit they sit in. */
export function grantsOfRoles<R extends string>(unit: { id: string; officeId: string }, roles: readonly R[]): { role: R; unitId: string }[] {
  return [...new Set(roles)].map((role) => ({ role, unitId: role === 'clerk' || role === 'administrator' ? unit.officeId : unit.id }))
}
