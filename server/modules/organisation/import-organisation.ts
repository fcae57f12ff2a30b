import type { Reply } from '../../../contract/endpoint.ts'
import type { importOrganisation as endpoint } from '../../../contract/organisation.ts'
import { perform } from '../../platform/act.ts'
import { authorise, personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { emit } from '../../platform/events.ts'
import { insertAccounts } from '../identity/public.ts'
import { can } from './access.ts'
import { type CsvRow, readCsv, readXlsx, type Table } from './csv.ts'
import type { Plan } from './import-cells.ts'
import { type PeoplePlan, peopleColumns, peopleColumnsRequired, planPeople } from './import-people.ts'
import { planUnits, type UnitPlan, unitColumns, unitColumnsRequired } from './import-units.ts'
import { loadKnownPeople, loadKnownUnits } from './import-views.ts'
import * as people from './person-queries.ts'
import * as units from './queries.ts'

type Input = { table: 'units' | 'people'; csv?: string | undefined; xlsx?: string | undefined; dryRun: boolean }
type Prepared = { plan: Plan; write: (ctx: Ctx) => Promise<void> }
const cellsOf = (rows: readonly CsvRow[], ...columns: string[]) => rows.flatMap((row) => columns.map((column) => row.cells[column] ?? '')).filter(Boolean)

async function writeUnits(ctx: Ctx, plan: UnitPlan): Promise<void> {
  await units.insertUnits(ctx.db, plan.insert)
  await units.updateUnitNames(ctx.db, plan.update)
  await units.updateUnitCodes(ctx.db, plan.update)
}
async function writePeople(ctx: Ctx, plan: PeoplePlan): Promise<void> {
  await people.insertPeople(ctx.db, plan.people)
  await people.updatePeopleNames(ctx.db, plan.renamed)
  await insertAccounts(ctx.db, plan.accounts)
  await people.saveOfficialPhones(ctx.db, plan.phones)
  await people.insertAppointments(ctx.db, plan.appointments)
  await people.updateAppointments(ctx.db, plan.changedAppointments)
  await people.deleteGrantsOver(ctx.db, plan.removedGrants)
  await people.insertGrants(ctx.db, plan.addedGrants)
}

const columns = {
  units: { known: unitColumns, required: unitColumnsRequired },
  people: { known: peopleColumns, required: peopleColumnsRequired },
}
function readTable({ table, csv, xlsx }: Input): Table | Promise<Table> {
  return xlsx === undefined ? readCsv(csv ?? '', columns[table]) : readXlsx(xlsx, columns[table])
}

async function prepare(ctx: Ctx, input: Input): Promise<Prepared> {
  const { rows, findings } = await readTable(input)
  const today = dayIn(ctx.now)
  if (input.table === 'units') {
    const known = await loadKnownUnits(ctx, cellsOf(rows, 'id', 'code', 'parent_id', 'parent_code'))
    const plan = planUnits(rows, known, today)
    plan.findings.unshift(...findings)
    return { plan, write: (inner) => writeUnits(inner, plan) }
  }
  const known = await loadKnownUnits(ctx, cellsOf(rows, 'unit_id', 'unit_code'))
  const state = await loadKnownPeople(ctx, { ids: cellsOf(rows, 'person_id'), usernames: cellsOf(rows, 'username').map((name) => name.toLowerCase()) })
  const plan = planPeople(rows, { units: known, ...state }, { today, importer: personOf(ctx.actor).personId })
  plan.findings.unshift(...findings)
  return { plan, write: (inner) => writePeople(inner, plan) }
}

const reply = ({ rows, created, changed, unchanged, findings }: Plan, written: boolean): Reply<typeof endpoint> => ({
  ...{ rows, created, changed, unchanged, written },
  findings: [...findings].sort((one, other) => one.row - other.row).slice(0, 1000),
})

/** The plan is made anew inside the transaction: what the dry run showed may have changed meanwhile. One finding, and nothing is written. */
export async function importOrganisation(ctx: Ctx, input: Input): Promise<Reply<typeof endpoint>> {
  const appointmentId = authorise(can.administerAnything(ctx.actor))
  const { plan } = await prepare(ctx, input)
  if (input.dryRun || plan.findings.length > 0) return reply(plan, false)
  let done: Plan | undefined
  const write = async (inner: Ctx) => {
    const fresh = await prepare(inner, input)
    if (fresh.plan.findings.length > 0) return
    await fresh.write(inner)
    const { rows, created, changed } = fresh.plan
    const facts = { table: input.table, rows, created, changed }
    const unitId = inner.actor.kind === 'person' ? (inner.actor.grants.find((grant) => grant.appointmentId === appointmentId)?.unitId ?? null) : null
    await emit(inner, [{ name: 'organisation.imported', objectKind: 'unit', objectId: unitId ?? inner.act.id, unitId, appointmentId, facts }])
    done = fresh.plan
  }
  return perform({ ...ctx, act: { ...ctx.act, source: 'import' } }, write, async (inner) => {
    const present = done ?? (await prepare(inner, input)).plan
    return reply(present, present.findings.length === 0)
  })
}
