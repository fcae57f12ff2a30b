import { z } from 'zod'
import { clean, cursorQuery, day, endpoint, id, instant, may, page, sought, words } from './endpoint.ts'
import { username } from './identity.ts'
import { communeTypes, roles, unitKinds } from './words.ts'

const unit = z.object({
  id,
  parentId: id.nullable(),
  kind: z.enum(unitKinds),
  communeType: z.enum(communeTypes).nullable(),
  name: z.string(),
  shortName: z.string(),
  placeName: z.string(),
  code: z.string().nullable(),
  hasRecordsOffice: z.boolean(),
  openedOn: day,
  closedOn: day.nullable(),
  can: z.object({ manage: may }),
})
export const unitBody = {
  kind: z.enum(unitKinds),
  communeType: z.enum(communeTypes).nullable().optional(),
  name: words(200),
  shortName: words(100),
  placeName: words(100),
  hasRecordsOffice: z.boolean(),
  code: words(20).nullable().optional(),
}
const appointment = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  office: z.string(),
  blockLines: z.array(z.string()),
  fromOn: day,
  toOn: day.nullable(),
  grants: z.array(z.object({ role: z.enum(roles), unitId: id, unitName: z.string() })),
})
export const credentialState = z.enum(['none', 'allowed', 'active', 'expired', 'revoked', 'locked'])
const person = z.object({
  id,
  fullName: z.string(),
  username: z.string().nullable(),
  accountState: z.enum(['none', 'enabled', 'disabled', 'locked']),
  lastSeenAt: instant.nullable(),
  credential: z.object({ id, state: credentialState, toAt: instant }).nullable(),
  credentialState,
  appointments: z.array(appointment),
})
const phone = z
  .string()
  .trim()
  .regex(/^[+0-9 ().-]{6,20}$/)

