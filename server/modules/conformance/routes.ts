import { getConformance as endpoint } from '../../../contract/conformance.ts'
import { type Route, serve } from '../../platform/http.ts'
import { loadResults } from './load-results.ts'
import { groups } from './requirements.ts'
import { judge } from './rules.ts'

export const routes: Route[] = [
  serve(endpoint, async (ctx) => {
    const results = await loadResults(ctx.config)
    return {
      run: results && { commit: results.commit, changed: results.changed, at: results.at, whole: results.whole },
      groups: groups.map(({ name, requirements }) => ({ name, items: requirements.map((requirement) => judge(requirement, results)) })),
    }
  }),
]
