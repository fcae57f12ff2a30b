import type { Route } from './http.ts'
import type { JobHandler } from './jobs.ts'
import type { TopicFinder } from './live.ts'

/** A module's table of contents. */
export type Module = {
  name: string
  /** Tables this module alone writes. */
  tables: readonly string[]
  routes: readonly Route[]
  /** Who is told of events whose receivers are a large set. */
  live?: Record<string, TopicFinder>
  /** Events after which the people told of them see other things: their live connections begin anew. */
  renews?: readonly string[]
  /** Background work by task name. */
  jobs?: Record<string, JobHandler>
  /** Events that add a job: event name to task name. */
  reactions?: Record<string, string>
  /** graphile-worker crontab lines. */
  cron?: readonly string[]
}
