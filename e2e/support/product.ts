import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type Product = {
  url: string
  dataDir: string
  password: string
  pin: string
  /** Waits until the product answers that it is ready. */
  ready(): Promise<void>
  /** The process that serves HTTP. */
  webPid(): number
  /** kill -9 of the web process; the launcher starts it anew. */
  killWeb(): Promise<void>
  stop(): Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

const isReady = (url: string) =>
  fetch(`${url}/ready`).then(
    (reply) => reply.ok,
    () => false,
  )

async function until(what: string, condition: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await condition()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${what} within ${seconds} s did not come`)
}

/** The child of the launcher that runs dist/server/main.js. */
function webProcess(launcher: number): number | undefined {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (parent === launcher && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('server/main.js')) return Number(name)
    } catch {
      // The process ended while it was looked at.
    }
  }
  return undefined
}

/** Starts the built product as `npm start` does, with a data folder and a port of its own. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'nhipcau-e2e-'))
  const port = env.PORT ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const settings = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url, LOG_LEVEL: 'warn', ...env }
  const launcher: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [launcher.stdout, launcher.stderr]) stream?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-8_000)))
  const ready = () => until(`/ready at ${url}`, () => isReady(url), 180)
  await Promise.race([
    ready(),
    new Promise<never>((_done, fail) => launcher.once('exit', (code) => fail(new Error(`the product ended with ${code}:\n${said}`)))),
  ])
  const accounts = env.NHIPCAU_OFFICE
    ? undefined
    : spawnSync(process.execPath, ['dist/cli/main.js', 'accounts', '--json'], { cwd: root, env: settings, encoding: 'utf8' })
  const { password = '', pin = '' } = accounts ? (JSON.parse(accounts.stdout) as { password?: string; pin?: string }) : {}
  const webPid = () => {
    const pid = webProcess(launcher.pid ?? 0)
    if (pid === undefined) throw new Error('no web process')
    return pid
  }
  return {
    ...{ url, dataDir, password, pin, ready },
    webPid,
    async killWeb() {
      const pid = webPid()
      process.kill(pid, 'SIGKILL')
      await until('the end of the web process', async () => webProcess(launcher.pid ?? 0) !== pid, 10)
    },
    async stop() {
      if (launcher.exitCode === null && launcher.signalCode === null) {
        const ended = new Promise((done) => launcher.once('exit', done))
        launcher.kill('SIGTERM')
        await ended
      }
      if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
