import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from './ids.ts'

const folderOf = (dataDir: string, purpose: string) => join(dataDir, 'secrets', purpose)

/** Writes DATA_DIR/secrets/<purpose>/<id> (0600, synced) and returns the id that envelopes name. */
export async function keepSecret(dataDir: string, purpose: string, value: Uint8Array, id = newId()): Promise<string> {
  const path = join(folderOf(dataDir, purpose), id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(value)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return id
}

export async function readSecret(dataDir: string, purpose: string, id: string): Promise<Buffer> {
  return readFile(join(folderOf(dataDir, purpose), id))
}

/** The newest secret of a purpose; made on first use. Several may live at once: each envelope names its own. */
export async function currentSecret(dataDir: string, purpose: string): Promise<{ id: string; value: Buffer }> {
  const names = await readdir(folderOf(dataDir, purpose)).catch(() => [] as string[])
  const newest = names.sort().at(-1)
  const id = newest ?? (await keepSecret(dataDir, purpose, randomBytes(32)))
  return { id, value: await readSecret(dataDir, purpose, id) }
}
