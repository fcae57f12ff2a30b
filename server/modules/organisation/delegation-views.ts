import { type RawBuilder, sql } from 'kysely'
import type { DelegationScope } from '../../../contract/words.ts'
import type { Db } from '../../platform/db.ts'

type Holder = { appointmentId: string; personId: string; fullName: string; office: string; unitName: string }
export type DelegationRow = {
  id: string
  from: Holder
  to: Holder
  unitId: string
  fromOn: string
  toOn: string
  scope: DelegationScope
  reason: string | null
  mandate: string | null
  recordedBy: string
  endedAt: Date | null
}
const holder = (alias: 'f' | 't') => sql`json_build_object('appointmentId', ${sql.ref(`${alias}a.id`)}, 'personId', ${sql.ref(`${alias}p.id`)},
  'fullName', ${sql.ref(`${alias}p.full_name`)}, 'office', ${sql.ref(`${alias}a.office`)}, 'unitName', ${sql.ref(`${alias}u.name`)})`
const delegations = sql`
  select d.id, ${holder('f')} as "from", ${holder('t')} as "to", fu.id as "unitId", d.from_on as "fromOn", d.to_on as "toOn", d.scope,
    x.text as reason, m.text as mandate, r.full_name as "recordedBy", d.ended_at as "endedAt"
  from delegation d join appointment fa on fa.id = d.from_appointment_id join person fp on fp.id = fa.person_id join unit fu on fu.id = fa.unit_id
    join appointment ta on ta.id = d.to_appointment_id join person tp on tp.id = ta.person_id join unit tu on tu.id = ta.unit_id
    join person r on r.id = d.recorded_by left join private_text x on x.id = d.reason_text_id left join private_text m on m.id = d.mandate_text_id`

/** What a person gave and took, newest first. */
export async function delegationsOf(db: Db, personId: string): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`${delegations} where ${personId} in (fp.id, tp.id) order by d.from_on desc, d.id desc limit 50`.execute(db)
  return rows
}
export async function findDelegation(db: Db, id: string): Promise<DelegationRow | undefined> {
  const { rows } = await sql<DelegationRow>`${delegations} where d.id = ${id}`.execute(db)
  return rows[0]
}

export type HeldOffice = { appointmentId: string; personId: string; office: string; unitId: string; unitName: string; officeId: string; blockLines: string[] }
const held = (day: string, where: RawBuilder<unknown>) => sql<HeldOffice>`
  select a.id as "appointmentId", a.person_id as "personId", a.office, u.id as "unitId", u.name as "unitName", u.office_id as "officeId", a.block_lines as "blockLines"
  from appointment a join unit u on u.id = a.unit_id
  where ${where} and a.from_on <= ${day} and (a.to_on is null or a.to_on >= ${day}) order by a.from_on, a.id`
export async function findHeldOffice(db: Db, appointmentId: string, day: string): Promise<HeldOffice | undefined> {
  return (await held(day, sql`a.id = ${appointmentId}`).execute(db)).rows[0]
}
export async function listHeldOffices(db: Db, personId: string, day: string): Promise<HeldOffice[]> {
  return (await held(day, sql`a.person_id = ${personId}`).execute(db)).rows
}

/** Another that runs on one of the days for the same work of the same appointment. */
export async function overlaps(db: Db, wanted: { fromAppointmentId: string; fromOn: string; toOn: string; scope: DelegationScope }): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from delegation where from_appointment_id = ${wanted.fromAppointmentId} and ended_at is null
      and from_on <= ${wanted.toOn} and to_on >= ${wanted.fromOn} and (scope = ${wanted.scope} or 'all' in (scope, ${wanted.scope}))) as found`.execute(db)
  return rows[0]?.found ?? false
}

export type Substitute = {
  delegationId: string
  scope: DelegationScope
  forAppointmentId: string
  forName: string
  appointmentId: string
  personId: string
  fullName: string
  office: string
  unitId: string
  unitName: string
  officeId: string
  blockLines: string[]
  toOn: string
}
/** Who stands in for whom on a day: of the appointments given, or of everybody in an office. Both must hold their office that day. */
export async function substitutes(db: Db, of: { appointmentIds?: readonly string[]; officeId?: string; day: string }): Promise<Substitute[]> {
  const { rows } = await sql<Substitute>`
    select d.id as "delegationId", d.scope, d.from_appointment_id as "forAppointmentId", fp.full_name as "forName", ta.id as "appointmentId",
      tp.id as "personId", tp.full_name as "fullName", ta.office, tu.id as "unitId", tu.name as "unitName", tu.office_id as "officeId",
      ta.block_lines as "blockLines", d.to_on as "toOn"
    from delegation d join appointment fa on fa.id = d.from_appointment_id join person fp on fp.id = fa.person_id join unit fu on fu.id = fa.unit_id
      join appointment ta on ta.id = d.to_appointment_id join person tp on tp.id = ta.person_id join unit tu on tu.id = ta.unit_id
    where (d.from_appointment_id = any(${of.appointmentIds ?? []}::uuid[]) or fu.office_id = ${of.officeId ?? null})
      and d.from_on <= ${of.day} and d.to_on >= ${of.day} and d.ended_at is null
      and fa.from_on <= ${of.day} and (fa.to_on is null or fa.to_on >= ${of.day}) and ta.from_on <= ${of.day} and (ta.to_on is null or ta.to_on >= ${of.day})
    order by d.recorded_at, d.id`.execute(db)
  return rows
}

export type Away = { personId: string; fullName: string; toName: string; fromOn: string; toOn: string; scope: DelegationScope }
/** Who of an office has somebody stand in for him on any of the days from one to another. */
export async function awayBetween(db: Db, of: { officeId: string; from: string; to: string }): Promise<Away[]> {
  const { rows } = await sql<Away>`
    select fp.id as "personId", fp.full_name as "fullName", tp.full_name as "toName", d.from_on as "fromOn", d.to_on as "toOn", d.scope
    from delegation d join appointment fa on fa.id = d.from_appointment_id join person fp on fp.id = fa.person_id join unit fu on fu.id = fa.unit_id
      join appointment ta on ta.id = d.to_appointment_id join person tp on tp.id = ta.person_id
    where fu.office_id = ${of.officeId} and d.from_on <= ${of.to} and d.to_on >= ${of.from} and d.ended_at is null
    order by d.from_on, d.id`.execute(db)
  return rows
}
