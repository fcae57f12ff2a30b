import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { textByPoppler } from '../../server/testing/verify-pdf.ts'
import { prepareFields } from './prepare-fields.ts'
import { readObjects } from './read-objects.ts'
import { footNote, makeOffice, type Office, specOf } from './testing/sign-all.ts'
import { type Addition, withRevision } from './testing/with-revision.ts'
import { readCrossReference } from './xref.ts'

let office: Office
let letter: Uint8Array
beforeAll(async () => {
  office = await makeOffice()
  letter = await makePdf()
})
const prepare = async (bytes: Uint8Array) => prepareFields(bytes, await specOf(), office.font)

const drawn = (text: string) => {
  const content = `BT /H 30 Tf 100 420 Td (${text}) Tj ET`
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  const dict = `/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << /Font << /H ${font} >> >> /Length ${content.length}`
  return `<< ${dict} >>\nstream\n${content}\nendstream`
}
const page = /\n(\d+) 0 obj\s*(<<(?:(?!endobj)[\s\S])*?\/Type \/Page\b(?:(?!endobj)[\s\S])*?)endobj/
const content = 'q /X1 Do Q'

/** The letter with one more drawing on its page, whose resources are an object of their own: the listed form, and one that no section lists. */
function shadowed(place: 'before' | 'behind'): Uint8Array {
  const [, number, body = ''] = page.exec(Buffer.from(letter).toString('latin1')) ?? []
  const changed = body
    .replace(/\/Contents \[?([^\]/]*?R)\s*\]?(?=\s|\/)/, '/Contents [$1 6000 0 R]')
    .replace(/\/Resources <<(?:[^<>]|<<(?:[^<>]|<<[^<>]*>>)*>>)*>>/, '/Resources 6003 0 R')
  const resources = (drawing: number): Addition => ({ number: 6003, body: `<< /XObject << /X1 ${drawing} 0 R >> >>` })
  const unlisted: Addition = { ...resources(6002), unlisted: true }
  return withRevision(letter, [
    { number: Number(number), body: changed },
    { number: 6000, body: `<< /Length ${content.length} >>\nstream\n${content}\nendstream` },
    { number: 6001, body: drawn('HONEST') },
    { number: 6002, body: drawn('EVIL') },
    ...(place === 'before' ? [unlisted, resources(6001)] : [resources(6001), unlisted]),
  ])
}

describe('what is prepared is what was read', () => {
  it.each(['before', 'behind'] as const)('also with another form of an object, which no cross-reference lists, %s the listed one', async (place) => {
    const source = shadowed(place)
    expect(await textByPoppler(source)).toContain('HONEST')
    const text = await textByPoppler(await prepare(source))

    expect(text).toContain(footNote)
    expect(text).toContain('HONEST')
    expect(text).not.toContain('EVIL')
  })

  it('and a file with an object that is not where it is listed is refused, though no page of it is', async () => {
    const words = Buffer.from(withRevision(letter, [{ number: 6000, body: '<< /A 1 >>' }])).toString('latin1')
    const moved = Buffer.from(words.replace('6000 0 obj', '6001 0 obj'), 'latin1')

    await expect(prepare(new Uint8Array(moved))).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('and a stream of objects that ends early for one reader and late for another is refused', async () => {
    const packed = withRevision(letter, [
      { number: 6000, body: '5' },
      { number: 6001, body: '<< /Type /ObjStm /N 1 /First 7 /Length 6000 0 R >>\nstream\n6002 0 << /A 1 >>\nendstream' },
    ])
    const [xref, body] = [readCrossReference(packed), { inside: 6001, index: 0 }]

    expect(() => readObjects(packed, new Map([...xref.entries, [6002, body]]))).toThrow('not where it is listed')
  })
})
