import type { JobHandler } from '../../platform/jobs.ts'
import * as queries from './queries.ts'

/** The months to come stand ready, those past the time they are kept for are gone. */
export const keepMonths: JobHandler = (ctx) => queries.keepMonths(ctx.db, ctx.now, ctx.config.accessLogMonths)
