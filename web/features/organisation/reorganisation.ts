import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import { newId } from '../../platform/ids.ts'

export type Unit = ReplyData<Api['listUnits']>['items'][number]
export type Held = ReplyData<Api['previewReorganisation']>['units'][number]
export type Reorganisation = ReplyData<Api['mergeUnits']>
export type NewUnit = { id: string; name: string; shortName: string; placeName: string; communeType: Unit['communeType']; code: string }
export type Plan = {
  id: string
  kind: 'merge' | 'split'
  unitIds: readonly string[]
  intoId: string
  /** The one that a merger makes, or all that a split makes. */
  units: readonly NewUnit[]
  takesOverId: string
  on: string
  basis: string
  reason: string
  moves: Readonly<Record<string, string>>
}

export const emptyUnit = (): NewUnit => ({ id: newId(), name: '', shortName: '', placeName: '', communeType: 'xa', code: '' })
export const emptyPlan = (kind: Plan['kind']): Plan => ({
  ...{ id: newId(), kind, unitIds: [], intoId: '', takesOverId: '', on: '', basis: '', reason: '', moves: {} },
  units: kind === 'split' ? [emptyUnit(), emptyUnit()] : [],
})

/** The first thing that a plan lacks, as a key of its texts. */
export function lackOf(plan: Plan) {
  const isNamed = plan.units.every((unit) => unit.name.trim() && unit.shortName.trim() && unit.placeName.trim())
  if (plan.unitIds.length === 0) return 'unit'
  if (plan.kind === 'merge' && plan.units.length === 0 && plan.intoId === '') return 'into'
  if (!isNamed) return 'names'
  if (plan.kind === 'split' && !plan.units.some((unit) => unit.id === plan.takesOverId)) return 'takesOver'
  if (plan.on === '') return 'on'
  if (plan.basis.trim() === '') return 'basis'
  return plan.reason.trim() === '' ? 'reason' : undefined
}

/** Who follows: units by name, the one that takes over first. */
export function successorsOf(plan: Plan, known: ReadonlyMap<string, Unit>): { id: string; name: string }[] {
  if (plan.kind === 'merge' && plan.units.length === 0) return [{ id: plan.intoId, name: known.get(plan.intoId)?.name ?? '' }]
  const first = plan.kind === 'split' ? plan.takesOverId : ''
  return [...plan.units].sort((one, other) => Number(other.id === first) - Number(one.id === first)).map(({ id, name }) => ({ id, name }))
}

/** New units stand where the old one stood, and are of its kind. */
function bodyOf({ code, communeType, ...unit }: NewUnit, like: Unit) {
  const { kind, hasRecordsOffice } = like
  return { ...unit, kind, hasRecordsOffice, parentId: like.parentId ?? '', communeType: kind === 'commune' ? communeType : null, code: code.trim() || null }
}
const decisionOf = ({ id, on, basis, reason, moves }: Plan) => ({
  ...{ id, on, basis, reason },
  moves: Object.entries(moves).flatMap(([appointmentId, toUnitId]) => (toUnitId ? [{ appointmentId, toUnitId }] : [])),
})
export function mergeBody(plan: Plan, like: Unit): CallInput<Api['mergeUnits']>['body'] {
  const [made] = plan.units
  return { ...decisionOf(plan), unitIds: [...plan.unitIds], into: made ? { unit: bodyOf(made, like) } : { unitId: plan.intoId } }
}
export function splitBody(plan: Plan, like: Unit): CallInput<Api['splitUnit']>['body'] {
  return { ...decisionOf(plan), units: plan.units.map((unit) => bodyOf(unit, like)), takesOverId: plan.takesOverId }
}
