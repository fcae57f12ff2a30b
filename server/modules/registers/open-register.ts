import { personOf } from '../../platform/actor.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { overdueBefore } from '../calendar/public.ts'
import { can, type Office, officeFor, ownOfficeId } from './access.ts'
import type { Reader, RegisterFilter } from './line-source.ts'
import { yearOf } from './rules.ts'

export type Opening = { unitId?: string | undefined; year?: number | undefined }

/** The registers of an office as the actor may read them. Throws unit.not_found. */
export async function openOffice(ctx: Ctx, query: Opening): Promise<{ office: Office; year: number; reader: Reader }> {
  const office = await officeFor(ctx, query.unitId ?? ownOfficeId(ctx.actor))
  const today = dayIn(ctx.now)
  const reader = {
    personId: personOf(ctx.actor).personId,
    seesNamed: can.readsNamed(ctx.actor, office),
    today,
    overdueBefore: await overdueBefore(ctx.db, today),
    now: ctx.now,
  }
  return { office, year: query.year ?? yearOf(today), reader }
}

export type RegisterQuery = Omit<RegisterFilter, 'kind' | 'unitId' | 'year'> & Opening
export async function openRegister(ctx: Ctx, kind: RegisterFilter['kind'], query: RegisterQuery) {
  const { office, year, reader } = await openOffice(ctx, query)
  const filter: RegisterFilter = { ...query, kind, unitId: office.unit.id, year }
  return { office, filter, reader }
}
