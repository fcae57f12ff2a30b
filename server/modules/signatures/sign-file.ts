import { completeSignature } from '../../../lib/pades/complete-signature.ts'
import { PadesError } from '../../../lib/pades/pades-error.ts'
import type { SignatureRequest } from '../../../lib/pades/start-signature.ts'
import { importSigningKey, signBytes } from '../../../lib/x509/key-pair.ts'
import { personIdOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { filesByIds, type ReadyFile, readBytes, storeMade } from '../files/public.ts'
import * as queries from './queries.ts'
import { type CredentialRow, findSigning } from './views.ts'

export type Signing = {
  signingId: string
  fileId: string
  credential: CredentialRow
  /** PKCS#8 of the key that is open. */
  secret: Buffer
  request: Omit<SignatureRequest, 'certificate' | 'chain' | 'time'>
}

async function sign(ctx: Ctx, signing: Signing): Promise<{ file: ReadyFile; bytes: Uint8Array }> {
  const file = (await filesByIds(ctx.db, [signing.fileId])).get(signing.fileId)
  if (!file) throw new AppError('not_found', 'file.not_found')
  const before = new Uint8Array(await readBytes(ctx, file))
  const { certificate, chain } = signing.credential
  const request = { ...signing.request, certificate: new Uint8Array(certificate), chain: chain.map((one) => new Uint8Array(one)), time: ctx.now }
  const started = await ctx.pdfSigner.start(before, request, personIdOf(ctx.actor))
  const key = await importSigningKey(signing.secret)
  const bytes = completeSignature(started, await signBytes(key, started.toBeSigned))
  // The library that reads and the code that writes may be wrong: what was made is read again before it counts.
  await ctx.pdfSigner.check(before, bytes, personIdOf(ctx.actor))
  return { file, bytes }
}

/** Signs a field of a file; the id makes it one: done before, it answers its file again. Throws signature.failed. */
export async function signFile(ctx: Ctx, signing: Signing): Promise<ReadyFile> {
  const { signingId: id, fileId, credential, request } = signing
  const isNew = await queries.beginSigning(ctx.db, { id, file_in: fileId, field: request.field, credential_id: credential.id, state: 'started' })
  const known = isNew ? undefined : await findSigning(ctx.db, id)
  if (known && (known.fileIn !== fileId || known.field !== request.field)) throw new AppError('conflict', 'act.id_used')
  if (known?.fileOut) {
    const done = (await filesByIds(ctx.db, [known.fileOut])).get(known.fileOut)
    if (done) return done
  }
  try {
    const { file, bytes } = await sign(ctx, signing)
    const made = await storeMade(ctx, { bytes, mediaType: 'application/pdf', name: file.name, inspection: file.inspection })
    await queries.endSigning(ctx.db, id, { state: 'done', fileOut: made.id, at: ctx.now })
    return made
  } catch (error) {
    const code = error instanceof PadesError || error instanceof AppError ? error.code : 'internal'
    await queries.endSigning(ctx.db, id, { state: 'failed', failure: code, at: ctx.now })
    if (error instanceof PadesError) throw new AppError('rule', 'signature.failed', { reason: error.code })
    throw error
  }
}
