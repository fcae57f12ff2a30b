import type { listDocuments as endpoint } from '../../../contract/documents.ts'
import type { Input, Reply } from '../../../contract/endpoint.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { listSince } from './amendment-views.ts'
import { countDocuments, findDocuments, type ListCursor, type ListFilter } from './list-views.ts'

function readCursor(text: string | undefined): ListCursor | undefined {
  if (text === undefined) return undefined
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('|')
  const date = new Date(at)
  if (Number.isNaN(date.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new AppError('invalid', 'request.invalid')
  return { at: date, id }
}

/** Own documents that the actor may see, newest change first. */
export async function listDocuments(ctx: Ctx, query: Input<typeof endpoint>['query']): Promise<Reply<typeof endpoint>> {
  const person = personOf(ctx.actor)
  const offices = [...new Set(person.appointments.map((held) => held.officeId))]
  const unitIds = query.unitId ? offices.filter((id) => id === query.unitId) : offices
  const clerkOf = person.grants.filter((grant) => grant.role === 'clerk').map((grant) => grant.unitId)
  const filter: ListFilter = { unitIds, personId: person.personId, readers: person.readers, clerkOf, state: query.state, q: query.q }
  const rows = await findDocuments(ctx.db, filter, { limit: query.limit + 1, after: readCursor(query.cursor) })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const since = await listSince(
    ctx.db,
    items.map((item) => item.id),
  )
  return {
    items: items.map(({ changedAt, dispatchId, recipients, accepted, finished, ...row }) => ({
      ...row,
      changedAt: changedAt.toISOString(),
      ...(since.get(row.id) ?? { amendedBy: [], recalledOn: null }),
      dispatch: dispatchId ? { id: dispatchId, recipients, accepted, finished } : null,
    })),
    next: rows.length > query.limit && last ? Buffer.from(`${last.changedAt.toISOString()}|${last.id}`).toString('base64url') : null,
    counts: await countDocuments(ctx.db, filter),
  }
}
