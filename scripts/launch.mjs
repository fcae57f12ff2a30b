import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { builtMark, ensureBuilt } from './build.mjs'
import { root } from './packages.mjs'
import { startCluster } from './postgres.mjs'
import { pause } from './processes.mjs'
import { say, sayTrouble, Trouble } from './say.mjs'
import { supervise } from './supervise.mjs'

/** @typedef {Record<string, string | undefined>} Env */
/** @typedef {{ url: string, stop: () => Promise<void> }} Database */

const cli = join(root, 'dist', 'cli', 'main.js')
const say1 = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)

/** Installs, builds, starts the database and the two processes, and stays until it is told to end. */
export async function launch() {
  const stopping = new AbortController()
  try {
    const given = readEnvironment(process.env)
    await assertPortFree(given.HOST, Number(given.PORT))
    await ensureBuilt(['server', 'web'])
    const env = { ...given, BUILD_MARK: builtMark() }
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stopping.abort())
    await serve(env, stopping)
  } catch (error) {
    sayTrouble(error)
    process.exitCode = 1
  }
  process.exit()
}

/** @param {Env} given */
function readEnvironment(given) {
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  return {
    NODE_ENV: 'production',
    ...env,
    HOST: env.HOST ?? '127.0.0.1',
    PORT: env.PORT ?? '8080',
    DATA_DIR: resolve(env.DATA_DIR ?? join(root, 'var')),
    WEB_DIR: resolve(env.WEB_DIR ?? join(root, 'web-dist')),
    RESULTS_FILE: resolve(env.RESULTS_FILE ?? join(root, 'dist', '.results', 'conformance.json')),
  }
}

/** The processes of a killed launcher need a moment to notice. @param {string} host @param {number} port @param {number} [tries] */
async function assertPortFree(host, port, tries = 15) {
  const code = await new Promise((done) => {
    const probe = createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code))
    probe.listen(port, host, () => probe.close(() => done(undefined)))
  })
  if (code === undefined) return
  if (code === 'EADDRINUSE' && tries > 0) {
    await pause(200)
    return assertPortFree(host, port, tries - 1)
  }
  if (code === 'EADDRINUSE') {
    throw new Trouble(
      `Cổng ${port} trên ${host} đang được dùng: Nhịp Cầu có thể đã chạy. Hãy tắt chương trình kia hoặc đặt PORT khác.`,
      `Port ${port} on ${host} is in use: Nhịp Cầu may be running already. Stop that program or set another PORT.`,
    )
  }
  throw new Trouble(`Không mở được cổng ${port} trên ${host} (${code}).`, `Port ${port} on ${host} cannot be opened (${code}).`)
}

/** @param {Record<string, string | undefined> & { HOST: string, PORT: string, DATA_DIR: string }} env @param {AbortController} stopping */
async function serve(env, stopping) {
  const { signal } = stopping
  /** @type {Database | undefined} */
  let database
  /** @type {ReturnType<typeof supervise>[]} */
  let children = []
  const childEnv = () => ({ ...env, DATABASE_URL: database?.url ?? env.DATABASE_URL })
  const end = new Promise((done) => signal.addEventListener('abort', done, { once: true }))
  /** @type {unknown} */
  let failure
  const fail = (/** @type {unknown} */ error) => {
    failure ??= error
    stopping.abort()
  }

  try {
    if (!env.DATABASE_URL) {
      database = await keepDatabase(env.DATA_DIR, signal, fail, () => {
        for (const child of children) child.renew()
      })
    }
    await prepareDatabase(childEnv(), signal)
    if (signal.aborted) return
    children = ['main', 'worker'].map((name) => supervise({ name, file: join(root, 'dist', 'server', `${name}.js`), cwd: root, env: childEnv, fail }))
    announce(env, childEnv(), children, signal).catch(fail)
    await end
  } catch (error) {
    fail(error)
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await database?.stop()
  }
  if (failure) throw failure
  say('Đã dừng.', 'Stopped.')
}

/** Starts the embedded server and starts it again whenever it dies. @param {string} dir @param {AbortSignal} signal @param {(error: unknown) => void} fail @param {() => void} moved @returns {Promise<Database>} */
async function keepDatabase(dir, signal, fail, moved) {
  let cluster = await startCluster({ dir, log: say1 })
  const watch = async () => {
    for (;;) {
      await cluster.lost
      if (signal.aborted) return
      say('PostgreSQL đã ngừng bất thường, đang khởi động lại…', 'PostgreSQL has ended unexpectedly, starting it again…')
      await cluster.stop()
      const { url } = cluster
      cluster = await startCluster({ dir, log: say1 })
      if (cluster.url !== url) moved()
    }
  }
  watch().catch(fail)
  return {
    get url() {
      return cluster.url
    },
    stop: () => cluster.stop(),
  }
}

/** Migrates, and loads the demo into an empty database. @param {Env} env @param {AbortSignal} signal */
async function prepareDatabase(env, signal) {
  const code = await runCli(['prepare'], env, signal)
  if (code !== 0 && !signal.aborted)
    throw new Trouble('Không chuẩn bị được cơ sở dữ liệu: xem thông báo ở trên.', 'The database could not be prepared: see the messages above.')
}

/** @param {string[]} args @param {Env} env @param {AbortSignal} signal @returns {Promise<number | null>} */
function runCli(args, env, signal) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], signal, killSignal: 'SIGTERM' })
    child.once('error', () => done(1))
    child.once('exit', done)
  })
}

/** @param {Env} env @param {Env} childEnv @param {ReturnType<typeof supervise>[]} children @param {AbortSignal} signal */
async function announce(env, childEnv, children, signal) {
  await Promise.all(children.map((child) => child.ready))
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[env.HOST ?? ''] ?? env.HOST
  while (!signal.aborted && !(await answers(`http://${host}:${env.PORT}/ready`))) await pause(50)
  if (signal.aborted) return
  await runCli(['accounts'], childEnv, signal)
  const address = env.APP_URL ?? env.PUBLIC_URL ?? `http://${host}:${env.PORT}`
  process.stdout.write(`\nNhịp Cầu: ${address}/\nDữ liệu / data: ${env.DATA_DIR}\n`)
}

/** @param {string} url */
const answers = (url) =>
  fetch(url).then(
    (reply) => reply.ok,
    () => false,
  )
