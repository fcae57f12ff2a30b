import '@fastify/cookie'
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, Input, Reply } from '../../contract/endpoint.ts'
import type { Actor } from './actor.ts'
import type { ActInfo, App, Ctx } from './ctx.ts'
import { AppError } from './errors.ts'
import { newId } from './ids.ts'
import type { Range } from './range.ts'

/** A stream of bytes as a reply: inline for papers and pictures, else as attachment. */
export type FileReply = {
  stream: Readable
  bytes?: number
  mediaType: string
  name: string
  download: boolean
  etag?: string
  /** The part of `stream` that was asked for, of a file that has `total` bytes. */
  range?: Range & { total: number }
}
/** What a raw handler gets besides the context; only the platform and uploads look inside. */
export type RawExchange = { request: FastifyRequest; reply: FastifyReply }
export type Route = {
  endpoint: Endpoint
  mode: 'json' | 'file' | 'raw' | 'text'
  handle: (ctx: Ctx, input: never, raw: RawExchange) => Promise<unknown>
}

/** Unpacks nothing by hand: the endpoint's schemas validate, the handler calls one use case or view. */
export function serve<E extends Endpoint>(endpoint: E, handle: (ctx: Ctx, input: Input<E>, raw: RawExchange) => Promise<Reply<E>>): Route {
  return { endpoint, mode: 'json', handle: handle as Route['handle'] }
}
export function serveFile<E extends Endpoint>(endpoint: E, handle: (ctx: Ctx, input: Input<E>, raw: RawExchange) => Promise<FileReply>): Route {
  return { endpoint, mode: 'file', handle: handle as Route['handle'] }
}
/** The handler writes the response itself (uploads, server-sent events, public pages). */
export function serveRaw<E extends Endpoint>(endpoint: E, handle: (ctx: Ctx, input: Input<E>, raw: RawExchange) => Promise<unknown>): Route {
  return { endpoint, mode: 'raw', handle: handle as Route['handle'] }
}

export type LoadActor = (app: App, token: string | undefined, request: { ip: string }) => Promise<Actor>
export const sessionCookie = (secure: boolean) => (secure ? '__Host-nhipcau' : 'nhipcau')

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const oneLine = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

const longestWaitMs = 30 * 24 * 60 * 60 * 1000
const secrets = new Set(['pin', 'oldPin', 'password', 'current', 'next'])
/** What the act is about: the same id for anything else is a mistake, never a retry. Secrets stay out: six digits could be guessed from a hash. */
function fingerprintOf(request: FastifyRequest): Buffer {
  const text = JSON.stringify([request.params ?? null, request.body ?? null], (key, value: unknown) => (secrets.has(key) ? undefined : value))
  return createHash('sha256').update(text).digest()
}

function readAct(app: App, endpoint: Endpoint, request: FastifyRequest): ActInfo {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(endpoint.method)
  const now = app.clock.now()
  const given = oneLine(request.headers['x-act-id'])
  if (!changes || endpoint.act === false)
    return { id: newId(), useCase: endpoint.name, occurredAt: now, appVersion: 'server', source: 'web', fingerprint: null }
  if (!given || !uuidShape.test(given)) throw new AppError('invalid', 'act.required')
  const claimed = oneLine(request.headers['x-occurred-at'])
  const occurredAt = claimed ? new Date(claimed) : now
  if (Number.isNaN(occurredAt.getTime())) throw new AppError('invalid', 'act.bad_time')
  // A device's clock may be wrong, and an act may have waited for the network; more than that is no claim to keep.
  const isPlausible = occurredAt <= now && now.getTime() - occurredAt.getTime() <= longestWaitMs
  const version = oneLine(request.headers['x-app-version'])?.slice(0, 60) ?? 'unknown'
  const source = oneLine(request.headers['x-source']) === 'offline' ? 'offline' : 'web'
  return {
    id: given.toLowerCase(),
    useCase: endpoint.name,
    occurredAt: isPlausible ? occurredAt : now,
    appVersion: version,
    source,
    fingerprint: fingerprintOf(request),
  }
}

function refuseCrossSite(endpoint: Endpoint, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (endpoint.method !== 'GET' && (site === 'cross-site' || site === 'same-site')) throw new AppError('forbidden', 'request.cross_site')
}

function admit(endpoint: Endpoint, actor: Actor): void {
  if (endpoint.auth.includes(actor.kind)) return
  throw new AppError(actor.kind === 'nobody' ? 'unauthenticated' : 'forbidden', actor.kind === 'nobody' ? 'session.required' : 'actor.not_admitted')
}

/** A context for one piece of work of one actor. */
export function contextOf(app: App, actor: Actor, act: ActInfo, log = app.log): Ctx {
  return { ...app, actor, act, now: app.clock.now(), log, inAct: false, emitted: [] }
}

const inlineTypes = new Set(['application/pdf', 'image/png', 'image/jpeg'])

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  const inline = !file.download && inlineTypes.has(file.mediaType)
  const name = file.name.replace(/\p{Cs}/gu, '')
  const ascii = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  void reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, max-age=0, must-revalidate')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  if (file.range) {
    const { start, end, total } = file.range
    void reply.code(206).header('content-range', `bytes ${start}-${end}/${total}`).header('accept-ranges', 'bytes')
  }
  if (file.bytes !== undefined) void reply.header('content-length', file.bytes)
  if (file.etag) void reply.header('etag', `"${file.etag}"`)
  return reply.send(file.stream)
}

type Schemas = {
  params?: z.ZodType
  querystring?: z.ZodType
  body?: z.ZodType
  response?: Record<number, z.ZodType>
  summary: string
  tags: string[]
  operationId: string
}

function schemasOf(route: Route): Schemas {
  const { endpoint } = route
  const tag = endpoint.path.split('/')[2] ?? 'system'
  return {
    summary: endpoint.summary,
    tags: [tag],
    operationId: endpoint.name,
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    ...(route.mode === 'json' && { response: { 200: endpoint.reply } }),
  }
}

export function mount(fastify: FastifyInstance, app: App, loadActor: LoadActor, route: Route): void {
  const { endpoint } = route
  const cookieName = sessionCookie(app.config.secureCookies)
  fastify.route({
    method: endpoint.method as 'GET',
    url: endpoint.path,
    schema: schemasOf(route) as never,
    ...(endpoint.method === 'GET' && { exposeHeadRoute: false }),
    ...(endpoint.maxBodyBytes && { bodyLimit: endpoint.maxBodyBytes }),
    // Before a byte of the body is read: nobody can make the server parse what it will not take from him.
    onRequest: async (request) => {
      refuseCrossSite(endpoint, request)
      const actor = await loadActor(app, request.cookies[cookieName], { ip: request.ip })
      admit(endpoint, actor)
      request.actor = actor
    },
    handler: async (request, reply) => {
      const act = readAct(app, endpoint, request)
      const log = request.log.child({ actorId: request.actor.kind === 'person' ? request.actor.personId : undefined }) as typeof app.log
      const ctx = contextOf(app, request.actor, act, log)
      const input = { params: request.params, query: request.query, body: request.body } as never
      const result = await route.handle(ctx, input, { request, reply })
      if (route.mode === 'raw') return reply
      if (route.mode === 'file') return sendFile(reply, result as FileReply)
      void reply.header('cache-control', 'no-store')
      return result
    },
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
}
