import { beforeAll, describe, expect, it } from 'vitest'
import { drawPng } from '../../server/platform/draw-png.ts'
import { makeBrokenPdf } from '../../server/testing/papers/make-broken-pdf.ts'
import { makeEncryptedPdf } from '../../server/testing/papers/make-encrypted-pdf.ts'
import { makeJpeg } from '../../server/testing/papers/make-jpeg.ts'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../server/testing/papers/make-png.ts'
import { PadesError } from './pades-error.ts'
import { readPicture } from './picture.ts'
import { type FieldsSpec, prepareFields } from './prepare-fields.ts'
import { readSignatures } from './read-signatures.ts'
import { startSignature } from './start-signature.ts'
import { fill, makeOffice, type Office, signAll, signedAt, signField, specOf } from './testing/sign-all.ts'

let office: Office
let spec: FieldsSpec
let letter: Uint8Array
let done: Awaited<ReturnType<typeof signAll>>
beforeAll(async () => {
  office = await makeOffice()
  spec = await specOf()
  letter = await makePdf()
  done = await signAll(office)
})

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof PadesError ? error.code : `no refusal: ${error}`
}
const prepare = (bytes: Uint8Array, changed: Partial<FieldsSpec> = {}) => codeOf(prepareFields(bytes, { ...spec, ...changed }, office.font))

describe('preparing refuses', () => {
  it('an encrypted file', async () => expect(await prepare(await makeEncryptedPdf())).toBe('encrypted'))

  it('broken bytes, and bytes that are no PDF', async () => {
    expect(await prepare(await makeBrokenPdf())).toBe('unreadable')
    expect(await prepare(new TextEncoder().encode('xin chào'))).toBe('unreadable')
    expect(await prepare(new Uint8Array(0))).toBe('unreadable')
  })

  it('a cross-reference that points beside the objects', async () => {
    const text = Buffer.from(letter).toString('latin1')
    const shifted = text.replace(/^(\d{10}) (\d{5}) n/gm, (_, at: string, generation: string) => `${String(Number(at) + 7).padStart(10, '0')} ${generation} n`)

    expect(await prepare(new Uint8Array(Buffer.from(shifted, 'latin1')))).toBe('unreadable')
  })

  it('a file that is signed or certified', async () => {
    expect(await prepare(done.certified)).toBe('already_signed')
    expect(await prepare(done.sealed)).toBe('already_signed')
  })

  it('a file that is prepared already', async () => expect(await prepare(done.prepared)).toBe('has_form'))

  it('pages that are not there, or turned', async () => {
    expect(await prepare(letter, { qr: { ...spec.qr, page: 1 } })).toBe('page_not_found')
    expect(await prepare(await makePdf({ rotate: 90 }))).toBe('page_unsupported')
  })

  it('boxes outside the page, without area or without numbers', async () => {
    expect(await prepare(letter, { seal: { ...spec.seal, x: 560 } })).toBe('outside_page')
    expect(await prepare(letter, { date: { ...spec.date, y: -20 } })).toBe('outside_page')
    expect(await prepare(letter, { number: { ...spec.number, height: 0 } })).toBe('outside_page')
    expect(await prepare(letter, { number: { ...spec.number, x: Number.NaN } })).toBe('outside_page')
  })

  it('a foot note with letters that the font lacks', async () => expect(await prepare(letter, { footNote: 'Bản thử 漢字' })).toBe('text_not_drawable'))
})

describe('signing refuses', () => {
  const request = () => ({ certificate: office.leader.certificate, chain: [], time: signedAt, name: 'Nguyễn Thị Minh Hạnh' })
  const start = (bytes: Uint8Array, own: object) => codeOf(startSignature(bytes, { field: 'signer1', ...request(), ...own }, office.font))

  it('a field that is not there, or is no signature field', async () => {
    expect(await start(done.prepared, { field: 'signer2' })).toBe('field_not_found')
    expect(await start(done.prepared, { field: 'number' })).toBe('field_not_found')
    expect(await start(letter, {})).toBe('field_not_found')
  })

  it('a field that is signed, and to certify what is signed', async () => {
    expect(await start(done.certified, {})).toBe('already_signed')
    expect(await start(done.certified, { field: 'seal', certify: true })).toBe('already_signed')
  })

  it('a number or date outside of the prepared letters', async () => {
    expect(await start(done.certified, { field: 'seal', fill: { ...fill(), number: '12x' } })).toBe('text_not_drawable')
    expect(await start(done.certified, { field: 'seal', fill: { ...fill(), number: '' } })).toBe('text_not_drawable')
    expect(await start(done.certified, { field: 'seal', fill: { ...fill(), date: 'November 25' } })).toBe('text_not_drawable')
  })

  it('what is no certificate, and a chain that does not fit', async () => {
    expect(await start(done.prepared, { certificate: new Uint8Array([1, 2, 3]) })).toBe('key_unsupported')
    expect(await start(done.prepared, { chain: [new Uint8Array(17_000)] })).toBe('contents_too_small')
  })

  it('a value that is neither r‖s nor DER', async () => {
    const signed = signField(office, done.prepared, { field: 'signer1', holder: office.leader, sign: async () => new Uint8Array(10) })

    expect(await codeOf(signed)).toBe('self_check_failed')
  })
})

describe('pictures', () => {
  it('refuses what is no PNG, is cut off, or shows nothing', async () => {
    expect(await codeOf(readPicture(makeJpeg()))).toBe('picture_unreadable')
    expect(await codeOf(readPicture(makeSignaturePng().slice(0, 300)))).toBe('picture_unreadable')
    expect(await codeOf(readPicture(drawPng({ width: 9, height: 9, draw: () => [0, 0, 0, 0] })))).toBe('picture_unreadable')
  })

  it('refuses a picture of absurd size before unpacking it', async () => {
    const bomb = makeSignaturePng()
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 1_000_000)

    expect(await codeOf(readPicture(bomb))).toBe('picture_unreadable')
  })

  it('cuts off the transparent border', async () => {
    const dot = drawPng({ width: 40, height: 30, draw: (x, y) => (x >= 10 && x < 25 && y >= 5 && y < 10 ? [0, 0, 200, 255] : [0, 0, 0, 0]) })
    const picture = await readPicture(dot)

    expect([picture.width, picture.height]).toEqual([15, 5])
  })
})

describe('reading signatures', () => {
  it('finds none in a fresh letter and refuses broken bytes', async () => {
    expect(await readSignatures(letter)).toEqual([])
    expect(await codeOf(readSignatures(await makeBrokenPdf()))).toBe('unreadable')
  })

  it('no longer covers the whole file when something is appended', async () => {
    const longer = new Uint8Array([...done.sealed, 0x0a])

    expect((await readSignatures(longer)).map((one) => one.coversWholeFile)).toEqual([false, false])
  })
})
