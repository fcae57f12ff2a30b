import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import * as queries from './saved-queries.ts'

export function removeSavedSearch(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { personId } = personOf(ctx.actor)
  return perform(
    ctx,
    async (inner) => {
      const known = await queries.findSavedForUpdate(inner.db, id, personId)
      if (!known) throw new AppError('not_found', 'saved_search.not_found')
      await queries.deleteSaved(inner.db, id)
      const facts = { list: known.list }
      await emit(inner, [{ name: 'saved_search.removed', objectKind: 'saved_search', objectId: id, unitId: null, tell: [personId], facts }])
    },
    async () => ({}),
  )
}
