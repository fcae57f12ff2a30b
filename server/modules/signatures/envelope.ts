import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { currentSecret, readSecret } from '../../platform/secrets.ts'

/** Costs about a quarter of a second; six digits alone would not stand, so a server secret (pepper) goes in too. */
const parameters = { N: 2 ** 15, r: 8, p: 3 }
const maxmem = 128 * 1024 * 1024
const purpose = 'pin-pepper'

type Sealed = { iv: string; tag: string; data: string }
type Envelope = { v: 1; kdf: 'scrypt'; N: number; r: number; p: number; salt: string; pepper: string; secret: Sealed; agreement: Sealed }
/** What lies behind a PIN: the signing key (PKCS#8) and the key to which seal keys are wrapped (PKCS#8). */
export type PinKeys = { signing: Buffer; agreement: Buffer }

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string) => Buffer.from(text, 'base64')

export function sealBytes(key: Buffer, plain: Uint8Array, context: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return { iv: b64(iv), tag: b64(cipher.getAuthTag()), data: b64(data) }
}

/** Undefined when the key is not the one it was sealed with. */
export function openBytes(key: Buffer, sealed: Sealed, context: string): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(sealed.iv))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytesOf(sealed.tag))
  try {
    return Buffer.concat([decipher.update(bytesOf(sealed.data)), decipher.final()])
  } catch {
    return undefined
  }
}

export function subkey(key: Uint8Array, use: string, salt: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, use, 32))
}

function derive(pin: string, pepper: Buffer, envelope: Pick<Envelope, 'N' | 'r' | 'p' | 'salt'>): Promise<Buffer> {
  const password = createHmac('sha256', pepper).update(pin, 'utf8').digest()
  const { N, r, p, salt } = envelope
  return new Promise((resolve, reject) => scrypt(password, bytesOf(salt), 32, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key))))
}

/** AES-256-GCM under scrypt(PIN, pepper). Version, parameters and the pepper's id stand in the envelope. */
export async function sealUnderPin(dataDir: string, pin: string, keys: PinKeys): Promise<Buffer> {
  const pepper = await currentSecret(dataDir, purpose)
  const head = { v: 1 as const, kdf: 'scrypt' as const, ...parameters, salt: b64(randomBytes(16)), pepper: pepper.id }
  const key = await derive(pin, pepper.value, head)
  const secret = sealBytes(subkey(key, 'signing'), keys.signing, head.pepper)
  const agreement = sealBytes(subkey(key, 'agreement'), keys.agreement, head.pepper)
  return Buffer.from(JSON.stringify({ ...head, secret, agreement } satisfies Envelope))
}

/** Undefined when the PIN is wrong. `stale` when the pepper has changed since: the caller seals anew. */
export async function openWithPin(dataDir: string, pin: string, bytes: Buffer): Promise<(PinKeys & { stale: boolean }) | undefined> {
  const envelope = JSON.parse(bytes.toString('utf8')) as Envelope
  const key = await derive(pin, await readSecret(dataDir, purpose, envelope.pepper), envelope)
  const signing = openBytes(subkey(key, 'signing'), envelope.secret, envelope.pepper)
  const agreement = openBytes(subkey(key, 'agreement'), envelope.agreement, envelope.pepper)
  if (!signing || !agreement) return undefined
  const stale = envelope.pepper !== (await currentSecret(dataDir, purpose)).id || envelope.N < parameters.N
  return { signing, agreement, stale }
}
