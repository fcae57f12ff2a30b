import { randomUUID } from 'node:crypto'
import type { Api } from '../../contract/api.ts'
import type { CallInput, ReplyData } from '../../contract/endpoint.ts'
import { type PathName, paths } from '../../contract/paths.ts'

type Given = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
export class CallRefused extends Error {
  readonly status: number
  readonly code: string
  constructor(name: string, status: number, code: string) {
    super(`${name}: ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** One signed-in person over HTTP, for what a journey needs before it begins. */
export type Client = {
  call<N extends PathName>(name: N, input: CallInput<Api[N]>, actId?: string): Promise<ReplyData<Api[N]>>
  upload(bytes: Uint8Array, name: string): Promise<string>
  bytes(url: string): Promise<Uint8Array>
  cookie: string
}

function urlOf(base: string, name: PathName, given: Given): { method: string; url: string } {
  const [method = 'GET', path = '/'] = paths[name].split(' ')
  const filled = Object.entries(given.params ?? {}).reduce((text, [key, value]) => text.replace(`:${key}`, value), path)
  const query = given.query ? `?${new URLSearchParams(given.query)}` : ''
  return { method, url: `${base}${filled}${query}` }
}

async function waitUntilReady(client: Client, id: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { state, refusal } = await client.call('getFileState', { params: { id } })
    if (state === 'ready') return
    if (state === 'refused') throw new CallRefused('upload', 422, refusal ?? 'refused')
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the file was never ready')
}

export async function signInOver(base: string, username: string, password: string): Promise<Client> {
  const reply = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!reply.ok) throw new CallRefused('signIn', reply.status, ((await reply.json()) as { code: string }).code)
  const cookie = (reply.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const client: Client = {
    cookie,
    async call(name, input, actId = randomUUID()) {
      const given = input as Given
      const { method, url } = urlOf(base, name, given)
      const answer = await fetch(url, {
        method,
        headers: { cookie, 'x-act-id': actId, ...(given.body !== undefined && { 'content-type': 'application/json' }) },
        ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
      })
      const data = (await answer.json()) as { code?: string }
      if (!answer.ok) throw new CallRefused(name, answer.status, data.code ?? 'unknown')
      return data as never
    },
    async upload(bytes, name) {
      const answer = await fetch(`${base}/api/uploads`, {
        method: 'POST',
        headers: {
          ...{ cookie, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length) },
          ...{ 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`, 'content-type': 'application/offset+octet-stream' },
        },
        body: Buffer.from(bytes),
      })
      if (!answer.ok) throw new CallRefused('createUpload', answer.status, ((await answer.json()) as { code: string }).code)
      const id = (answer.headers.get('location') ?? '').split('/').at(-1) ?? ''
      await waitUntilReady(client, id)
      return id
    },
    async bytes(url) {
      const answer = await fetch(new URL(url, base), { headers: { cookie } })
      if (!answer.ok) throw new CallRefused('bytes', answer.status, 'unknown')
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
  return client
}
