import { z } from 'zod'
import { day, endpoint, id, instant, words } from './endpoint.ts'
import { unitBody } from './organisation.ts'
import { roles, unitKinds } from './words.ts'

const named = z.object({ id, name: z.string() })
const unitHolds = z.object({
  unitId: id,
  name: z.string(),
  closedOn: day.nullable(),
  /** Appointments that end with the unit, those in departments that close with it included. */
  appointments: z.array(
    z.object({ id, personId: id, fullName: z.string(), unitName: z.string(), office: z.string(), roles: z.array(z.enum(roles)), mine: z.boolean() }),
  ),
  issuers: z.array(z.object({ id, name: z.string(), notationSuffix: z.string(), sealName: z.string().nullable() })),
  seals: z.array(z.object({ id, name: z.string(), hasCertificate: z.boolean() })),
  /** Departments without a records office close with the unit; all others below it move to its successor. */
  children: z.array(z.object({ id, name: z.string(), kind: z.enum(unitKinds), closes: z.boolean() })),
  /** Copies that came in: not yet accepted, and accepted without being finished. */
  copies: z.object({ waiting: z.number(), underWay: z.number() }),
  /** Own documents on their way; whoever administers units counts them and does not read them. */
  documents: z.object({ draft: z.number(), submitted: z.number(), signed: z.number(), unsent: z.number() }),
  /** Sends of the unit with copies for action that are not finished. */
  sends: z.number(),
})

export const previewReorganisation = endpoint('previewReorganisation', {
  summary: 'What units hold that are to be merged or split, and what becomes of it; writes nothing',
  auth: ['person'],
  act: false,
  body: z.object({ unitIds: z.array(id).min(1).max(50), on: day }),
  reply: z.object({ units: z.array(unitHolds) }),
  errors: ['unit.not_found', 'unit.not_permitted'],
})

const newUnit = z.object({ id, parentId: id, ...unitBody })
const decision = {
  /** Made by the client; of the reorganisation as a whole. */
  id,
  on: day,
  basis: words(200),
  reason: words(1000),
  /** Who goes on in which unit with the same office and roles; everybody else's appointment ends. */
  moves: z.array(z.object({ appointmentId: id, toUnitId: id })).max(2000),
}
const reorganisation = z.object({
  id,
  kind: z.enum(['merge', 'split']),
  on: day,
  basis: z.string(),
  reason: z.string(),
  from: z.array(named),
  to: z.array(named.extend({ takesOver: z.boolean() })),
  who: z.string(),
  at: instant,
})
const errors = [
  ...['unit.not_found', 'unit.not_permitted', 'unit.closed', 'unit.code_taken', 'unit.commune_type_required', 'unit.successor_itself', 'unit.successor_below'],
  ...['appointment.not_found', 'appointment.own', 'person.not_permitted', 'act.id_used'],
] as const
export const mergeUnits = endpoint('mergeUnits', {
  summary: 'Merge units into a new or an existing one from a day on; nothing is deleted',
  auth: ['person'],
  body: z.object({ ...decision, unitIds: z.array(id).min(1).max(50), into: z.union([z.object({ unitId: id }), z.object({ unit: newUnit })]) }),
  reply: reorganisation,
  errors,
})
export const splitUnit = endpoint('splitUnit', {
  summary: 'Split a unit into new ones from a day on; its open copies and registers go to the one named',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ ...decision, units: z.array(newUnit).min(2).max(20), takesOverId: id }),
  reply: reorganisation,
  errors,
})
export const listReorganisations = endpoint('listReorganisations', {
  summary: 'The last 200 mergers and splits of units one administers, newest first',
  auth: ['person'],
  reply: z.object({ items: z.array(reorganisation) }),
  errors: [],
})
