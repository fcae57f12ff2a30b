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
    const person = personOf(ctx.actor)
    const unitIds = [...new Set(person.appointments.flatMap((held) => [held.unitId, held.officeId]))]
    return { items: await findEntries(ctx.db, words, { readers: person.readers, unitIds }, mostFound) }
  }),
]
