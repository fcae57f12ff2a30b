import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export type Web = { url: string; pid: number; stop(): Promise<void> }
const main = fileURLToPath(new URL('../../server/main.js', import.meta.url))

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

/** One web process, as the launcher starts it. */
export async function startWeb(databaseUrl: string, dataDir: string, webDir: string): Promise<Web> {
  const port = await freePort()
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', WEB_DIR: webDir, LOG_LEVEL: 'warn' }
  const child = fork(main, [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await new Promise<void>((done, fail) => {
    child.once('message', () => done())
    child.once('exit', (code) => fail(new Error(`the web process ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => ended(child) }
}
