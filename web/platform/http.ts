import { type PathName, paths } from '../../contract/paths.ts'
import { noteKept, noteReached, noteUnreachable } from './offline.ts'
import { AppProblem, networkFailed, problemOf } from './problem.ts'

export type Parts = { params?: Record<string, unknown> | undefined; query?: Record<string, unknown> | undefined; body?: unknown }
type Act = { id: string; at: string }
const keptHeader = 'x-kept-at'

function addressOf(path: string, { params, query }: Parts): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_match, name: string) => encodeURIComponent(String(params?.[name] ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== null) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? filled : `${filled}?${text}`
}

function requestOf(method: string, parts: Parts, act: Act | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (act) Object.assign(headers, { 'x-act-id': act.id, 'x-occurred-at': act.at, 'x-app-version': __APP_VERSION__ })
  if (parts.body !== undefined) headers['content-type'] = 'application/json'
  return { method, headers, credentials: 'same-origin', ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }) }
}

async function request(name: PathName, parts: Parts, init: Omit<RequestInit, 'method' | 'headers' | 'body'>, act?: Act): Promise<Response> {
  const [method = 'GET', path = ''] = paths[name].split(' ')
  const reply = await fetch(addressOf(path, parts), { ...requestOf(method, parts, act), ...init }).catch(() => undefined)
  if (!reply) {
    // Given up by us: that says nothing of the network.
    if (!init.signal?.aborted) noteUnreachable()
    throw new AppProblem({ code: networkFailed })
  }
  const kept = reply.headers.get(keptHeader)
  if (kept) noteKept(kept)
  else noteReached()
  if (!reply.ok) {
    const problem = await problemOf(reply)
    if (problem.code === networkFailed) noteUnreachable()
    throw problem
  }
  return reply
}

/** One request by the contract's name; throws AppProblem. */
export async function send(name: PathName, parts: Parts, act?: Act): Promise<unknown> {
  return (await request(name, parts, {}, act)).json()
}

/** One whose answer is a file; throws AppProblem. */
export async function sendForBytes(name: PathName, parts: Parts, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await request(name, parts, { signal })).arrayBuffer()
}
