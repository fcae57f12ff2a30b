import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say, Trouble } from './say.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, dev?: boolean }} Entry */

/** @param {string} path @returns {Record<string, Entry>} */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/** What npm noted of its last install is held against the lock file, so it does not matter who ran it. @param {{ withDev: boolean }} options */
export function packagesFit({ withDev }) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const have = readLock(installed)
  return Object.entries(readLock(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '' || (wanted.dev && !withDev)) return true
    const found = have[path]
    // An optional package of another platform is not installed.
    if (!found) return wanted.optional === true
    return found.version === wanted.version && (!wanted.integrity || !found.integrity || found.integrity === wanted.integrity)
  })
}

/** Installs the packages of the lock file when those in node_modules are others. @param {{ withDev: boolean }} options */
export function ensurePackages(options) {
  if (packagesFit(options)) return
  say('Đang cài các gói npm…', 'Installing npm packages…')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const [file, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  const done = spawnSync(file, all, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status === 0) return
  throw new Trouble(
    'Không cài được các gói npm: hãy xem thông báo ở trên (mạng, quyền ghi vào node_modules).',
    'The npm packages could not be installed: see the message above (network, permission to write to node_modules).',
    { cause: done.error },
  )
}
