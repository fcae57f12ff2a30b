import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { health, live as liveEndpoint, openapi, ready } from '../../contract/system.ts'
import { personOf } from './actor.ts'
import { AppError } from './errors.ts'
import { type Route, serve, serveRaw } from './http.ts'
import type { Live } from './live.ts'

/** Routes that belong to no module: life signs, the API's description, the live connection. */
export function systemRoutes(server: FastifyInstance, live: Live): Route[] {
  return [
    serve(health, async () => ({ status: 'ok' as const })),
    serve(ready, async (ctx) => {
      const row = await sql<{ n: number }>`select count(*)::int as n from installation`.execute(ctx.db).catch(() => undefined)
      if (!row?.rows[0]?.n) throw new AppError('unavailable', 'system.not_ready')
      return { status: 'ready' as const }
    }),
    serveRaw(openapi, async (_ctx, _input, { reply }) => reply.header('content-type', 'application/json').serializer(JSON.stringify).send(server.swagger())),
    serveRaw(liveEndpoint, async (ctx, _input, { reply }) => {
      const person = personOf(ctx.actor)
      live.connect(reply, person.sessionId, person.topics)
    }),
  ]
}
