import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ended } from '../support/web.ts'

const clientsFile = fileURLToPath(new URL('./clients.js', import.meta.url))

/** Clients with one live connection and one session each, in a process of their own. */
export type Clients = { /** When the last client hears of the next send. */ told(): Promise<number>; stop(): Promise<void> }
export async function startClients(url: string, unitIds: readonly string[]): Promise<Clients> {
  const child = fork(clientsFile, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let heard: (at: number) => void = () => undefined
  await new Promise<void>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the clients ended with ${code}`)))
    child.on('message', (message: { ready?: true; at?: number }) => {
      if (message.ready) done()
      else heard(message.at ?? 0)
    })
    child.send({ url, unitIds: [...unitIds] })
  })
  return {
    told: () =>
      new Promise((done) => {
        heard = done
      }),
    stop: () => ended(child),
  }
}

const agent = new Agent({ keepAlive: true })
/** One POST on a connection kept open, as a browser's would be. Answers the headers; throws with the answer's text when refused. */
function post(url: string, headers: Record<string, string>, body: Buffer): Promise<IncomingHttpHeaders> {
  return new Promise((done, fail) => {
    const request = httpRequest(url, { method: 'POST', agent, headers: { ...headers, 'content-length': String(body.length) } }, (reply) => {
      text(reply).then(
        (said) => (reply.statusCode && reply.statusCode < 300 ? done(reply.headers) : fail(new Error(`${url}: ${reply.statusCode} ${said}`))),
        fail,
      )
    })
    request.once('error', fail)
    request.end(body)
  })
}

const nameHeader = `filename ${Buffer.from('Kế hoạch.pdf').toString('base64')}`
export async function upload(url: string, cookie: string, bytes: Buffer): Promise<string> {
  const tus = { 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': nameHeader }
  const { location } = await post(`${url}/api/uploads`, { cookie, ...tus, 'content-type': 'application/offset+octet-stream' }, bytes)
  return location?.split('/').at(-1) ?? ''
}
export async function send(url: string, cookie: string, documentId: string, dispatchId: string): Promise<void> {
  const headers = { cookie, 'content-type': 'application/json', 'x-act-id': randomUUID() }
  await post(`${url}/api/documents/${documentId}/dispatches`, headers, Buffer.from(JSON.stringify({ id: dispatchId })))
}
