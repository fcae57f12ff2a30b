import type { findAskable as endpoint } from '../../../contract/consultations.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { authorise } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type Draft, getDraft } from '../documents/public.ts'
import { expandScopes, findScopes, peopleOf, unitsByIds } from '../organisation/public.ts'
import { type Asked, assertAskable } from './rules.ts'

type Found = Reply<typeof endpoint>['items'][number]
const mostFound = 20
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

/** Whoever holds an office today with a role, but the drafter himself. */
async function people(ctx: Ctx, draft: Draft) {
  const all = await peopleOf(ctx.db, draft.unit.id)
  const working = all.filter((one) => one.personId !== draft.draftedBy && one.roles.some((role) => role !== 'administrator'))
  return [...new Map(working.map((one) => [one.personId, one])).values()]
}
async function units(ctx: Ctx, officeId: string, q: string): Promise<Found[]> {
  const found = q.trim() === '' ? await departments(ctx, officeId) : await findScopes(ctx.db, officeId, q)
  return found.flatMap(({ scope, name, detail }) => (scope.kind === 'unit' ? [{ kind: 'unit' as const, id: scope.unitId, name, detail }] : []))
}
/** With nothing typed: the departments of the office, which are asked most. */
async function departments(ctx: Ctx, officeId: string) {
  const { units: all } = await expandScopes(ctx.db, officeId, [{ scope: { kind: 'all_departments' }, purpose: 'action' }])
  const heads = await unitsByIds(
    ctx.db,
    all.map((one) => one.unitId),
  )
  return [...heads.values()].map((head) => ({ scope: { kind: 'unit' as const, unitId: head.id }, name: head.name, detail: '' }))
}

/** People of the office and units within reach whose names hold every word typed. Of a draft for named people: people alone. */
export async function findAskable(ctx: Ctx, documentId: string, q: string): Promise<Reply<typeof endpoint>> {
  const draft = await getDraft(ctx, documentId)
  authorise(draft.edit)
  const words = fold(q).split(/\s+/).filter(Boolean)
  const named = (await people(ctx, draft)).filter((one) => words.every((word) => fold(`${one.fullName} ${one.office}`).includes(word)))
  const persons = named.map((one) => ({ kind: 'person' as const, id: one.personId, name: one.fullName, detail: `${one.office}, ${one.unitName}` }))
  const wanted = draft.access === 'named' ? persons : [...(await units(ctx, draft.unit.id, q)), ...persons]
  return { items: wanted.slice(0, mostFound) }
}

/** Every one asked may be asked: of the office's people who work, of units those within reach and open. Throws consult.party_unknown. */
export async function checkAsked(ctx: Ctx, draft: Draft, wanted: readonly Asked[]): Promise<void> {
  assertAskable(wanted, draft.access)
  const unknown = new AppError('rule', 'consult.party_unknown')
  const ids = new Set((await people(ctx, draft)).map((one) => one.personId))
  if (wanted.some((one) => one.kind === 'person' && !ids.has(one.id))) throw unknown
  const asked = wanted.filter((one) => one.kind === 'unit')
  const scopes = asked.map((one) => ({ scope: { kind: 'unit' as const, unitId: one.id }, purpose: 'action' as const }))
  const { units: reached } = await expandScopes(ctx.db, draft.unit.id, scopes).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'recipient.unknown' ? unknown : error
  })
  if (reached.length !== asked.length) throw unknown
}
