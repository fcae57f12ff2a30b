import { sql } from 'kysely'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { getUnit, listUnits } from '../../../contract/organisation.ts'
import { asMay, type UnitRef } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { can, reachOf, seesUnit } from './access.ts'
import { pageOf, readCursor } from './cursor.ts'
import { fold } from './rules.ts'
import { today } from './scope-views.ts'
import { findUnitRef } from './views.ts'

type UnitReply = Reply<typeof getUnit>
type UnitRow = Omit<UnitReply, 'can'> & { officeId: string; ancestors: string[]; sortKey: string }

const columns = sql`
  u.id, u.parent_id as "parentId", u.kind, u.commune_type as "communeType", u.name, u.short_name as "shortName", u.place_name as "placeName",
  (select c.code from party_code c where c.party_id = u.id and c.scheme = 'admin_unit' order by c.from_on desc limit 1) as code,
  u.has_records_office as "hasRecordsOffice", u.opened_on as "openedOn", u.closed_on as "closedOn",
  u.office_id as "officeId", u.ancestors, u.sort_key as "sortKey"`

function withCan(ctx: Ctx, { officeId, ancestors, sortKey: _, ...unit }: UnitRow): UnitReply {
  return { ...unit, can: { manage: asMay(can.manageUnit(ctx.actor, { id: unit.id, officeId, ancestors, kind: unit.kind })) } }
}

/** SQL of `seesUnit`. */
export function visibleUnits(ctx: Ctx) {
  const { administered, offices } = reachOf(ctx.actor)
  return sql<boolean>`(u.ancestors && ${administered}::uuid[] or u.id = any(${offices}::uuid[]) or u.office_id = any(${offices}::uuid[]))`
}

export async function listVisibleUnits(ctx: Ctx, query: Input<typeof listUnits>['query']): Promise<Reply<typeof listUnits>> {
  const after = readCursor(query.cursor)
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const { rows } = await sql<UnitRow>`
    select ${columns} from unit u
    where ${visibleUnits(ctx)}
      and (u.sort_key, u.id) > (${after.key} collate "C", ${after.id}::uuid)
      and (${query.closed} or u.closed_on is null or u.closed_on > ${today})
      and (${query.parentId ?? null}::uuid is null or u.parent_id = ${query.parentId ?? null})
      and (${query.kind ?? null}::text is null or u.kind = ${query.kind ?? null})
      and not exists (select 1 from unnest(${words}::text[]) as word where position(word in u.folded) = 0)
    order by u.sort_key, u.id limit ${query.limit + 1}`.execute(ctx.db)
  const page = pageOf(rows, query.limit, (row) => row.sortKey)
  return { items: page.items.map((row) => withCan(ctx, row)), next: page.next }
}

export async function getVisibleUnit(ctx: Ctx, id: string): Promise<UnitReply> {
  const { rows } = await sql<UnitRow>`select ${columns} from unit u where u.id = ${id} and ${visibleUnits(ctx)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new AppError('not_found', 'unit.not_found')
  return withCan(ctx, row)
}

/** A unit the actor sees, for a decision about it. Throws unit.not_found. */
export async function loadUnit(ctx: Ctx, id: string): Promise<UnitRef> {
  const unit = await findUnitRef(ctx.db, id)
  if (!unit || !seesUnit(ctx.actor, unit)) throw new AppError('not_found', 'unit.not_found')
  return unit
}

export async function hasOpenChildren(db: Db, id: string): Promise<boolean> {
  const child = await db.selectFrom('unit').select('id').where('parent_id', '=', id).where('closed_on', 'is', null).limit(1).executeTakeFirst()
  return child !== undefined
}
