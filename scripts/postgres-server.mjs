import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { giveToOwner, runAs, updateNote } from './postgres-account.mjs'
import { environment } from './postgres-initdb.mjs'
import { belongsTo, pause, startOf, until } from './processes.mjs'
import { Trouble } from './say.mjs'

/** @typedef {import('./postgres.mjs').Site} Site */
/** @typedef {{ pid: number, port: number, status: string, isAlive: boolean }} Postmaster */

const largestLog = 20 * 1024 * 1024
const patienceMs = 30_000
/** Above every possible process id. */
const nobody = '2147483646'
const passing = /lock file|shared memory block|still in use/
const portTaken = /could not bind|Address already in use/

/** Joins the server that already runs in the folder or starts one; survives what a kill -9 leaves behind. @param {Site} site @param {() => boolean} hasOtherUsers @returns {Promise<{ pid: number, port: number }>} */
export async function bringUp(site, hasOtherUsers) {
  const started = JSON.stringify([site.binaries.version, site.settings])
  const end = Date.now() + patienceMs
  let port = site.way.port
  for (;;) {
    const found = await settled(site)
    if (found && (site.way.started === started || hasOtherUsers())) return found
    // Left behind by a killed launcher of another version or with other settings.
    if (found) await halt(found.pid, site.data)
    disown(site.data)
    port = await freePort(port)
    const { pid, output } = await launch(site, port)
    if (pid !== undefined) {
      updateNote(site.dir, { port, started })
      return { pid, port }
    }
    if (portTaken.test(output)) port = undefined
    else if (!passing.test(output) || Date.now() > end) {
      throw new Trouble('PostgreSQL không khởi động được.', `PostgreSQL does not start:\n${output.trim().slice(-2000)}`)
    }
    await pause(100)
  }
}

/** @param {string} data @returns {Postmaster | undefined} */
function readPostmaster(data) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    const isAlive = startOf(pid) !== undefined && belongsTo(pid, data)
    return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim(), isAlive }
  } catch {
    return undefined
  }
}

/** Waits out a server that is starting, recovering or stopping; answers when it serves. @param {Site} site @returns {Promise<Postmaster | undefined>} */
async function settled({ data, log }) {
  for (let round = 1; ; round++) {
    const found = readPostmaster(data)
    if (!found?.isAlive) return undefined
    if (found.status === 'ready') return found
    if (round % 200 === 0) log(`PostgreSQL: ${found.status || 'starting'} …`)
    await pause(50)
  }
}

/**
 * Postgres takes a zombie, or a stranger with the same number, for a living server. Only the number is exchanged: with the
 * rest of the file Postgres still sees whether backends of the dead server hold the shared memory.
 * @param {string} data
 */
function disown(data) {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [nobody, ...lines.slice(1)].join('\n'))
}

/** @param {number | undefined} wanted @returns {Promise<number>} */
export function freePort(wanted) {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted ? done(freePort(undefined)) : fail(error)))
    probe.listen(wanted ?? 0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => done(port))
    })
  })
}

/** @param {Site} site @param {number} port @returns {Promise<{ pid?: number, output: string }>} */
async function launch(site, port) {
  const logFile = join(site.dir, 'postgres.log')
  if (existsSync(logFile) && statSync(logFile).size > largestLog) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  giveToOwner(site.dir, logFile)
  const before = statSync(logFile).size
  const settings = Object.entries(site.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [join(site.binaries.root, 'bin', 'postgres'), '-D', site.data, '-p', String(port), ...settings]
  const { file, args, options } = runAs(site.way, site.isScratch ? endingWithParent(command) : command)
  const child = spawn(file, args, { ...options, cwd: site.way.home, env: environment(site), detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  let failure = ''
  child.once('error', (error) => {
    failure = error.message
  })
  const isOver = () => failure !== '' || child.exitCode !== null || child.signalCode !== null
  const isReady = () => {
    const now = readPostmaster(site.data)
    return now?.pid === child.pid && now?.status === 'ready'
  }
  await until(Number.POSITIVE_INFINITY, () => isOver() || isReady(), 10)
  if (!isOver() && child.pid !== undefined) return { pid: child.pid, output: '' }
  return { output: failure || readFileSync(logFile).subarray(before).toString() }
}

/** @param {string[]} command @returns {string[]} */
function endingWithParent(command) {
  const wrapper = ['setpriv', '--pdeathsig', 'INT']
  return spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0 ? [...wrapper, ...command] : command
}

/** Ends the server of a folder: first in order, after that by force. @param {number} pid @param {string} data */
export async function halt(pid, data) {
  if (!belongsTo(pid, data)) return
  for (const [signal, ms] of /** @type {const} */ ([
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ])) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await until(ms, () => startOf(pid) === undefined)) return
  }
}

/** @param {number} pid @param {() => boolean} isExpected @returns {Promise<void>} */
export function whenLost(pid, isExpected) {
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (startOf(pid) !== undefined) return
      clearInterval(timer)
      if (!isExpected()) done()
    }, 250)
    timer.unref()
  })
}