export const listUnits = endpoint('listUnits', {
  summary: 'Units the actor administers or works in; q finds without diacritics',
  auth: ['person'],
  query: z.object({
    ...cursorQuery,
    q: sought(100).optional(),
    parentId: id.optional(),
    kind: z.enum(unitKinds).optional(),
    closed: z.stringbool().default(false),
  }),
  reply: page(unit),
  errors: [],
})
export const getUnit = endpoint('getUnit', { summary: 'One unit', auth: ['person'], params: z.object({ id }), reply: unit, errors: ['unit.not_found'] })
export const createUnit = endpoint('createUnit', {
  summary: 'Open a unit under a parent; the id is made by the client, once',
  auth: ['person'],
  body: z.object({ id, parentId: id, ...unitBody, openedOn: day.optional() }),
  reply: unit,
  errors: ['unit.not_found', 'unit.not_permitted', 'unit.code_taken', 'unit.closed', 'unit.commune_type_required'],
})
export const updateUnit = endpoint('updateUnit', {
  summary: "Correct a unit's names or code",
  auth: ['person'],
  params: z.object({ id }),
  body: z
    .object({ name: words(200).optional(), shortName: words(100).optional(), placeName: words(100).optional(), code: words(20).nullable().optional() })
    .refine((body) => Object.keys(body).length > 0),
  reply: unit,
  errors: ['unit.not_found', 'unit.not_permitted', 'unit.code_taken'],
})
export const closeUnit = endpoint('closeUnit', {
  summary: 'Close a unit as of a day, naming its successors; nothing is deleted',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ on: day, successorIds: z.array(id).max(20) }),
  reply: unit,
  errors: ['unit.not_found', 'unit.not_permitted', 'unit.closed', 'unit.has_open_children', 'unit.successor_itself'],
})
export const listPeople = endpoint('listPeople', {
  summary: 'People with appointments in units the actor administers',
  auth: ['person'],
  query: z.object({ ...cursorQuery, q: sought(100).optional(), unitId: id.optional() }),
  reply: page(person),
  errors: [],
})
export const createPerson = endpoint('createPerson', {
  summary: 'A person with a first appointment and, with a user name, an account by one-time link',
  auth: ['person'],
  body: z.object({
    id,
    fullName: words(100),
    username: username.optional(),
    phone: phone.optional(),
    appointment: z.object({ id, unitId: id, office: words(100), blockLines: z.array(words(100)).max(5), roles: z.array(z.enum(roles)).max(4) }),
  }),
  reply: z.object({ person, url: z.string().nullable() }),
  errors: ['unit.not_found', 'person.not_permitted', 'account.username_taken', 'unit.closed'],
})
export const updatePerson = endpoint('updatePerson', {
  summary: "Correct a person's name",
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ fullName: words(100) }),
  reply: person,
  errors: ['person.not_found', 'person.not_permitted'],
})
export const addAppointment = endpoint('addAppointment', {
  summary: 'Appoint a person to an office in a unit',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ id, unitId: id, office: words(100), blockLines: z.array(words(100)).max(5), fromOn: day.optional(), roles: z.array(z.enum(roles)).max(4) }),
  reply: person,
  errors: ['person.not_found', 'unit.not_found', 'person.not_permitted', 'unit.closed', 'appointment.own', 'act.id_used'],
})
export const endAppointment = endpoint('endAppointment', {
  summary: 'End an appointment as of a day; its grants end with it',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ on: day }),
  reply: person,
  errors: ['appointment.not_found', 'person.not_permitted', 'appointment.ended', 'appointment.own'],
})
export const setGrants = endpoint('setGrants', {
  summary: 'Which roles an appointment holds over which units',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ grants: z.array(z.object({ role: z.enum(roles), unitId: id })).max(20) }),
  reply: person,
  errors: ['appointment.not_found', 'person.not_permitted', 'unit.not_found', 'appointment.own'],
})
const clerk = z.object({ personId: id, fullName: z.string(), admitted: z.boolean(), hasKey: z.boolean() })
const seal = z.object({
  id,
  unitId: id,
  name: z.string(),
  diameterMm: z.number(),
  hasImage: z.boolean(),
  credential: z.object({ id, serial: z.string(), toAt: instant, isTest: z.boolean(), state: credentialState }).nullable(),
  clerks: z.array(clerk),
})
export const issuer = z.object({
  id,
  unitId: id,
  parentLine: z.string(),
  name: z.string(),
  placeName: z.string(),
  notationSuffix: z.string(),
  letterSuffix: z.string(),
  footer: z.string(),
  headerStyle: z.enum(['state', 'party']),
  sealId: id.nullable(),
  can: z.object({ manage: may }),
})
export const listIssuers = endpoint('listIssuers', {
  summary: 'Issuers and seals of a unit the actor works in or administers',
  auth: ['person'],
  query: z.object({ unitId: id }),
  reply: z.object({ issuers: z.array(issuer), seals: z.array(seal) }),
  errors: ['unit.not_found'],
})
export const saveIssuer = endpoint('saveIssuer', {
  summary: 'Make or change an issuer; a new one gets one sequence per document type',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({
    unitId: id,
    parentLine: z.string().trim().max(200),
    name: words(200),
    placeName: words(100),
    notationSuffix: words(30),
    /** Of letters, with the drafting unit: "MTTQ-VP"; empty: as of other papers. */
    letterSuffix: z.string().trim().max(30).optional(),
    /** At the foot of page 1. */
    footer: z.string().overwrite(clean).trim().max(400).optional(),
    headerStyle: z.enum(['state', 'party']),
    sealId: id.nullable(),
  }),
  reply: issuer,
  errors: ['unit.not_found', 'unit.not_permitted', 'issuer.name_taken', 'seal.not_found'],
})
export const saveSeal = endpoint('saveSeal', {
  summary: 'Make or change a seal: name, true diameter in mm, transparent PNG',
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ unitId: id, name: words(100), diameterMm: z.number().min(20).max(60), imageFileId: id.optional() }),
  reply: seal,
  errors: ['unit.not_found', 'unit.not_permitted', 'file.not_found', 'file.not_ready', 'image.not_transparent_png'],
})
export const exportOrganisation = endpoint('exportOrganisation', {
  summary: 'Units or people of the subtree one administers, as CSV or XLSX; the template has the columns alone',
  auth: ['person'],
  query: z.object({ table: z.enum(['units', 'people']), format: z.enum(['csv', 'xlsx']).default('csv'), template: z.stringbool().default(false) }),
  reply: z.string(),
  errors: ['organisation.not_permitted'],
})
const importFinding = z.object({ row: z.number(), column: z.string(), code: z.string(), value: z.string() })
export const importOrganisation = endpoint('importOrganisation', {
  summary: 'Import units or people from CSV or the first sheet of an XLSX: dry run first, all or nothing, errors by row and column',
  auth: ['person'],
  maxBodyBytes: 24 * 1024 * 1024,
  body: z
    .object({
      table: z.enum(['units', 'people']),
      csv: z.string().max(20_000_000).optional(),
      /** Base64. */
      xlsx: z.string().max(20_000_000).optional(),
      dryRun: z.boolean(),
    })
    .refine((body) => (body.csv === undefined) !== (body.xlsx === undefined)),
  reply: z.object({
    rows: z.number(),
    created: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    findings: z.array(importFinding),
    written: z.boolean(),
  }),
  errors: [
    ...['organisation.not_permitted', 'import.not_csv', 'import.columns_missing'],
    ...['import.not_xlsx', 'import.too_large', 'import.has_macros', 'import.too_many_rows'],
  ],
})
const readinessRow = z.object({
  unitId: id,
  name: z.string(),
  shortName: z.string(),
  communeType: z.enum(communeTypes).nullable(),
  clerkAccounts: z.number(),
  leaderCertificates: z.number(),
  sealCertificate: z.boolean(),
  lastSeenAt: instant.nullable(),
})
export const getReadiness = endpoint('getReadiness', {
  summary: 'What units lack: clerk account, leader certificate, seal certificate, last seen (first floor of S16)',
  auth: ['person'],
  query: z.object({ lacking: z.enum(['any', 'clerk', 'certificate', 'seal', 'never_seen']).optional() }),
  reply: z.object({ units: z.number(), ready: z.number(), items: z.array(readinessRow) }),
  errors: ['organisation.not_permitted'],
})
