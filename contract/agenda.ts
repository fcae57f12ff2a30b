import { z } from 'zod'
import { day as anyDay, clean, endpoint, id, instant, may, none, words } from './endpoint.ts'
import { agendaParts, agendaStates, delegationScopes, holidayNames } from './words.ts'

/** The lunar calendar, and with it the holidays, is computed for these years. */
const day = anyDay.refine((on) => on >= '2000-01-08' && on < '2199-12-25')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const maybe = (max: number) => z.string().overwrite(clean).trim().max(max)
const when = { on: day, part: z.enum(agendaParts), fromTime: time.nullable(), toTime: time.nullable() }
const party = z.object({ id, name: z.string() })
const person = z.object({ personId: id, fullName: z.string(), office: z.string() })
const parties = z.array(id).max(60)

const entry = z.object({
  id,
  ...when,
  revision: z.number(),
  busy: z.boolean(),
  /** Null where the reader may know only that the leaders are busy; then nothing but the leaders is said. */
  content: z.string().nullable(),
  place: z.string(),
  others: z.string(),
  note: z.string(),
  leaders: z.array(person),
  attends: z.array(party),
  prepares: z.array(party),
  state: z.enum(agendaStates),
  reason: z.string().nullable(),
  /** Of a postponed one: where it now stands, if that is known. */
  movedTo: z.object(when).nullable(),
  /** What became of it since the week was first published. */
  change: z.enum(['added', 'changed']).nullable(),
  delivery: z.object({ id, code: z.string() }).nullable(),
  /** Leaders who are elsewhere at that time; said to those who keep the agenda. */
  overlaps: z.array(z.string()),
})

export const getAgenda = endpoint('getAgenda', {
  summary: 'The week of the leaders of an office, with days off and who is away; before it is published only those who keep it see it',
  auth: ['person'],
  query: z.object({ unitId: id.optional(), day: day.optional() }),
  reply: z.object({
    unitId: id,
    unitName: z.string(),
    from: day,
    to: day,
    today: day,
    /** What was published last; null before. */
    version: z.object({ n: z.number(), at: instant, byName: z.string() }).nullable(),
    /** Entries that differ from what was published last. */
    unpublished: z.number(),
    days: z.array(z.object({ on: day, worked: z.boolean(), holiday: z.enum(holidayNames).nullable(), name: z.string().nullable() })),
    entries: z.array(entry),
    away: z.array(z.object({ personId: id, fullName: z.string(), toName: z.string(), fromOn: day, toOn: day, scope: z.enum(delegationScopes) })),
    leaders: z.array(person),
    /** Departments and people who may take part or prepare. */
    departments: z.array(party),
    people: z.array(party),
    keepers: z.array(z.object({ id, personId: id, fullName: z.string(), office: z.string() })),
    can: z.object({ keep: may, letKeep: may }),
  }),
  errors: ['unit.not_found'],
})
export const saveAgendaEntry = endpoint('saveAgendaEntry', {
  summary: 'Enter or change what leaders do; where one is elsewhere at that time, it is asked first whether that is meant',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    unitId: id,
    /** 0 for a new one, else the revision that was seen. */
    revision: z.number().int().min(0),
    ...when,
    busy: z.boolean(),
    content: words(1000),
    place: maybe(300),
    others: maybe(1000),
    note: maybe(500),
    leaderIds: z.array(id).min(1).max(30),
    attendIds: parties,
    prepareIds: parties,
    /** The invitation it comes from. */
    deliveryId: id.nullable().default(null),
    despiteOverlap: z.boolean().default(false),
  }),
  reply: none,
  errors: [
    'unit.not_found',
    'agenda.not_permitted',
    'agenda.week_over',
    'agenda_entry.not_found',
    'agenda_entry.changed',
    'agenda_entry.ended',
    'agenda_entry.overlaps',
    'agenda_entry.time_wrong',
    'agenda_entry.week_published',
    'agenda_entry.party_unknown',
    'agenda_entry.not_invitation',
    'delivery.not_found',
    'act.id_used',
  ],
})
const ending = ['agenda_entry.not_found', 'agenda.not_permitted', 'agenda.week_over', 'agenda_entry.ended'] as const
export const cancelAgendaEntry = endpoint('cancelAgendaEntry', {
  summary: 'Cancel an entry with a reason; it stays, struck through',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(500) }),
  reply: none,
  errors: [...ending],
})
export const postponeAgendaEntry = endpoint('postponeAgendaEntry', {
  summary: 'Postpone an entry with a reason, to another time or to one not known yet; the old one stays, struck through',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ reason: words(500), to: z.object({ id, ...when }).nullable(), despiteOverlap: z.boolean().default(false) }),
  reply: none,
  errors: [...ending, 'agenda_entry.time_wrong', 'agenda_entry.overlaps', 'act.id_used'],
})
export const publishAgenda = endpoint('publishAgenda', {
  summary: 'Publish a week to the people of the office and its departments, as its next version',
  auth: ['person'],
  body: z.object({ id, unitId: id, day, /** The number it is to have: the one after what was seen. */ n: z.number().int().min(1) }),
  reply: none,
  errors: ['unit.not_found', 'agenda.not_permitted', 'agenda.week_over', 'agenda.version_taken', 'agenda.nothing_new', 'act.id_used'],
})
export const addAgendaKeeper = endpoint('addAgendaKeeper', {
  summary: 'Let a person of the office keep its agenda',
  auth: ['person'],
  body: z.object({ id, unitId: id, personId: id }),
  reply: none,
  errors: ['unit.not_found', 'agenda.keepers_not_permitted', 'person.not_found', 'agenda_keeper.exists', 'act.id_used'],
})
export const endAgendaKeeper = endpoint('endAgendaKeeper', {
  summary: 'A person no longer keeps the agenda',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['agenda_keeper.not_found', 'agenda.keepers_not_permitted'],
})
export const agendaPdf = endpoint('agendaPdf', {
  summary: 'The week as a sheet of A4 to be printed, as the reader may see it',
  auth: ['person'],
  query: z.object({ unitId: id.optional(), day: day.optional() }),
  reply: none,
  errors: ['unit.not_found', 'agenda.not_published'],
})
export const getDeliveryAgenda = endpoint('getDeliveryAgenda', {
  summary: 'Whether a copy is an invitation, and the entries of the agenda that were made of it',
  auth: ['person'],
  params: z.object({ id }),
  reply: z.object({
    invitation: z.boolean(),
    entries: z.array(z.object({ id, ...when, state: z.enum(agendaStates) })),
    can: z.object({ add: may }),
  }),
  errors: ['delivery.not_found'],
})
