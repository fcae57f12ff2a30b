import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeSignature } from '../../../lib/pades/complete-signature.ts'
import { readPicture } from '../../../lib/pades/picture.ts'
import { prepareFields } from '../../../lib/pades/prepare-fields.ts'
import { readSignatures } from '../../../lib/pades/read-signatures.ts'
import { startSignature } from '../../../lib/pades/start-signature.ts'
import { makeOffice, type Office, signedAt, specOf } from '../../../lib/pades/testing/sign-all.ts'
import { signBytes } from '../../../lib/x509/key-pair.ts'
import { bombOf } from '../../testing/papers/make-bomb.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../testing/papers/make-png.ts'
import { createPdfSigner, signLimits } from './pdf-signer.ts'

const signer = createPdfSigner(signLimits, 1)
let office: Office
beforeAll(async () => {
  office = await makeOffice()
})
afterAll(() => signer.close())

test('a paper is prepared and signed with the same bytes as beside the caller, whose key never leaves him', async () => {
  const [paper, fields] = [await makePdf(), await specOf()]
  const prepared = await signer.prepare(paper, fields, 'lan')
  expect(Buffer.from(prepared).equals(await prepareFields(paper, fields, office.font))).toBe(true)
  const { certificate, keys } = office.leader
  const picture = await readPicture(makeSignaturePng())
  const request = { field: 'signer1', certify: true as const, name: 'Nguyễn Thị Minh Hạnh', time: signedAt, certificate, chain: [], picture }
  const started = await signer.start(prepared, request)
  expect(started).toEqual(await startSignature(prepared, request, office.font))
  const signed = completeSignature(started, await signBytes(keys.privateKey, started.toBeSigned))
  await signer.check(prepared, signed)
  expect(await readSignatures(signed)).toMatchObject([{ field: 'signer1', coversWholeFile: true }])
})

test('what is no paper, is prepared twice, or is signed by nobody is refused by its code', async () => {
  const [paper, fields] = [await makePdf(), await specOf()]
  await expect(signer.prepare(new Uint8Array([1, 2, 3]), fields, 'lan')).rejects.toMatchObject({ code: 'unreadable' })
  const prepared = await signer.prepare(paper, fields, 'lan')
  await expect(signer.prepare(prepared, fields, 'lan')).rejects.toMatchObject({ code: 'has_form' })
  await expect(signer.check(prepared, paper)).rejects.toMatchObject({ code: 'self_check_failed' })
})

test('a small paper that unpacks to more than memory allows is given up in its own process, and the next one is prepared', async () => {
  const small = createPdfSigner({ ...signLimits, maxMemoryMb: 128 }, 1)
  const fields = await specOf()
  await expect(small.prepare(await bombOf(150), fields, 'lan')).rejects.toMatchObject({ code: 'too_complex' })
  expect((await small.prepare(await makePdf(), fields, 'lan')).length).toBeGreaterThan(1_000)
  await small.close()
})

test('who sends one heavy paper after another holds one process: the paper of another is prepared meanwhile', async () => {
  const two = createPdfSigner({ ...signLimits, maxMemoryMb: 128 }, 2)
  const [bomb, paper, fields] = [await bombOf(150), await makePdf(), await specOf()]
  const done: string[] = []
  const heavy = ['first', 'second'].map((name) => two.prepare(bomb, fields, 'lan').catch(() => done.push(name)))
  await two.prepare(paper, fields, 'minh').then(() => done.push('other'))
  await Promise.all(heavy)
  expect(done.at(-1)).toBe('second')
  await two.close()
})
