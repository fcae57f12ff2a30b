import type { saveAgendaEntry as endpoint } from '../../../contract/agenda.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { seeDelivery } from '../dispatches/public.ts'
import { leadersOf, peopleOf } from '../organisation/public.ts'
import { can, type Office, officeFor } from './access.ts'
import { assertFree, assertOpenWeek } from './plan.ts'
import * as queries from './queries.ts'
import { mondayOf } from './rules.ts'
import { type EntryRow, findEntry, listDepartments, listVersions, typeOfDocument } from './views.ts'

type Body = Input<typeof endpoint>['body']

/** The entry as it stands, of this office, or undefined for a new one. */
async function standing(ctx: Ctx, id: string, office: Office, revision: number): Promise<EntryRow | undefined> {
  await queries.lockEntry(ctx.db, id)
  const before = await findEntry(ctx.db, id)
  if (before && before.unitId !== office.id) throw new AppError('not_found', 'agenda_entry.not_found')
  if (revision === 0) {
    if (before) throw new AppError('conflict', 'act.id_used')
    return undefined
  }
  if (!before) throw new AppError('not_found', 'agenda_entry.not_found')
  if (before.state !== 'planned') throw new AppError('rule', 'agenda_entry.ended')
  if (before.revision !== revision) throw new AppError('conflict', 'agenda_entry.changed')
  assertOpenWeek(ctx, before.on)
  return before
}

/** Whoever reads a published week finds there what became of its entries: one that leaves it is postponed, with a reason. */
async function assertStays(ctx: Ctx, before: EntryRow, on: string): Promise<void> {
  const weekOn = mondayOf(before.on)
  if (weekOn === mondayOf(on)) return
  if ((await listVersions(ctx.db, before.unitId, weekOn)).length > 0) throw new AppError('rule', 'agenda_entry.week_published')
}

/** Leaders, people and departments of the office today, and who stands on the entry already. Throws agenda_entry.party_unknown. */
async function partiesOf(ctx: Ctx, office: Office, body: Body, before: EntryRow | undefined) {
  const leaders = new Map([...(before?.leaders ?? []), ...(await leadersOf(ctx.db, office.id))].map((one) => [one.personId, one.appointmentId]))
  const known = new Set<string>([...(before?.attends ?? []), ...(before?.prepares ?? []), ...(await listDepartments(ctx.db, office.id))].map(({ id }) => id))
  for (const { personId } of await peopleOf(ctx.db, office.id)) known.add(personId)
  const rows = [
    ...[...new Set(body.leaderIds)].map((id) => ({ role: 'leader', party_id: id, appointment_id: leaders.get(id) ?? null })),
    ...[...new Set(body.attendIds)].map((id) => ({ role: 'attends', party_id: id, appointment_id: null })),
    ...[...new Set(body.prepareIds)].map((id) => ({ role: 'prepares', party_id: id, appointment_id: null })),
  ]
  const unknown = rows.some(({ role, party_id, appointment_id }) => (role === 'leader' ? appointment_id === null : !known.has(party_id)))
  if (unknown) throw new AppError('rule', 'agenda_entry.party_unknown')
  return rows.map((row, ordinal) => ({ ...row, ordinal }))
}

/** The copy is an invitation to this office that the actor sees. */
async function assertInvitation(ctx: Ctx, office: Office, deliveryId: string): Promise<void> {
  const delivery = await seeDelivery(ctx, deliveryId)
  if (delivery.unit.officeId !== office.id) throw new AppError('not_found', 'delivery.not_found')
  if ((await typeOfDocument(ctx.db, delivery.documentId)) !== 'giay_moi') throw new AppError('rule', 'agenda_entry.not_invitation')
}

async function write(ctx: Ctx, id: string, office: Office, body: Body, before: EntryRow | undefined): Promise<void> {
  const { on, part, fromTime, toTime, busy, content, place, others, note } = body
  const row = { on_date: on, part, from_time: fromTime, to_time: toTime, busy, content, place, others, note, changed_at: ctx.now }
  if (before) return queries.updateEntry(ctx.db, id, { ...row, revision: before.revision + 1 })
  if (!(await queries.insertEntry(ctx.db, { ...row, id, unit_id: office.id, created_at: ctx.now }))) throw new AppError('conflict', 'act.id_used')
}

async function save(ctx: Ctx, id: string, body: Body): Promise<void> {
  const office = await officeFor(ctx, body.unitId)
  const appointmentId = authorise(can.keep(ctx.actor, office))
  const before = await standing(ctx, id, office, body.revision)
  if (before) await assertStays(ctx, before, body.on)
  const parties = await partiesOf(ctx, office, body, before)
  if (body.deliveryId) await assertInvitation(ctx, office, body.deliveryId)
  const { on, part, fromTime, toTime, leaderIds, despiteOverlap, deliveryId } = body
  await assertFree(ctx, { id, unitId: office.id, when: { on, part, fromTime, toTime }, leaderIds, despiteOverlap })
  await write(ctx, id, office, body, before)
  await queries.replaceParties(ctx.db, id, parties)
  if (deliveryId) await queries.linkInvitation(ctx.db, { entryId: id, deliveryId, by: personOf(ctx.actor).personId })
  const facts = { on, part, fromTime, toTime, leaderIds, despiteOverlap, deliveryId, ...(before && { before: { on: before.on, fromTime: before.fromTime } }) }
  const name = before ? 'agenda_entry.changed' : 'agenda_entry.added'
  await emit(ctx, [{ name, objectKind: 'agenda_entry', objectId: id, unitId: office.id, appointmentId, facts }])
}

/** What leaders do at a time, entered or changed. */
export async function saveEntry(ctx: Ctx, id: string, body: Body): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => save(inner, id, body),
    async () => ({}),
  )
}
