import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages, root } from './packages.mjs'
import { isLiving, ownMark, pause } from './processes.mjs'
import { say, sayTrouble, Trouble } from './say.mjs'

/** @typedef {'server' | 'web'} Part */

const dist = join(root, 'dist')
const hashFile = join(dist, '.build-hash')
const lockFile = join(dist, '.building')
const runtimeRoots = ['contract', 'server', 'lib', 'cli', 'bench', 'db', 'locales', 'scripts']
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json']

/** @type {Record<Part, string[]>} */
const sources = {
  server: [...settings, 'tsconfig.build.json', ...runtimeRoots],
  web: [...settings, 'tsconfig.web.json', 'vite.config.ts', 'web', 'contract', 'lib', 'locales'],
}
/** @type {Record<Part, string>} */
const results = { server: join(dist, 'server', 'main.js'), web: join(root, 'web-dist', 'index.html') }

/** Every file below, in a stable order, without what is there only for tests or readers. @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const at = join(path, entry.name)
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : filesBelow(at)
    return /\.test\.[a-z]+$|\.md$/.test(entry.name) ? [] : [at]
  })
}

/** What the built server reads besides compiled code; of the scripts only those that start Postgres. @param {string} file */
const isAsset = (file) =>
  !/\.m?tsx?$/.test(file) && (!relative(root, file).startsWith('scripts/') || /^(postgres|processes|say)[a-z-]*\.mjs$/.test(basename(file)))

/** @param {Part} part */
function hashOf(part) {
  const hash = createHash('sha256')
  for (const name of sources[part]) {
    const path = join(root, name)
    for (const file of /\.[a-z]+$/.test(name) ? [path].filter(existsSync) : filesBelow(path)) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

/** @returns {Partial<Record<Part, string>>} */
function builtHashes() {
  try {
    return JSON.parse(readFileSync(hashFile, 'utf8'))
  } catch {
    return {}
  }
}

/** @param {Partial<Record<Part, string>>} hashes */
const markOf = ({ server = '', web = '' }) => createHash('sha256').update(`${server} ${web}`).digest('hex')
/** The sources as they are now, as one word. */
export const sourceMark = () => markOf({ server: hashOf('server'), web: hashOf('web') })
/** The sources that what is in dist was built from. */
export const builtMark = () => markOf(builtHashes())

/** The parts whose sources are no longer those that were built. @param {Part[]} parts @returns {Part[]} */
export function staleParts(parts) {
  const built = builtHashes()
  return parts.filter((part) => built[part] !== hashOf(part) || !existsSync(results[part]))
}

/** Installs and builds what has changed; two builders at once wait for each other. @param {Part[]} parts */
export async function ensureBuilt(parts) {
  const isStale = staleParts(parts).length > 0
  ensurePackages({ withDev: isStale })
  if (!isStale) return
  mkdirSync(dist, { recursive: true })
  await takeLock()
  try {
    for (const part of staleParts(parts)) {
      const hash = hashOf(part)
      say(part === 'server' ? 'Đang biên dịch máy chủ…' : 'Đang biên dịch giao diện…', `Building the ${part}…`)
      noteHash(part, undefined)
      builders[part]()
      noteHash(part, hash)
    }
  } finally {
    rmSync(lockFile, { force: true })
  }
}

async function takeLock() {
  for (;;) {
    try {
      writeFileSync(lockFile, ownMark(), { flag: 'wx' })
      return
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    await pause(200)
    if (existsSync(lockFile) && !isLiving(readFileSync(lockFile, 'utf8'))) rmSync(lockFile, { force: true })
  }
}

/** @param {Part} part @param {string | undefined} hash */
function noteHash(part, hash) {
  writeFileSync(hashFile, JSON.stringify({ ...builtHashes(), [part]: hash }))
}

/** @type {Record<Part, () => void>} */
const builders = {
  server() {
    for (const name of readdirSync(dist)) {
      if (!name.startsWith('.')) rmSync(join(dist, name), { recursive: true })
    }
    runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
    for (const file of runtimeRoots.flatMap((name) => filesBelow(join(root, name))).filter(isAsset)) {
      const target = join(dist, relative(root, file))
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(file, target)
    }
  },
  web() {
    runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  },
}

/** @param {string} tool @param {string[]} args */
function runTool(tool, args) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0)
    throw new Trouble('Biên dịch không thành công: xem thông báo ở trên.', 'The build failed: see the messages above.', { cause: done.error })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuilt(['server', 'web']).catch((error) => {
    sayTrouble(error)
    process.exitCode = 1
  })
}
