import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './say.mjs'

const noteName = 'postgres.json'
const sharedPlace = '/var/lib/nhipcau'
const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--']

/**
 * How one data folder is run, for ever the same way.
 * @typedef {object} Note
 * @property {'self' | 'namespace' | 'account'} as
 * @property {string} [place] where another account keeps the cluster
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string} password of the role nhipcau, which the product uses
 * @property {string} adminPassword of the superuser postgres
 * @property {number} [port] the last one used
 * @property {string} [started] version and settings of the running server
 */

/** @param {string} dir @returns {Note | undefined} */
function readNote(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, noteName), 'utf8'))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw new Trouble(`Không đọc được ${join(dir, noteName)}.`, `Cannot read ${join(dir, noteName)}.`, { cause: error })
  }
}

/** @param {string} dir @param {Partial<Note>} changes */
export function updateNote(dir, changes) {
  const fresh = join(dir, `${noteName}.${process.pid}`)
  writeFileSync(fresh, JSON.stringify({ ...readNote(dir), ...changes }), { mode: 0o600 })
  giveToOwner(dir, fresh)
  renameSync(fresh, join(dir, noteName))
}

/** A note with the folder that holds the cluster. @typedef {Note & { home: string }} Way */

/** How this folder is run, if that is decided. @param {string} dir @returns {Way | undefined} */
export function knownWay(dir) {
  const note = readNote(dir)
  return note && forThisUser({ ...note, home: note.place ?? dir })
}

/** Decides how this folder is run and writes it down. @param {string} dir @param {() => boolean} worksInNamespace @returns {Way} */
export function decideWay(dir, worksInNamespace) {
  const secret = () => randomBytes(24).toString('base64url')
  const fresh = join(dir, `${noteName}.${process.pid}`)
  writeFileSync(fresh, JSON.stringify({ ...choose(worksInNamespace), password: secret(), adminPassword: secret() }), { mode: 0o600 })
  try {
    // A link fails when another process was first; then its note counts.
    linkSync(fresh, join(dir, noteName))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh)
  }
  return /** @type {Way} */ (knownWay(dir))
}

/** @param {() => boolean} worksInNamespace @returns {Pick<Note, 'as' | 'place' | 'uid' | 'gid'>} */
function choose(worksInNamespace) {
  if (process.getuid?.() !== 0) return { as: 'self' }
  if (worksInNamespace()) return { as: 'namespace' }
  const { uid, gid } = systemAccount()
  const place = join(sharedPlace, randomBytes(6).toString('hex'))
  mkdirSync(sharedPlace, { recursive: true, mode: 0o755 })
  mkdirSync(place, { mode: 0o700 })
  chownSync(place, uid, gid)
  return { as: 'account', place, uid, gid }
}

/** Root may start a folder that an ordinary user made: then Postgres runs as that user. @param {Way} way @returns {Way} */
function forThisUser(way) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot && way.as !== 'self') {
    throw new Trouble('Thư mục dữ liệu này do root tạo: hãy khởi động lại bằng root.', 'This data folder was made by root: start it as root.')
  }
  if (!isRoot || way.as !== 'self') return way
  const owner = statSync(existingCluster(way.home)?.folder ?? way.home)
  return owner.uid === 0 ? { ...way, as: 'namespace' } : { ...way, uid: owner.uid, gid: owner.gid }
}

/** @returns {{ uid: number, gid: number }} */
function systemAccount() {
  const find = () => {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
    const line = ['postgres', 'nhipcau'].map((name) => lines.find((one) => one.startsWith(`${name}:`))).find(Boolean)
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
  }
  const known = find()
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'nhipcau'])
  const made = find()
  if (made) return made
  throw new Trouble(
    'PostgreSQL không chạy dưới quyền root, và máy này không cho tạo user namespace hay tài khoản hệ thống. Hãy chạy bằng người dùng thường hoặc đặt DATABASE_URL.',
    'PostgreSQL does not run as root, and neither a user namespace nor a system account is possible here. Run as an ordinary user or set DATABASE_URL.',
  )
}

/** @param {string} home @returns {{ major: number, folder: string } | undefined} */
export function existingCluster(home) {
  const majors = existsSync(home) ? readdirSync(home).map((name) => Number(/^postgres-(\d+)$/.exec(name)?.[1] ?? 0)) : []
  const major = Math.max(0, ...majors.filter((one) => existsSync(join(home, `postgres-${one}`, 'PG_VERSION'))))
  return major ? { major, folder: join(home, `postgres-${major}`) } : undefined
}

/** File, arguments and spawn options that run a program of Postgres in the way of this folder. @param {Way} way @param {string[]} command @returns {{ file: string, args: string[], options: { uid?: number, gid?: number } }} */
export function runAs(way, command) {
  const [file = '', ...args] = way.as === 'namespace' ? ['unshare', ...namespace, ...command] : command
  return { file, args, options: way.uid === undefined ? {} : { uid: way.uid, gid: way.gid ?? way.uid } }
}

/** Whether that program answers inside a user namespace and may write to the folder there. @param {string} program @param {string} dir @param {Record<string, string>} env */
export function worksInNamespace(program, dir, env) {
  const args = [...namespace, 'sh', '-c', '"$1" --version && test -w "$2"', 'sh', program, dir]
  return spawnSync('unshare', args, { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0
}

/** What root writes into a user's folder stays that user's. @param {string} dir @param {string} path */
export function giveToOwner(dir, path) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dir)
  chownSync(path, uid, gid)
}

/** Gives a new file or folder to the account that runs Postgres. @param {Way} way @param {string} path */
export function handOver(way, path) {
  if (way.uid !== undefined) chownSync(path, way.uid, way.gid ?? way.uid)
}
