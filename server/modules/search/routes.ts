import * as saved from '../../../contract/saved-searches.ts'
import { search as endpoint } from '../../../contract/search.ts'
import { personOf } from '../../platform/actor.ts'
import { type Route, serve } from '../../platform/http.ts'
import { listSavedSearches } from './list-saved-searches.ts'
import { removeSavedSearch } from './remove-saved-search.ts'
import { queryOf } from './rules.ts'
import { saveSearch } from './save-search.ts'
import { findEntries } from './views.ts'

const mostFound = 20

export const routes: Route[] = [
  serve(endpoint, async (ctx, { query }) => {
    const words = queryOf(query.q)
    if (!words) return { items: [] }
    return { items: await findEntries(ctx.db, words, personOf(ctx.actor).readers, mostFound) }
  }),
  serve(saved.listSavedSearches, (ctx) => listSavedSearches(ctx)),
  serve(saved.saveSearch, (ctx, { params, body }) => saveSearch(ctx, { id: params.id, ...body })),
  serve(saved.removeSavedSearch, (ctx, { params }) => removeSavedSearch(ctx, params.id)),
]
