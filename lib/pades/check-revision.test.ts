import { beforeAll, describe, expect, it } from 'vitest'
import { signBytes } from '../x509/key-pair.ts'
import { concat, sha256 } from './bytes.ts'
import { checkRevision } from './check-revision.ts'
import { signedAttributes, unsignedCms } from './cms.ts'
import { completeSignature } from './complete-signature.ts'
import { openPdf, pagesOf } from './open-pdf.ts'
import { key } from './pdf-syntax.ts'
import { readSignatures } from './read-signatures.ts'
import { Revision } from './revision.ts'
import { contentsBytes, startSignature } from './start-signature.ts'
import { fill, makeOffice, type Office, signAll, signedAt, signField } from './testing/sign-all.ts'

let office: Office
let done: Awaited<ReturnType<typeof signAll>>
beforeAll(async () => {
  office = await makeOffice()
  done = await signAll(office)
})

const failure = { code: 'self_check_failed' }
function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
/** A revision that draws something else on the first page. */
async function redrawn(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await openPdf(bytes)
  const revision = new Revision(pdf)
  const page = pagesOf(pdf)[0]
  if (!page) throw new Error('no page')
  const dict = page.dict.clone(pdf.context)
  dict.set(key('Contents'), revision.add(pdf.context.stream('0 0 100 100 re f')))
  revision.put(page.ref, dict)
  return (await revision.write()).bytes
}

describe('the check after every act', () => {
  it('accepts each act of the order', async () => {
    await checkRevision(done.source, done.prepared)
    await checkRevision(done.prepared, done.certified)
    await checkRevision(done.certified, done.sealed)
  })

  it('refuses a file whose earlier bytes are not kept, or that did not grow', async () => {
    await expect(checkRevision(done.certified, changed(done.sealed, 500))).rejects.toMatchObject(failure)
    await expect(checkRevision(done.sealed, done.sealed)).rejects.toMatchObject(failure)
    await expect(checkRevision(done.sealed, done.certified)).rejects.toMatchObject(failure)
  })

  it('refuses a signature whose digest or value does not hold', async () => {
    const text = Buffer.from(done.sealed).toString('latin1')
    const name = text.lastIndexOf('/M (D:')
    await expect(checkRevision(done.certified, changed(done.sealed, name + 8))).rejects.toMatchObject(failure)

    const other = await signField(office, done.prepared, { field: 'signer1', holder: { ...office.leader, keys: office.seal.keys }, certify: true })
    await expect(checkRevision(done.prepared, other)).rejects.toMatchObject(failure)
  })

  it('refuses a change to a signed file that is no signature, and a page redrawn under cover of one', async () => {
    const forged = await redrawn(done.certified)
    await expect(checkRevision(done.certified, forged)).rejects.toMatchObject(failure)

    const sealed = await signField(office, forged, { field: 'seal', holder: office.seal })
    await expect(checkRevision(done.certified, sealed)).rejects.toMatchObject(failure)
  })

  it('refuses a signing revision that changes more of a field than its value and look', async () => {
    const { certificate, keys } = office.seal
    const request = { field: 'seal', certificate, chain: [], time: signedAt, name: 'Ban Thường trực', fill: fill() }
    const started = await startSignature(done.certified, request, office.font)
    const text = Buffer.from(started.bytes).toString('latin1')
    const bytes = started.bytes.slice()
    // The quadding of the number field, in the new revision.
    bytes[text.lastIndexOf('/Q 1') + 3] = 0x32
    const digest = await sha256(concat([bytes.subarray(0, started.contentsAt - 1), bytes.subarray(started.contentsAt + contentsBytes * 2 + 1)]))
    const toBeSigned = await signedAttributes(digest, certificate)
    const forged = { toBeSigned, bytes, contentsAt: started.contentsAt, cms: unsignedCms({ attributes: toBeSigned, certificate, chain: [] }) }
    const signed = completeSignature(forged, await signBytes(keys.privateKey, toBeSigned))

    expect((await readSignatures(signed)).at(-1)?.coversWholeFile).toBe(true)
    await expect(checkRevision(done.certified, signed)).rejects.toThrow('must not change')
  })

  it('refuses a revision cut short', async () => {
    await expect(checkRevision(done.certified, done.sealed.slice(0, -60))).rejects.toMatchObject(failure)
  })
})
