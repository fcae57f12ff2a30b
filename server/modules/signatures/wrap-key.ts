import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { openBytes, sealBytes, subkey } from './envelope.ts'

type Wrapped = { v: 1; from: string; iv: string; tag: string; data: string }
const contextOf = (credentialId: string, personId: string) => `${credentialId}:${personId}`

/** A seal's private key for one clerk: ECDH on P-256 with a passing key, HKDF-SHA-256, AES-256-GCM, bound to seal certificate and clerk. */
export function wrapFor(agreementPublic: Buffer, secret: Buffer, bound: { credentialId: string; personId: string }): Buffer {
  const passing = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const from = passing.publicKey.export({ type: 'spki', format: 'der' })
  const shared = diffieHellman({ privateKey: passing.privateKey, publicKey: createPublicKey({ key: agreementPublic, type: 'spki', format: 'der' }) })
  const sealed = sealBytes(subkey(shared, 'seal-key', from), secret, contextOf(bound.credentialId, bound.personId))
  return Buffer.from(JSON.stringify({ v: 1, from: from.toString('base64'), ...sealed } satisfies Wrapped))
}

/** Undefined when it was not wrapped to this clerk. */
export function unwrapWith(agreementPrivate: Buffer, wrapped: Buffer, bound: { credentialId: string; personId: string }): Buffer | undefined {
  const envelope = JSON.parse(wrapped.toString('utf8')) as Wrapped
  const from = Buffer.from(envelope.from, 'base64')
  const publicKey = createPublicKey({ key: from, type: 'spki', format: 'der' })
  const shared = diffieHellman({ privateKey: createPrivateKey({ key: agreementPrivate, type: 'pkcs8', format: 'der' }), publicKey })
  return openBytes(subkey(shared, 'seal-key', from), envelope, contextOf(bound.credentialId, bound.personId))
}
