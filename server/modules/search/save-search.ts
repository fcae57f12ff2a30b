import type { Input, Reply } from '../../../contract/endpoint.ts'
import type { saveSearch as endpoint } from '../../../contract/saved-searches.ts'
import { perform } from '../../platform/act.ts'
import { personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { mostSaved } from './rules.ts'
import * as queries from './saved-queries.ts'
import { savedOf } from './saved-views.ts'

type Wanted = Input<typeof endpoint>['body'] & { id: string }

/** What is kept is the person's own words: events say only of which list. */
async function save(ctx: Ctx, { id, list, name, query, isDefault }: Wanted): Promise<void> {
  const { personId } = personOf(ctx.actor)
  const known = await queries.findSavedForUpdate(ctx.db, id, personId)
  if (known && known.list !== list) throw new AppError('not_found', 'saved_search.not_found')
  if (!known && (await queries.countSaved(ctx.db, personId)) >= mostSaved) throw new AppError('rule', 'saved_search.limit_reached')
  const row = { id, name, query, defaultAt: isDefault ? (known?.defaultAt ?? ctx.now) : null, at: ctx.now }
  if (isDefault) await queries.clearDefaults(ctx.db, { personId, list, except: id })
  if (known) await queries.updateSaved(ctx.db, row)
  else await queries.insertSaved(ctx.db, { ...row, personId, list })
  await emit(ctx, [{ name: 'saved_search.saved', objectKind: 'saved_search', objectId: id, unitId: null, tell: [personId], facts: { list } }])
}

/** Filters of a list under a name, for oneself alone. */
export function saveSearch(ctx: Ctx, wanted: Wanted): Promise<Reply<typeof endpoint>> {
  return perform(
    ctx,
    (inner) => save(inner, wanted),
    async (inner) => {
      const saved = (await savedOf(inner.db, personOf(inner.actor).personId)).find((one) => one.id === wanted.id)
      if (!saved) throw new AppError('not_found', 'saved_search.not_found')
      return saved
    },
  )
}
