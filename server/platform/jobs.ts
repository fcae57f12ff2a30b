import { makeWorkerUtils, parseCronItems, Logger as QueueLogger, type Runner, run, type WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { App, Ctx } from './ctx.ts'
import { AppError } from './errors.ts'
import { contextOf } from './http.ts'
import { newId } from './ids.ts'
import type { Module } from './module.ts'

/** Background work: safe to run twice. A refusal (AppError) means "never will work": it is logged and not tried again. */
export type JobHandler = (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>

/** The queue speaks through our log; what it says of every job is for debugging. */
const queueLogger = (log: App['log'] | undefined) =>
  new QueueLogger(() => (level, message) => {
    if (level === 'error') log?.error(message)
    else if (level === 'warning') log?.warn(message)
    else log?.debug(message)
  })

/** Installs the queue's own tables; run by the migration step. */
export async function prepareQueue(databaseUrl: string): Promise<void> {
  const utils: WorkerUtils = await makeWorkerUtils({ connectionString: databaseUrl, logger: queueLogger(undefined) })
  try {
    await utils.migrate()
  } finally {
    await utils.release()
  }
}

/** Adds a job in the caller's transaction; jobKey makes it one. */
export async function addJob(ctx: Pick<Ctx, 'db'>, task: string, payload: Record<string, unknown>, jobKey?: string): Promise<void> {
  await sql`select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json, job_key => ${jobKey ?? null}::text)`.execute(ctx.db)
}

function reactionsOf(modules: readonly Module[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const module of modules) {
    for (const [event, task] of Object.entries(module.reactions ?? {})) map.set(event, [...(map.get(event) ?? []), task])
  }
  return map
}

const followerName = 'reactions'

/**
 * Reads the event table in order of transactions and adds one job for each event and subscriber, in one transaction
 * with its own position: no event is skipped however late its transaction commits, none is handled twice.
 */
export async function followEvents(app: App, modules: readonly Module[]): Promise<number> {
  const reactions = reactionsOf(modules)
  return app.db.transaction().execute(async (db) => {
    await db
      .insertInto('follower')
      .values({ name: followerName, seq: '0' })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    const position = await db.selectFrom('follower').select('seq').where('name', '=', followerName).forUpdate().executeTakeFirstOrThrow()
    const { rows } = await sql<{ now: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as now`.execute(db)
    const now = rows[0]?.now ?? position.seq
    if (now === position.seq) return 0
    const events = await db
      .selectFrom('event')
      .select(['id', 'name', 'object_id', 'facts'])
      .where('name', 'in', [...reactions.keys(), ''])
      .where(sql<boolean>`tx >= ${position.seq}::xid8 and tx < ${now}::xid8`)
      .orderBy('seq')
      .execute()
    for (const event of events) {
      for (const task of reactions.get(event.name) ?? [])
        await addJob({ db }, task, { eventId: event.id, objectId: event.object_id, facts: event.facts }, `${task}:${event.id}`)
    }
    await db.updateTable('follower').set({ seq: now }).where('name', '=', followerName).execute()
    return events.length
  })
}

export type Worker = { stop(): Promise<void> }

/** Runs jobs and the follower until stopped. */
export async function startWorker(app: App, pool: pg.Pool, modules: readonly Module[]): Promise<Worker> {
  const taskList = Object.fromEntries(
    modules
      .flatMap((module) => Object.entries(module.jobs ?? {}))
      .map(([task, handler]) => [
        task,
        async (payload: unknown) => {
          const ctx = contextOf(
            app,
            { kind: 'system', job: task },
            { id: newId(), useCase: task, occurredAt: app.clock.now(), appVersion: 'server', source: 'job' },
          )
          try {
            await handler(ctx, (payload ?? {}) as Record<string, unknown>)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            app.log.warn({ task, code: error.code }, 'job refused')
          }
        },
      ]),
  )
  const cron = modules
    .flatMap((module) => module.cron ?? [])
    .map((line) => {
      const [task = '', ...match] = line.split(' ').reverse()
      return { task, match: match.reverse().join(' ') }
    })
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: queueLogger(app.log),
    pollInterval: 1_000,
    taskList,
    parsedCronItems: parseCronItems(cron),
  })
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const follow = async () => {
    await followEvents(app, modules).catch((error: unknown) => app.log.warn({ err: error }, 'follower failed'))
    if (!stopped) timer = setTimeout(() => void follow(), 500)
  }
  void follow()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await runner.stop()
    },
  }
}
