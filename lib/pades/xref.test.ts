import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { openPdf, pagesOf } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { type Addition, withRevision } from './testing/with-revision.ts'
import { readCrossReference } from './xref.ts'

let letter: Uint8Array
beforeAll(async () => {
  letter = await makePdf()
})
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    return `${pagesOf(await openPdf(bytes)).length} pages`
  } catch (error) {
    return error instanceof PadesError ? error.code : `no refusal: ${error}`
  }
}

describe('the numbers of objects', () => {
  it.each([4_294_967_296, 8_388_608, 99_999_999_999])('as high as %d are refused: viewers ignore such objects', async (size) => {
    expect(await refusalOf(withRevision(letter, [], size))).toBe('too_complex')
    expect(await refusalOf(withRevision(letter, [{ number: size, body: 'null' }], 10))).toBe('too_complex')
  })

  it('are counted up to the highest that is used, whatever the trailer says', () => {
    expect(readCrossReference(withRevision(letter, [{ number: 6000, body: 'null' }], -5)).size).toBe(6001)
    expect(readCrossReference(withRevision(letter, [], 7000.5)).size).toBe(7001)
  })
})

describe('a cross-reference that takes long to read is refused', () => {
  it('with more sections than anybody writes', async () => {
    const tables: string[] = []
    let at = 9
    for (let before = 0; tables.length < 1_001; before = at, at += tables.at(-1)?.length ?? 0) {
      tables.push(`xref\n0 0\ntrailer\n<< /Size 1 ${before ? `/Prev ${before}` : ''} >>\n`)
    }
    const last = at - (tables.at(-1)?.length ?? 0)

    expect(await refusalOf(bytesOf(`%PDF-1.7\n${tables.join('')}startxref\n${last}\n%%EOF\n`))).toBe('too_complex')
  })

  it('with more entries than there is room for, and without any end', async () => {
    const words = (count: string, rest: string) => bytesOf(`%PDF-1.7\nxref\n0 ${count}\n${rest}startxref\n9\n%%EOF\n`)

    expect(await refusalOf(words('99999999', 'trailer\n<< /Size 1 >>\n'))).toBe('too_complex')
    expect(await refusalOf(words('1', `${'0000000000 65535 f \n0 1\n'.repeat(250_001)}`))).toBe('too_complex')
    expect(await refusalOf(words('2', '0000000000 65535 f \n'))).toBe('unreadable')
  })
})

describe('a tree of pages', () => {
  const catalog = (text: string) => Number(/\/Root (\d+) 0 R/.exec(text)?.[1])
  const treeOf = (levels: number, parentOf = (number: number) => number - 1): Uint8Array => {
    const nodes = Array.from({ length: levels }, (_, level): Addition => {
      const number = 6000 + level
      const parent = level > 0 ? `/Parent ${parentOf(number)} 0 R` : ''
      const isPage = level === levels - 1
      return { number, body: isPage ? `<< /Type /Page ${parent} /MediaBox [0 0 9 9] >>` : `<< /Type /Pages ${parent} /Count 1 /Kids [${number + 1} 0 R] >>` }
    })
    const root = { number: catalog(Buffer.from(letter).toString('latin1')), body: '<< /Type /Catalog /Pages 6000 0 R >>' }
    return withRevision(letter, [root, ...nodes], 6000 + levels)
  }

  it('is read down to 64 levels, and refused below', async () => {
    expect(await refusalOf(treeOf(64))).toBe('1 pages')
    expect(await refusalOf(treeOf(65))).toBe('too_complex')
    expect(await refusalOf(treeOf(30_000))).toBe('too_complex')
  })

  it('is refused when a page names another parent than the node that holds it', async () => {
    expect(await refusalOf(treeOf(3, () => 6000))).toBe('unreadable')
  })
})
