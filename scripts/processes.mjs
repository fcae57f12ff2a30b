import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** When the process began, or undefined when it is gone; a zombie counts as gone. @param {number} pid @returns {string | undefined} */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Whether the living process works in that folder or names it on its command line. @param {number} pid @param {string} folder */
export function belongsTo(pid, folder) {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) === folder) return true
  } catch {}
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}

/** Process ids are used again, so a mark holds the pid and when that process began. */
export const ownMark = () => `${process.pid}.${startOf(process.pid) ?? '0'}`

/** @param {string} mark */
export function isLiving(mark) {
  const [pid, start] = mark.split('.')
  return start !== undefined && startOf(Number(pid)) === start
}

let uses = 0

/** Notes this process as a user of something shared. @param {string} folder */
export function noteUse(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = `${ownMark()}.${++uses}`
  writeFileSync(join(folder, own), '')
  return {
    /** Whether another living process has noted its use; notes of dead ones are cleared. */
    hasOthers() {
      let found = false
      for (const mark of readdirSync(folder)) {
        if (mark === own) continue
        if (isLiving(mark)) found = true
        else rmSync(join(folder, mark), { force: true })
      }
      return found
    },
    leave() {
      rmSync(join(folder, own), { force: true })
    },
  }
}

/** @param {number} ms */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms))

/** Polls until the answer is truthy or the time is up; returns the last answer. @template T @param {number} ms @param {() => T} ask @param {number} [every] @returns {Promise<T>} */
export async function until(ms, ask, every = 20) {
  const end = Date.now() + ms
  for (;;) {
    const answer = ask()
    if (answer || Date.now() > end) return answer
    await pause(every)
  }
}
