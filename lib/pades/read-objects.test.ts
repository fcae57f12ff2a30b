import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { textByPoppler } from '../../server/testing/verify-pdf.ts'
import { prepareFields } from './prepare-fields.ts'
import { footNote, makeOffice, type Office, specOf } from './testing/sign-all.ts'
import { type Addition, withRevision } from './testing/with-revision.ts'

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
})
