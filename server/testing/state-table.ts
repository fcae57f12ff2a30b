import { sql } from 'kysely'
import type { Endpoint } from '../../contract/endpoint.ts'
import { newId } from '../platform/ids.ts'
import { signedIn } from './seed.ts'
import type { TestApp } from './test-app.ts'

export type Attempt = { endpoint: { name: string }; as: string; id?: string; body?: object }
export type Outcome = { code: string | null; reply: Record<string, unknown> }

/**
 * Tries acts over HTTP, as the people by name: the code of the refusal, or null. A refusal that the contract of the
 * endpoint does not know is a failure of the test.
 */
export async function attempts(app: TestApp, people: Record<string, { id: string }>): Promise<(attempt: Attempt) => Promise<Outcome>> {
  const cookies = new Map<string, string>()
  for (const [name, { id }] of Object.entries(people)) cookies.set(name, (await signedIn(app, id)).cookie)
  return async ({ endpoint: given, as, id = '', body }) => {
    const endpoint = given as Endpoint
    const reply = await app.server.inject({
      method: endpoint.method as 'POST',
      url: endpoint.path.replace(':id', id),
      headers: { cookie: cookies.get(as) ?? '', 'x-act-id': newId() },
      ...(body && { payload: body }),
    })
    const answer = reply.json<Record<string, unknown>>()
    if (reply.statusCode < 300) return { code: null, reply: answer }
    const code = String(answer.code)
    if (reply.statusCode >= 500 || !endpoint.errors.includes(code)) throw new Error(`${endpoint.name} answered ${reply.statusCode} ${code}`)
    return { code, reply: answer }
  }
}

/** Every row of every table, but of sessions and of who read what, which each request touches, and of those named. */
export async function everyRow(app: TestApp, except: readonly string[] = []): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all(${['web_session', 'access_log', ...except]}::text[])
    order by c.relname`.execute(app.db)
  const each = tables.map(({ name }) => sql`select ${name}::text as name, to_jsonb(one)::text as text from ${sql.table(name)} one`)
  const { rows } = await sql<{ name: string; text: string }>`${sql.join(each, sql` union all `)}`.execute(app.db)
  const all: Record<string, string[]> = {}
  for (const { name } of tables) all[name] = []
  for (const { name, text } of rows) all[name]?.push(text)
  for (const list of Object.values(all)) list.sort()
  return all
}

/** All offices that people hold end with the day before today, as when somebody left and nobody thought of what waits for him. */
export async function endOffices(app: TestApp): Promise<void> {
  const yesterday = new Date(app.clock.now().getTime() - 24 * 3600 * 1000).toISOString().slice(0, 10)
  await app.db.updateTable('appointment').set({ to_on: yesterday }).where('to_on', 'is', null).execute()
}
