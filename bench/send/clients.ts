import { Agent, get } from 'node:http'
import { tokenOf } from '../support/offices.ts'

/** The other side of a send: every client holds one live connection; the parent learns when the last of them was told. */
type Start = { url: string; unitIds: string[] }
const connectAtOnce = 100
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
let told = 0
let clients = 0

function hear(text: string): void {
  // One send after the other, and each client hears of each once.
  for (const _message of text.matchAll(/"kind":"dispatch"/g)) {
    told += 1
    if (told % clients === 0) process.send?.({ at: performance.timeOrigin + performance.now() })
  }
}

function connect(url: string, unitId: string): Promise<void> {
  return new Promise((done, fail) => {
    const request = get(`${url}/api/live`, { agent, headers: { cookie: `nhipcau=${tokenOf(unitId)}` } }, (reply) => {
      if (reply.statusCode !== 200) return fail(new Error(`live: ${reply.statusCode}`))
      reply.setEncoding('utf8')
      reply.once('data', () => done())
      reply.on('data', hear)
    })
    request.once('error', fail)
  })
}

process.once('message', async ({ url, unitIds }: Start) => {
  clients = unitIds.length
  for (let at = 0; at < unitIds.length; at += connectAtOnce) await Promise.all(unitIds.slice(at, at + connectAtOnce).map((id) => connect(url, id)))
  process.send?.({ ready: true })
})
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
