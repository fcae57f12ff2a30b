import type { getAgenda as endpoint } from '../../../contract/agenda.ts'
import type { Reply } from '../../../contract/endpoint.ts'
import { asMay, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { dayKinds } from '../calendar/public.ts'
import { awayBetween, leadersOf, peopleOf } from '../organisation/public.ts'
import { can, keeps, type Office, officeFor } from './access.ts'
import { daysOfWeek, inOrder, meet, mondayOf } from './rules.ts'
import { type EntryRow, listDepartments, listEntries, listKeepers, listVersions, type VersionRow } from './views.ts'

type Answer = Reply<typeof endpoint>
type Entry = Answer['entries'][number]
type Seeing = { personId: string; keeps: boolean; first: VersionRow | undefined }

/** What was given up before anybody was told of it is not shown. */
const isShown = (entry: EntryRow, first: VersionRow | undefined) =>
  entry.state === 'planned' || (first !== undefined && entry.endedAt !== null && entry.endedAt > first.at)
function changeOf(entry: EntryRow, first: VersionRow | undefined): Entry['change'] {
  if (!first || entry.state !== 'planned' || entry.changedAt <= first.at) return null
  return entry.createdAt > first.at ? 'added' : 'changed'
}
function overlapsOf(entry: EntryRow, all: readonly EntryRow[]): string[] {
  if (entry.state !== 'planned') return []
  const met = all.filter((one) => one.id !== entry.id && one.state === 'planned' && meet(one, entry))
  return entry.leaders.filter(({ personId }) => met.some((one) => one.leaders.some((who) => who.personId === personId))).map((one) => one.fullName)
}
const nothing = { content: null, place: '', others: '', note: '', attends: [], prepares: [], reason: null, delivery: null }

function itemOf(entry: EntryRow, all: readonly EntryRow[], seeing: Seeing): Entry {
  const { id, on, part, fromTime, toTime, revision, busy, content, place, others, note, attends, prepares, state, reason, movedTo, delivery } = entry
  const leaders = entry.leaders.map(({ personId, fullName, office }) => ({ personId, fullName, office }))
  const takesPart = [...leaders.map((one) => one.personId), ...[...attends, ...prepares].map((one) => one.id)].includes(seeing.personId)
  const hidden = busy && !seeing.keeps && !takesPart
  const link = delivery && (!delivery.named || seeing.keeps) ? { id: delivery.id, code: delivery.code } : null
  return {
    ...{ id, on, part, fromTime, toTime, revision, busy, leaders, state, movedTo },
    ...(hidden ? nothing : { content, place, others, note, attends, prepares, reason, delivery: link }),
    change: changeOf(entry, seeing.first),
    overlaps: seeing.keeps ? overlapsOf(entry, all) : [],
  }
}

/** Whom and what the forms offer to those who keep it. */
async function offered(ctx: Ctx, office: Office) {
  const [leaders, departments, people] = [await leadersOf(ctx.db, office.id), await listDepartments(ctx.db, office.id), await peopleOf(ctx.db, office.id)]
  const named = new Map(people.map(({ personId, fullName, office }) => [personId, { id: personId, name: `${fullName}, ${office}` }]))
  return {
    leaders: leaders.map(({ personId, fullName, office }) => ({ personId, fullName, office })),
    departments,
    people: [...named.values()],
    keepers: await listKeepers(ctx.db, office.id, dayIn(ctx.now)),
  }
}

export type Week = Pick<Answer, 'from' | 'to' | 'version' | 'days' | 'entries' | 'away' | 'unpublished'>
/** The week as the actor may see it: nothing of it before it is published, unless he keeps it. */
export async function readWeek(ctx: Ctx, office: Office, day: string): Promise<Week> {
  const from = mondayOf(day)
  const days = daysOfWeek(from)
  const to = days[6] as string
  const versions = await listVersions(ctx.db, office.id, from)
  const [first, last] = [versions[0], versions.at(-1)]
  const seeing = { personId: personOf(ctx.actor).personId, keeps: keeps(ctx.actor, office), first }
  const all = first || seeing.keeps ? await listEntries(ctx.db, { unitId: office.id, from, to }) : []
  const shown = inOrder(all.filter((entry) => isShown(entry, first)))
  return {
    ...{ from, to, days: await dayKinds(ctx.db, days) },
    version: last ? { n: last.n, at: last.at.toISOString(), byName: last.byName } : null,
    unpublished: shown.filter((entry) => !last || entry.changedAt > last.at).length,
    entries: shown.map((entry) => itemOf(entry, all, seeing)),
    away: first || seeing.keeps ? await awayBetween(ctx.db, { officeId: office.id, from, to }) : [],
  }
}

export async function getAgenda(ctx: Ctx, query: { unitId?: string | undefined; day?: string | undefined }): Promise<Answer> {
  const office = await officeFor(ctx, query.unitId)
  const today = dayIn(ctx.now)
  const keep = asMay(can.keep(ctx.actor, office))
  const none = { leaders: [], departments: [], people: [], keepers: [] }
  return {
    ...{ unitId: office.id, unitName: office.name, today },
    ...(await readWeek(ctx, office, query.day ?? today)),
    ...(keep === true ? await offered(ctx, office) : none),
    can: { keep, letKeep: asMay(can.letKeep(ctx.actor, office)) },
  }
}
