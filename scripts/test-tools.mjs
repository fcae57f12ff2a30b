import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Trouble } from './say.mjs'

/** What tests need besides npm packages: a Debian package and what it must have brought. */
const tools = [
  { debian: 'chromium', has: () => existsSync('/usr/bin/chromium') },
  { debian: 'poppler-utils', has: () => runs('pdfsig', ['-v']) },
  { debian: 'qpdf', has: () => runs('qpdf', ['--version']) },
  { debian: 'openssl', has: () => runs('openssl', ['version']) },
  { debian: 'libnss3-tools', has: () => existsSync('/usr/bin/certutil') },
  { debian: 'libreoffice-writer-nogui', has: () => runs('soffice', ['--version']) },
  { debian: 'fonts-liberation2', has: () => existsSync('/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf') },
]

/** @param {string} program @param {string[]} args */
const runs = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).error === undefined
const missing = () => tools.filter((tool) => !tool.has()).map((tool) => tool.debian)

/** Installs what is missing through apt when that is possible; what stays missing is named and nothing is skipped. */
export function ensureTestTools() {
  const wanted = missing()
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write(`Installing ${wanted.join(' ')}…\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
  const still = missing()
  if (still.length > 0) {
    throw new Trouble(
      `Thiếu gói Debian mà kiểm thử cần: ${still.join(' ')}. Hãy cài: apt-get install ${still.join(' ')}`,
      `Debian packages that the tests need are missing: ${still.join(' ')}. Install them: apt-get install ${still.join(' ')}`,
    )
  }
}
