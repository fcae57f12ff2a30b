import { search as endpoint } from '../../../contract/search.ts'
import { personOf } from '../../platform/actor.ts'
import { type Route, serve } from '../../platform/http.ts'
import { queryOf } from './rules.ts'
import { findEntries } from './views.ts'

const mostFound = 20

export const routes: Route[] = [
  serve(endpoint, async (ctx, { query }) => {
    const words = queryOf(query.q)
    if (!words) return { items: [] }
    return { items: await findEntries(ctx.db, words, personOf(ctx.actor).readers, mostFound) }
  }),
]
