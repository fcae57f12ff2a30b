import type { RawBuilder } from 'kysely'
import type { UnitRef } from '../../platform/actor.ts'
import type { App } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import * as delegations from './delegation-views.ts'
import { readDemoPin } from './demo-secrets.ts'
import { updateSealImage } from './issuer-queries.ts'
import * as issuers from './issuer-views.ts'
import type { Expansion, Recipient, Scope } from './rules.ts'
import { sayUnit as say } from './rules.ts'
import * as scopes from './scope-views.ts'
import * as views from './views.ts'

export type { Expansion, Recipient, Scope }
export type Holder = views.Holder
export type Substitute = delegations.Substitute
export type Away = delegations.Away
export type UnitHead = views.UnitHead
export type FoundScope = scopes.FoundScope

/** A unit as rules need it. Throws unit.not_found. */
export function getUnitRef(db: Db, id: string): Promise<UnitRef> {
  return views.getUnitRef(db, id)
}

/** The unit that the installation was founded with: who administers it administers everything. */
export async function rootUnit(db: Db): Promise<UnitRef | undefined> {
  const rootUnitId = (await views.findInstallation(db))?.rootUnitId
  return rootUnitId ? views.getUnitRef(db, rootUnitId) : undefined
}

/** What lists show of units, by id; ids without a unit are left out. */
export function unitsByIds(db: Db, ids: readonly string[]): Promise<Map<string, UnitHead>> {
  return views.unitsByIds(db, ids)
}

/** "Phường Rạch Giá" for a commune, the full name for every other unit. */
export function sayUnit(unit: { name: string; shortName: string; communeType: string | null }): string {
  return say(unit)
}

/** The name of a unit and the line over it, as its documents print them. Throws unit.not_found. */
export function paperHead(db: Db, unitId: string): Promise<{ above: string; name: string }> {
  return issuers.paperHead(db, unitId)
}

/**
 * The units that a list of scopes reaches from a sender, each once, action before information; never the sender; a closed unit named by itself
 * stands for those that follow it.
 * Throws unit.not_found for the sender and recipient.unknown (details.unitIds) for a unit that is not there or out of reach.
 */
export function expandScopes(db: Db, fromUnitId: string, recipients: readonly Recipient[]): Promise<Expansion> {
  return scopes.expandScopes(db, fromUnitId, recipients)
}

/** Names of scopes as people read them, in the order given. */
export function nameScopes(db: Db, named: readonly Scope[]): Promise<string[]> {
  return scopes.nameScopes(db, named)
}

/** Those of the units that have closed, each with the units that follow it and are open today; by id. */
export function closedUnits(db: Db, unitIds: readonly string[]): Promise<Map<string, scopes.ClosedUnit>> {
  return scopes.closedUnits(db, unitIds)
}

/** What the recipients' search box offers for the words typed; all groups when nothing is typed. */
export function findScopes(db: Db, fromUnitId: string, q: string): Promise<FoundScope[]> {
  return scopes.findScopes(db, fromUnitId, q)
}

/** For SQL over `unit` (or an alias of it): true when a clerk who can sign in serves the unit. */
export function hasActiveClerk(alias = 'unit'): RawBuilder<boolean> {
  return scopes.hasActiveClerk(alias)
}

/** The same for many, in SQL: rows of unit_id, of the units among those given for which a clerk who can sign in is appointed. */
export function unitsOfActiveClerks(among: RawBuilder<unknown>): RawBuilder<unknown> {
  return scopes.unitsOfActiveClerks(among)
}

/** Those of the units that a clerk who can sign in serves. */
export function unitsWithClerk(db: Db, unitIds: readonly string[]): Promise<Set<string>> {
  return views.unitsWithClerk(db, unitIds, scopes.hasActiveClerk('unit'))
}

/** An appointment that holds today, or undefined. */
export function currentAppointment(db: Db, appointmentId: string): Promise<Holder | undefined> {
  return views.findCurrentAppointment(db, appointmentId)
}

/** Appointments with the role of leader over a unit today, the chair first. */
export function leadersOf(db: Db, unitId: string): Promise<Holder[]> {
  return views.leadersOf(db, unitId)
}

/** Everybody with an appointment in an office or its departments today, or on the day given. */
export function peopleOf(db: Db, officeId: string, day?: string): Promise<Holder[]> {
  return views.peopleOf(db, officeId, day)
}

/** Units a person works in or holds a role over today, or did last; who administers the person must administer all of them. */
export function unitsOfPerson(db: Db, personId: string, today: string): Promise<UnitRef[]> {
  return views.unitsOfPerson(db, personId, today)
}

/** Who stands in for whom on a day: of the appointments given, or of everybody in an office. */
export function substitutesOf(db: Db, of: { appointmentIds?: readonly string[]; officeId?: string; day: string }): Promise<Substitute[]> {
  return delegations.substitutes(db, of)
}

/** Who of an office delegates to whom on any of the days from one to another. */
export function awayBetween(db: Db, of: { officeId: string; from: string; to: string }): Promise<Away[]> {
  return delegations.awayBetween(db, of)
}

/** Numbers of table reader: desk, staff and clerks of units, one of each person. What may be seen carries them; what meets the actor's own he may see. */
export function readerNumbers(db: Db, of: { unitIds?: readonly string[]; personIds?: readonly string[] }): Promise<views.ReaderNumbers> {
  return views.readerNumbers(db, of)
}

/** True in a demonstration, where accounts, keys and images may be made for people who never asked. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await views.findInstallation(db))?.kind === 'demo'
}

/** The PIN of every demo key of this installation: six digits, random, from DATA_DIR/secrets. Throws installation.not_demo. */
export async function demoPin(app: Pick<App, 'config'> & { db: Db }): Promise<string> {
  return readDemoPin(app)
}

/** The picture of a seal, made or uploaded; the caller checked the file. */
export function setSealImage(db: Db, sealId: string, fileId: string): Promise<void> {
  return updateSealImage(db, sealId, fileId)
}
