import type { FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { LiveMessage } from '../../contract/system.ts'
import type { DB } from '../db-types.ts'
import { channel, createAnnouncer } from './announce.ts'
import type { LiveEvent } from './events.ts'
import { newId } from './ids.ts'

/** Finds the parties to tell of events whose receivers are a set too large to stand in the event. */
export type TopicFinder = (db: Kysely<DB>, events: readonly LiveEvent[]) => Promise<Map<string, string[]>>
export type LiveRules = {
  finders: Record<string, TopicFinder>
  /** Names of events after which the parties told of them see other things. */
  renews: readonly string[]
}
type Connection = { reply: FastifyReply; sessionId: string; topics: readonly string[] }

export type Live = {
  connect(reply: FastifyReply, sessionId: string, topics: readonly string[]): void
  /** Events just committed by this process. */
  wake(events: readonly LiveEvent[]): void
  connections(): number
  stop(): Promise<void>
}

const heartbeatMs = 25_000
const safetyMs = 1_000
const rememberedEvents = 5_000
/** A screen that does not read any more is cut off: it fetches anew when it comes back. */
const mostWaitingBytes = 256 * 1024

async function openSessions(db: Kysely<DB>, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const open = await db
    .selectFrom('web_session')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date())
    .execute()
  return new Set(open.map((row) => row.id))
}

/**
 * Tells open screens what changed. Fast path: ids of committed events, straight to this process's connections and by
 * NOTIFY (its own transaction, not waiting for the disk) to the others. Safety path: every second it looks for events
 * of transactions that have ended since the last look, so that a lost notice is a second's delay and never a loss.
 */
export async function startLive(options: { databaseUrl: string; db: Kysely<DB>; log: Logger; rules: LiveRules }): Promise<Live> {
  const { db, log, rules } = options
  const me = newId()
  const byTopic = new Map<string, Set<Connection>>()
  const all = new Set<Connection>()
  const recent = new Set<string>()
  let listener: pg.Client | undefined
  let stopped = false
  let horizon: string | undefined
  let busy: Promise<void> = Promise.resolve()

  const forget = (connection: Connection) => {
    all.delete(connection)
    for (const topic of connection.topics) byTopic.get(topic)?.delete(connection)
  }

  const end = (connection: Connection) => {
    forget(connection)
    connection.reply.raw.end()
  }

  const write = (targets: Set<Connection>, message: LiveMessage) => {
    const frame = Buffer.from(`data: ${JSON.stringify(message)}\n\n`)
    for (const { reply } of targets) {
      if (reply.raw.writableLength > mostWaitingBytes) reply.raw.destroy()
      else reply.raw.write(frame)
    }
  }

  const remember = (events: readonly LiveEvent[]) => {
    for (const event of events) recent.add(event.id)
    if (recent.size > rememberedEvents) for (const old of [...recent].slice(0, rememberedEvents / 2)) recent.delete(old)
  }

  const findTopics = async (events: readonly LiveEvent[]) => {
    const found = new Map<string, string[]>()
    for (const [name, finder] of Object.entries(rules.finders)) {
      const mine = events.filter((event) => event.name === name && !event.parties)
      if (mine.length === 0) continue
      for (const [eventId, topics] of await finder(db, mine)) found.set(eventId, topics)
    }
    return found
  }

  const listening = (topics: readonly (string | null)[]) => {
    const targets = new Set<Connection>()
    for (const topic of topics) for (const connection of byTopic.get(topic ?? '') ?? []) targets.add(connection)
    return targets
  }

  const endAfter = async (event: LiveEvent) => {
    // Whose session has ended hears nothing after this.
    if (event.object_kind === 'account') await checkSessions(listening(event.tell))
    // With other rights a screen listens to other parties: it begins anew.
    if (rules.renews.includes(event.name)) for (const connection of listening(event.tell)) end(connection)
  }

  const deliver = async (events: readonly LiveEvent[]) => {
    const fresh = events.filter((event) => !recent.has(event.id))
    remember(fresh)
    if (fresh.length === 0 || all.size === 0) return
    const found = await findTopics(fresh)
    for (const event of fresh) {
      const targets = listening([event.unit_id, ...event.tell, ...(event.parties ?? found.get(event.id) ?? [])])
      if (targets.size > 0) write(targets, { kind: event.object_kind })
      await endAfter(event)
    }
  }

  const checkSessions = async (connections: ReadonlySet<Connection>) => {
    const alive = await openSessions(
      db,
      [...connections].map((connection) => connection.sessionId),
    )
    for (const connection of connections) {
      if (alive.has(connection.sessionId)) connection.reply.raw.write(': here\n\n')
      else end(connection)
    }
  }

  const columns = ['id', 'name', 'object_kind', 'object_id', 'unit_id', 'tell'] as const
  const tellByIds = async (ids: readonly string[]) => {
    if (all.size === 0 || ids.length === 0) return
    await deliver(await db.selectFrom('event').select(columns).where('id', 'in', ids).orderBy('seq').execute())
  }

  const look = async () => {
    const { rows } = await sql<{ now: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as now`.execute(db)
    const now = rows[0]?.now ?? '0'
    if (horizon !== undefined && now !== horizon && all.size > 0) {
      const events = await db.selectFrom('event').select(columns).where(sql<boolean>`tx >= ${horizon}::xid8 and tx < ${now}::xid8`).orderBy('seq').execute()
      await deliver(events)
    }
    horizon = now
  }

  const queue = (work: () => Promise<void>) => {
    busy = busy.then(work).catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, 'live look failed')
    })
  }

  const listen = async () => {
    const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'nhipcau-live' })
    client.on('error', (error) => log.warn({ err: error }, 'live connection lost'))
    client.on('end', () => {
      if (stopped) return
      listener = undefined
      setTimeout(() => void reconnect(), 500).unref()
    })
    client.on('notification', ({ payload }) => {
      const [from, ids] = (payload ?? '').split(' ')
      if (from !== me) queue(() => (ids ? tellByIds(ids.split(',')) : look()))
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    listener = client
  }
  const reconnect = async () => {
    try {
      await listen()
      // Whatever was missed while away: every screen fetches anew.
      for (const connection of all) connection.reply.raw.write('event: refetch\ndata: {}\n\n')
    } catch (error) {
      log.warn({ err: error }, 'live reconnect failed')
      if (!stopped) setTimeout(() => void reconnect(), 1_000).unref()
    }
  }

  await listen()
  await look()
  const safety = setInterval(() => queue(look), safetyMs)
  const heartbeat = setInterval(() => queue(() => checkSessions(new Set(all))), heartbeatMs)

  const announce = createAnnouncer({ query: (text: string) => (listener ? listener.query(text) : Promise.resolve()) } as Pick<pg.Pool, 'query'>, log, me)

  return {
    connect(reply, sessionId, topics) {
      const connection: Connection = { reply, sessionId, topics }
      reply.hijack()
      // The stream ends with its connection: a message is one write, without the frame of a chunk.
      reply.raw.useChunkedEncodingByDefault = false
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      reply.raw.write(': open\n\n')
      all.add(connection)
      for (const topic of topics) {
        const set = byTopic.get(topic) ?? new Set()
        byTopic.set(topic, set.add(connection))
      }
      reply.raw.on('close', () => forget(connection))
      reply.raw.on('error', () => forget(connection))
    },
    wake(events) {
      if (stopped) return
      queue(() => deliver(events))
      announce(events)
    },
    connections: () => all.size,
    async stop() {
      stopped = true
      clearInterval(safety)
      clearInterval(heartbeat)
      for (const connection of [...all]) end(connection)
      await busy
      await listener?.end()
    },
  }
}
