import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from './ids.ts'

export type StoredFile = { sha256: Buffer; bytes: number; key: string }
/** Bytes by content hash; the port streams, S3 can stand behind it later. */
export type FileStore = {
  /** Durable when it returns: synced, then renamed to its hash. */
  put(content: Readable | Uint8Array): Promise<StoredFile>
  /** Hashes and syncs a finished upload where it lies, on the same volume; `keep` then takes it over by renaming it, durable when it returns. */
  arrive(path: string): Promise<StoredFile & { keep(): Promise<void> }>
  open(key: string, range?: { start: number; end: number }): Promise<Readable>
  size(key: string): Promise<number>
  /** A real path for tools that need one; valid during the call only. */
  withLocalCopy<T>(key: string, work: (path: string) => Promise<T>): Promise<T>
  /** Removes bytes that nothing names any more; with `before`, only such as arrived earlier, so that an arrival under way keeps its own. */
  remove(key: string, before?: Date): Promise<void>
  readonly incoming: string
}

const keyOf = (hex: string) => `files/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const readAtOnce = 1024 * 1024
async function hashFile(path: string): Promise<{ sha256: Buffer; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: readAtOnce })) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { sha256: hash.digest(), bytes }
}

export function createLocalFileStore(dataDir: string): FileStore {
  const incoming = join(dataDir, 'incoming')
  const pathOf = (key: string) => join(dataDir, key)

  /** Synced under its temporary name: what is left is the renaming. */
  async function prepare(temporary: string, sha256: Buffer): Promise<{ key: string; keep(): Promise<void> }> {
    const key = keyOf(sha256.toString('hex'))
    const target = pathOf(key)
    await syncPath(temporary)
    const keep = async () => {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(temporary, target)
      await syncPath(dirname(target))
    }
    return { key, keep }
  }

  return {
    incoming,
    async put(content) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const temporary = join(incoming, `${newId()}.tmp`)
      const hash = createHash('sha256')
      let bytes = 0
      try {
        if (content instanceof Uint8Array) {
          hash.update(content)
          bytes = content.length
          const handle = await open(temporary, 'wx', 0o600)
          await handle.writeFile(content).finally(() => handle.close())
        } else {
          content.on('data', (chunk: Buffer) => {
            hash.update(chunk)
            bytes += chunk.length
          })
          await pipeline(content, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }))
        }
        const sha256 = hash.digest()
        const { key, keep } = await prepare(temporary, sha256)
        await keep()
        return { sha256, bytes, key }
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    async arrive(path) {
      const { sha256, bytes } = await hashFile(path)
      return { sha256, bytes, ...(await prepare(path, sha256)) }
    },
    async open(key, range) {
      return createReadStream(pathOf(key), range)
    },
    async size(key) {
      return (await stat(pathOf(key))).size
    },
    async withLocalCopy(key, work) {
      return work(pathOf(key))
    },
    async remove(key, before) {
      const found = await stat(pathOf(key)).catch(() => undefined)
      if (found && (!before || found.mtime < before)) await rm(pathOf(key), { force: true })
    },
  }
}
