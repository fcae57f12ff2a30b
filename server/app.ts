import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { agenda } from './modules/agenda/module.ts'
import { calendar } from './modules/calendar/module.ts'
import { conformance } from './modules/conformance/module.ts'
import { consultations } from './modules/consultations/module.ts'
import { dispatches } from './modules/dispatches/module.ts'
import { documents } from './modules/documents/module.ts'
import { files } from './modules/files/module.ts'
import { identity } from './modules/identity/module.ts'
import { loadActor } from './modules/identity/public.ts'
import { organisation } from './modules/organisation/module.ts'
import { readings } from './modules/readings/module.ts'
import { registers } from './modules/registers/module.ts'
import { search } from './modules/search/module.ts'
import { signatures } from './modules/signatures/module.ts'
import { tasks } from './modules/tasks/module.ts'
import type { App } from './platform/ctx.ts'
import { mount } from './platform/http.ts'
import type { Live, LiveRules } from './platform/live.ts'
import type { Module } from './platform/module.ts'
import { answerProblems } from './platform/problems.ts'
import { systemRoutes } from './platform/system-routes.ts'

/** Every module of the product. */
export const modules: readonly Module[] = [
  organisation,
  identity,
  calendar,
  files,
  readings,
  signatures,
  registers,
  documents,
  consultations,
  dispatches,
  tasks,
  agenda,
  search,
  conformance,
]

const pagePolicy = (nonce: string) =>
  [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

/** Of the app's own scripts: a worker obeys the policy of its file. The service worker fetches, pdf.js decodes pictures by wasm. */
const scriptPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'"

async function serveWeb(server: FastifyInstance, webDir: string): Promise<void> {
  const page = await readFile(join(webDir, 'index.html'), 'utf8').catch(() => undefined)
  if (page === undefined) return
  await server.register(fastifyStatic, {
    root: webDir,
    prefix: '/app/',
    index: false,
    wildcard: false,
    globIgnore: ['sw.js', 'index.html'],
    immutable: true,
    maxAge: '365d',
  })
  const sendPage = (_request: unknown, reply: import('fastify').FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  }
  // The service worker must be looked at anew on every start, unlike the hashed files.
  server.get('/app/sw.js', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('sw.js', webDir, { immutable: false, maxAge: 0 }),
  )
  server.get('/app/', { schema: { hide: true } }, sendPage)
  server.get('/app/*', { schema: { hide: true } }, sendPage)
  server.get('/app', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app/'))
  server.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app/'))
}

/** Builds the HTTP server of one web process; it does not listen yet. */
export async function buildServer(app: App, live: Live): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: app.config.logLevel !== 'debug' }),
    bodyLimit: 1024 * 1024,
    trustProxy: app.config.secureCookies ? 'loopback' : false,
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  answerProblems(server)
  await server.register(cookie)
  await server.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] })
  await server.register(swagger, {
    openapi: { info: { title: 'Nhịp Cầu', version: '1', description: 'Documents down, the voice of the people up, everything provable' } },
    transform: jsonSchemaTransform,
  })
  server.addHook('onSend', async (request, reply) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('cross-origin-opener-policy', 'same-origin')
    if (reply.hasHeader('content-security-policy')) return
    void reply.header('content-security-policy', request.url.startsWith('/app/') ? scriptPolicy : "default-src 'none'; frame-ancestors 'none'")
  })
  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  for (const route of [...systemRoutes(server, live), ...modules.flatMap((module) => module.routes)]) mount(server, app, loadActor, route)
  await serveWeb(server, app.config.webDir)
  return server
}

/** Who is told of events with large sets of receivers, by event name, and which events change what people see. */
export function liveRules(): LiveRules {
  return { finders: Object.assign({}, ...modules.map((module) => module.live ?? {})), renews: modules.flatMap((module) => module.renews ?? []) }
}
