import type { Reply } from '../../../contract/endpoint.ts'
import type { listSavedSearches as endpoint } from '../../../contract/saved-searches.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { savedOf } from './saved-views.ts'

export async function listSavedSearches(ctx: Ctx): Promise<Reply<typeof endpoint>> {
  return { items: await savedOf(ctx.db, personOf(ctx.actor).personId) }
}
