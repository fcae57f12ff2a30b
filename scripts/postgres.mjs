import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { decideWay, existingCluster, knownWay, worksInNamespace } from './postgres-account.mjs'
import { copyBinaries, findBinaries, linkLibraries } from './postgres-binaries.mjs'
import { createCluster, setPasswords } from './postgres-initdb.mjs'
import { bringUp, halt, whenLost } from './postgres-server.mjs'
import { noteUse } from './processes.mjs'
import { Trouble } from './say.mjs'

/**
 * One data folder with all that is needed to run it.
 * @typedef {object} Site
 * @property {string} dir
 * @property {import('./postgres-account.mjs').Way} way
 * @property {import('./postgres-binaries.mjs').Binaries} binaries
 * @property {Record<string, string>} env
 * @property {string} data
 * @property {Record<string, string>} settings
 * @property {boolean} isScratch ends with its parent and need not survive a power cut
 * @property {(line: string) => void} log
 */

/**
 * Starts the PostgreSQL of a folder, or joins the one that already runs there.
 * @param {{ dir: string, fsync?: boolean, settings?: Record<string, string>, log?: (line: string) => void }} options
 */
export async function startCluster({ dir: folder, fsync = true, settings = {}, log = () => {} }) {
  const { dir, use } = enter(resolve(folder))
  try {
    const site = openSite(dir, { settings: { ...defaults(fsync), ...settings }, isScratch: !fsync, log })
    const server = await bringUp(site, use.hasOthers)
    const { password, adminPassword, home } = site.way
    let isStopping = false
    const stop = async ({ evenIfUsed = false } = {}) => {
      isStopping = true
      use.leave()
      if (evenIfUsed || !use.hasOthers()) await halt(server.pid, site.data)
    }
    return {
      url: `postgres://nhipcau:${password}@127.0.0.1:${server.port}/nhipcau`,
      adminUrl: `postgres://postgres:${adminPassword}@127.0.0.1:${server.port}/postgres`,
      port: server.port,
      pid: server.pid,
      version: site.binaries.version,
      data: site.data,
      /** Settles when the server has ended without having been asked to. */
      lost: whenLost(server.pid, () => isStopping),
      /** Ends the server, unless another living process uses it too. */
      stop,
      /** Uses it no longer and leaves it to the others. */
      leave: () => use.leave(),
      /** For scratch clusters: ends the server and removes every trace of it. */
      async destroy() {
        await stop({ evenIfUsed: true })
        for (const place of [home, dir]) rmSync(place, { recursive: true, force: true })
      },
    }
  } catch (error) {
    use.leave()
    throw error
  }
}

/** @param {string} folder */
function enter(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const dir = realpathSync(folder)
    return { dir, use: noteUse(join(dir, 'postgres-users')) }
  } catch (error) {
    throw new Trouble(
      `Không ghi được vào thư mục dữ liệu ${folder}.`,
      `Cannot write to the data folder ${folder}: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** @param {boolean} fsync @returns {Record<string, string>} */
function defaults(fsync) {
  const shared = {
    listen_addresses: '127.0.0.1',
    // A path of more than 107 bytes would fail, so there is no socket.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %a ',
    // Four times the cost of the next page is a spinning disk's; with it whole tables are read where a few keys would do.
    random_page_cost: '1.1',
  }
  if (!fsync) return { ...shared, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }
  const buffers = Math.min(512, Math.max(64, Math.floor(totalmem() / 8 / 1024 / 1024)))
  return { ...shared, shared_buffers: `${buffers}MB`, max_wal_size: '2GB' }
}

/** @param {string} dir @param {Pick<Site, 'settings' | 'isScratch' | 'log'>} options @returns {Site} */
function openSite(dir, options) {
  const known = knownWay(dir)
  const existing = existingCluster(known?.home ?? dir)
  let binaries = findBinaries(existing?.major)
  let env = linkLibraries(binaries, dir)
  const way = known ?? decideWay(dir, () => worksInNamespace(join(binaries.root, 'bin', 'postgres'), dir, env))
  if (way.as === 'account') {
    binaries = copyBinaries(binaries, way.home)
    env = linkLibraries(binaries, way.home)
  }
  const site = { dir, way, binaries, env, data: join(way.home, `postgres-${binaries.major}`), ...options }
  if (!existing) createCluster(site)
  // A restored copy of a cluster brings no note: it gets new passwords.
  else if (!known) setPasswords(site, site.data)
  checkVersion(site)
  return site
}

/** @param {Site} site */
function checkVersion({ data, binaries }) {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (found === String(binaries.major)) return
  throw new Trouble(
    `Thư mục ${data} chứa dữ liệu của PostgreSQL ${found}, không phải ${binaries.major}. Dữ liệu chưa bị thay đổi.`,
    `The folder ${data} holds data of PostgreSQL ${found}, not ${binaries.major}. Nothing was changed.`,
  )
}
