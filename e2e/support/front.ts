import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Front = { url: string; stop(): Promise<void> }

/** Live screens hang on the first process, every other request goes to the next one in turn: what is told must come through another. */
export async function startFront(ports: readonly number[]): Promise<Front> {
  let turn = 0
  const portOf = (path: string) => {
    if (path.startsWith('/api/live')) return ports[0]
    turn += 1
    return ports[turn % ports.length]
  }
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = '/', headers } = request
    const onward = forward({ host: '127.0.0.1', port: portOf(url), method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.on('error', () => response.destroy())
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }
  // Longer than the processes behind promise to keep a connection (72 s): that promise is passed on.
  const server = createServer({ keepAliveTimeout: 90_000 }, pass)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
