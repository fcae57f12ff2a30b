import { hkdfSync, randomBytes } from 'node:crypto'
import type { App } from '../../platform/ctx.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { keepSecret, readSecret } from '../../platform/secrets.ts'
import { findInstallation } from './views.ts'

const purpose = 'demo'
const secretId = 'accounts'
// Letters and digits that nobody confuses when reading them from a screen.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

async function seedOf(dataDir: string): Promise<Buffer> {
  const known = await readSecret(dataDir, purpose, secretId).catch(() => undefined)
  if (known) return known
  // Another process may have written it meanwhile: whoever was first is right.
  await keepSecret(dataDir, purpose, randomBytes(32), secretId).catch(() => undefined)
  return readSecret(dataDir, purpose, secretId)
}
const derive = (seed: Buffer, use: string, length: number) => [...new Uint8Array(hkdfSync('sha256', seed, '', use, length))]

export async function demoPassword(dataDir: string): Promise<string> {
  const marks = derive(await seedOf(dataDir), 'password', 12).map((byte) => letters[byte % letters.length])
  return [marks.slice(0, 4), marks.slice(4, 8), marks.slice(8)].map((group) => group.join('')).join('-')
}

async function pinOf(dataDir: string): Promise<string> {
  const seed = await seedOf(dataDir)
  for (let attempt = 0; ; attempt++) {
    const pin = derive(seed, `pin ${attempt}`, 6)
      .map((byte) => byte % 10)
      .join('')
    if (new Set(pin).size >= 4) return pin
  }
}

/** An office refuses demo secrets altogether. */
export async function readDemoPin(app: Pick<App, 'config'> & { db: Db }): Promise<string> {
  if ((await findInstallation(app.db))?.kind !== 'demo') throw new AppError('rule', 'installation.not_demo')
  return pinOf(app.config.dataDir)
}

export async function hasDemoSecrets(dataDir: string): Promise<boolean> {
  return (await readSecret(dataDir, purpose, secretId).catch(() => undefined)) !== undefined
}
