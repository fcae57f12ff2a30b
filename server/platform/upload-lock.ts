import { open, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** The holder touches its lock this often; one untouched for longer than `staleMs` belongs to a process that died. */
const touchMs = 2_000
const staleMs = 10_000
const retryMs = 50

const exists = (path: string) => stat(path).then(
  (found) => found,
  () => undefined,
) // biome-ignore format: reads as one expression

async function take(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/**
 * One writer an upload, over all processes that share the folder: a lock file beside the upload. Whoever wants it asks the
 * holder to let go (a client that reconnects while its old connection hangs), as tus recommends.
 */
export function fileLock(path: string) {
  const wanted = `${path}.wanted`
  let timer: NodeJS.Timeout | undefined
  return {
    async lock(signal: AbortSignal, letGo: () => void | Promise<void>): Promise<void> {
      while (!(await take(path))) {
        if (signal.aborted) throw Object.assign(new Error('aborted while waiting for the upload'), { status_code: 409 })
        const held = await exists(path)
        if (held && Date.now() - held.mtimeMs > staleMs) await rm(path, { force: true })
        else {
          await take(wanted)
          await wait(retryMs)
        }
      }
      await rm(wanted, { force: true })
      let sinceTouch = 0
      timer = setInterval(async () => {
        if (await exists(wanted)) await letGo()
        sinceTouch += 250
        if (sinceTouch < touchMs) return
        sinceTouch = 0
        await utimes(path, new Date(), new Date()).catch(() => undefined)
      }, 250)
      timer.unref()
    },
    async unlock(): Promise<void> {
      clearInterval(timer)
      await rm(path, { force: true })
      await rm(wanted, { force: true })
    },
  }
}
