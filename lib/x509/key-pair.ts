export type KeyPair = { privateKey: CryptoKey; publicKey: CryptoKey; pkcs8: Uint8Array; spki: Uint8Array }
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A P-256 key pair for signing, with its PKCS#8 and SPKI forms. */
export async function makeKeyPair(): Promise<KeyPair> {
  const { subtle } = globalThis.crypto
  const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const pkcs8 = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey))
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey))
  return { privateKey: pair.privateKey, publicKey: pair.publicKey, pkcs8, spki }
}

/** The private key of a PKCS#8 block, not exportable again. Throws when it is no P-256 key. */
export function importSigningKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  return globalThis.crypto.subtle.importKey('pkcs8', pkcs8.slice(), algorithm, false, ['sign'])
}

/** ECDSA with SHA-256; the value is r‖s, 64 bytes. */
export async function signBytes(key: CryptoKey, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes.slice()))
}
