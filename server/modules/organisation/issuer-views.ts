import { sql } from 'kysely'
import type { Reply, ReplyData } from '../../../contract/endpoint.ts'
import type { listIssuers, saveIssuer, saveSeal } from '../../../contract/organisation.ts'
import { asMay } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { can } from './access.ts'
import { credentialState } from './person-views.ts'
import { lineAbove } from './rules.ts'
import { today } from './scope-views.ts'
import { loadUnit } from './unit-views.ts'

type Issuer = ReplyData<typeof saveIssuer>
type Seal = ReplyData<typeof saveSeal>

async function issuersOf(ctx: Ctx, unitId: string): Promise<Issuer[]> {
  const unit = await loadUnit(ctx, unitId)
  const rows = await ctx.db
    .selectFrom('issuer')
    .select(['id', 'unit_id', 'parent_line', 'name', 'place_name', 'notation_suffix', 'letter_suffix', 'footer', 'header_style', 'seal_id'])
    .where('unit_id', '=', unitId)
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', dayIn(ctx.now))]))
    .orderBy('id')
    .execute()
  const manage = asMay(can.manageUnit(ctx.actor, unit))
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    parentLine: row.parent_line,
    name: row.name,
    placeName: row.place_name,
    notationSuffix: row.notation_suffix,
    letterSuffix: row.letter_suffix,
    footer: row.footer,
    headerStyle: row.header_style as Issuer['headerStyle'],
    sealId: row.seal_id,
    can: { manage },
  }))
}

/** The head of what a unit prints of itself, as on its documents; one without an issuer stands under the unit above it. */
export async function paperHead(db: Db, unitId: string): Promise<{ above: string; name: string }> {
  const { rows } = await sql<{ name: string; aboveName: string | null; parentLine: string | null }>`
    select u.name, above.name as "aboveName", i.parent_line as "parentLine" from unit u left join unit above on above.id = u.parent_id
      left join lateral (
        select parent_line from issuer where unit_id = u.id and (closed_on is null or closed_on > ${today}) order by header_style = 'state' desc, id limit 1
      ) i on true
    where u.id = ${unitId}`.execute(db)
  const [unit] = rows
  if (!unit) throw new AppError('not_found', 'unit.not_found')
  return { name: unit.name, above: unit.parentLine === null ? (unit.aboveName ?? '') : lineAbove(unit.parentLine, unit.name) }
}

type SealRow = Omit<Seal, 'clerks'> & { clerks: Seal['clerks'] | null }

/** Seals of a unit, each with its clerks: who keeps its key and who could be given it. */
async function sealsOf(ctx: Ctx, unitId: string): Promise<Seal[]> {
  const day = dayIn(ctx.now)
  const { rows } = await sql<SealRow>`
    select s.id, s.unit_id as "unitId", s.name, s.diameter_mm as "diameterMm", s.image_file_id is not null as "hasImage",
      case when k.id is not null then json_build_object('id', k.id, 'serial', k.serial, 'toAt', k.to_at, 'isTest', k.is_test, 'state', k.state) end as credential,
      (select json_agg(json_build_object('personId', p.id, 'fullName', p.full_name,
          'admitted', exists (select 1 from seal_key sk where sk.credential_id = k.id and sk.person_id = p.id and sk.removed_at is null),
          'hasKey', exists (select 1 from credential own where own.person_id = p.id and own.revoked_at is null and own.agreement_public is not null))
          order by p.folded, p.id)
        from person p where exists (
          select 1 from role_grant g join appointment ap on ap.id = g.appointment_id
          where ap.person_id = p.id and g.role = 'clerk' and g.unit_id = s.unit_id and ap.from_on <= ${day} and (ap.to_on is null or ap.to_on >= ${day})
        )) as clerks
    from seal s
    left join lateral (
      select c.id, c.serial, c.to_at, c.is_test, ${credentialState(ctx.now)} as state from credential c
      where c.seal_id = s.id order by c.created_at desc, c.id desc limit 1
    ) k on true
    where s.unit_id = ${unitId} order by s.created_at, s.id`.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    credential: row.credential && { ...row.credential, toAt: new Date(row.credential.toAt).toISOString() },
    clerks: row.clerks ?? [],
  }))
}

export async function listIssuersOf(ctx: Ctx, unitId: string): Promise<Reply<typeof listIssuers>> {
  return { issuers: await issuersOf(ctx, unitId), seals: await sealsOf(ctx, unitId) }
}
export async function getIssuer(ctx: Ctx, unitId: string, id: string): Promise<Issuer> {
  const found = (await issuersOf(ctx, unitId)).find((issuer) => issuer.id === id)
  if (!found) throw new AppError('not_found', 'unit.not_found')
  return found
}
export async function getSeal(ctx: Ctx, unitId: string, id: string): Promise<Seal> {
  const found = (await sealsOf(ctx, unitId)).find((seal) => seal.id === id)
  if (!found) throw new AppError('not_found', 'seal.not_found')
  return found
}
