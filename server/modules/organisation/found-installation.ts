import { inTransaction } from '../../platform/act.ts'
import type { Role } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { App, Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { contextOf } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { insertAccounts } from '../identity/public.ts'
import { createSequencesFor } from '../registers/public.ts'
import * as issuers from './issuer-queries.ts'
import * as people from './person-queries.ts'
import * as units from './queries.ts'
import { type CommuneType, grantsOfRoles, officeOf, sortKey, type UnitKind } from './rules.ts'
import { isEmpty } from './views.ts'

export type FoundingUnit = {
  key: string
  /** Key of the unit above, which stands earlier in the list; none for the topmost. */
  parent?: string
  kind: UnitKind
  communeType?: CommuneType
  name: string
  shortName: string
  placeName: string
  code?: string
  openedOn?: string
}
export type FoundingPerson = { username: string; fullName: string; unit: string; office: string; blockLines: string[]; roles: Role[] }
export type FoundingIssuer = { unit: string; parentLine: string; name: string; placeName: string; notationSuffix: string; sealName: string }
export type Founding = {
  kind: 'demo' | 'office'
  /** Key of the unit that this installation is for. */
  root: string
  units: readonly FoundingUnit[]
  people: readonly FoundingPerson[]
  issuers: readonly FoundingIssuer[]
  /** For the accounts of a demonstration; accounts of an office start without a password. */
  passwordHash?: string
}
export type Founded = { rootUnitId: string; people: Map<string, { personId: string; appointmentId: string; unitId: string }> }

function placeUnits(founding: Founding, today: string): Map<string, units.NewUnit> {
  const placed = new Map<string, units.NewUnit>()
  for (const unit of founding.units) {
    const id = newId()
    const parent = placed.get(unit.parent ?? '')
    const hasRecordsOffice = !['department', 'residential_area'].includes(unit.kind)
    placed.set(unit.key, {
      id,
      parentId: parent?.id ?? null,
      kind: unit.kind,
      communeType: unit.communeType ?? null,
      name: unit.name,
      shortName: unit.shortName,
      placeName: unit.placeName,
      hasRecordsOffice,
      officeId: officeOf({ id, kind: unit.kind, hasRecordsOffice }, parent),
      ancestors: [...(parent?.ancestors ?? []), id],
      sortKey: sortKey(unit),
      openedOn: unit.openedOn ?? today,
      code: unit.code ?? null,
    })
  }
  return placed
}

type Places = { get(key: string): units.NewUnit }

async function writePeople(ctx: Ctx, founding: Founding, places: Places): Promise<Founded['people']> {
  const made = founding.people.map((person) => ({ ...person, personId: newId(), appointmentId: newId(), place: places.get(person.unit) }))
  await people.insertPeople(
    ctx.db,
    made.map((person) => ({ id: person.personId, fullName: person.fullName })),
  )
  await people.insertAppointments(
    ctx.db,
    made.map((person) => ({
      id: person.appointmentId,
      personId: person.personId,
      unitId: person.place.id,
      office: person.office,
      blockLines: person.blockLines,
      fromOn: person.place.openedOn,
    })),
  )
  await people.insertGrants(
    ctx.db,
    made.flatMap((person) => grantsOfRoles(person.place, person.roles).map((grant) => ({ ...grant, appointmentId: person.appointmentId }))),
  )
  const { passwordHash } = founding
  if (passwordHash !== undefined) {
    await insertAccounts(
      ctx.db,
      made.map(({ personId, username }) => ({ personId, username, passwordHash })),
    )
  }
  return new Map(made.map(({ username, personId, appointmentId, place }) => [username, { personId, appointmentId, unitId: place.id }]))
}

async function writeIssuers(ctx: Ctx, founding: Founding, places: Places): Promise<void> {
  if (founding.issuers.length === 0) return
  const rows = founding.issuers.map((issuer) => ({ ...issuer, id: newId(), sealId: newId(), unitId: places.get(issuer.unit).id }))
  await issuers.insertSeals(
    ctx.db,
    rows.map((row) => ({ id: row.sealId, unitId: row.unitId, name: row.sealName, diameterMm: 36 })),
  )
  await issuers.insertIssuers(
    ctx.db,
    rows.map((row) => ({ ...row, headerStyle: 'state' as const })),
  )
  for (const row of rows) await createSequencesFor(ctx, row.id)
}

/**
 * Writes the first units, people and issuers and the installation's one row, all or nothing. Undefined when the database
 * holds anything already. `also` runs in the same transaction.
 */
export async function foundInstallation(app: App, founding: Founding, also?: (ctx: Ctx, founded: Founded) => Promise<void>): Promise<Founded | undefined> {
  const act = { id: newId(), useCase: `found_${founding.kind}`, occurredAt: app.clock.now(), appVersion: 'server', source: 'job' as const }
  return inTransaction(contextOf(app, { kind: 'system', job: 'found' }, act), async (ctx) => {
    await units.lockFounding(ctx.db)
    if (!(await isEmpty(ctx.db))) return undefined
    const placed = placeUnits(founding, dayIn(ctx.now))
    const places: Places = {
      get(key) {
        const unit = placed.get(key)
        if (!unit) throw new Error(`the founding names no unit "${key}"`)
        return unit
      },
    }
    const rootUnitId = places.get(founding.root).id
    await units.insertInstallation(ctx.db, { kind: founding.kind, rootUnitId })
    await units.insertUnits(ctx.db, [...placed.values()])
    const founded = { rootUnitId, people: await writePeople(ctx, founding, places) }
    await writeIssuers(ctx, founding, places)
    await also?.(ctx, founded)
    await emit(ctx, [{ name: 'installation.founded', objectKind: 'unit', objectId: rootUnitId, unitId: rootUnitId, facts: { kind: founding.kind } }])
    return founded
  })
}
