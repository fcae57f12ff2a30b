import { writeFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { drawPng } from '../../server/platform/draw-png.ts'
import { inspectPdf } from '../../server/platform/inspect/inspect-pdf.ts'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { makeSignaturePng } from '../../server/testing/papers/make-png.ts'
import { tinos } from '../../server/testing/papers/tinos.ts'
import { type Box, freePlace } from './free-place.ts'
import { type ArrivalCopy, makeArrivalCopy } from './make-arrival-copy.ts'

const stamp = { officeName: 'Uỷ ban MTTQ Việt Nam phường Rạch Giá', number: '17', date: '26/11/2026', to: 'Nguyễn Thị Thuỳ Dương', fileCode: '' }
const copyOf = (given: Partial<ArrivalCopy> & Pick<ArrivalCopy, 'paper'>) =>
  makeArrivalCopy({
    ...{ stamp, texts: [], number: null, pens: [], note: 'Bản in có dấu ĐẾN, không phải bản gốc điện tử' },
    fonts: { regular: tinos('regular'), bold: tinos('bold') },
    ...given,
  })
async function read(bytes: Uint8Array) {
  if (process.env.KEEP_COPIES) writeFileSync(`${process.env.KEEP_COPIES}/${Date.now()}.pdf`, bytes)
  const found = await inspectPdf(Buffer.from(bytes))
  if (!found.ok || !found.pdf) throw new Error('the copy cannot be read')
  const { pdf } = found
  return {
    ...pdf,
    text: (page: number) =>
      pdf.texts
        .filter((run) => run.page === page)
        .map((run) => run.text)
        .join(' '),
  }
}
const boxesOf = (texts: Awaited<ReturnType<typeof read>>['texts']): Box[] =>
  texts.filter((run) => run.page === 0).map(({ x, y, width, height }) => ({ x, y: y - height / 4, width, height }))

describe('the copy with the stamp', () => {
  test('says what the decree asks, and on every page that it is not the original', async () => {
    const paper = { bytes: await makePdf({ pages: 2 }), kind: 'pdf' as const }
    const before = await read(paper.bytes)
    const copy = await read(await copyOf({ paper, texts: boxesOf(before.texts) }))
    for (const words of ['UỶ BAN MTTQ VIỆT NAM', 'ĐẾN', 'Số: 17', 'Ngày: 26/11/2026', 'Chuyển: Nguyễn Thị Thuỳ Dương', 'Số và ký hiệu HS: …'])
      expect(copy.text(0)).toContain(words)
    for (const page of [0, 1]) expect(copy.text(page)).toContain('Bản in có dấu ĐẾN, không phải bản gốc điện tử')
    expect(copy.text(1)).not.toContain('Số: 17')
    expect(copy.text(0)).toContain(before.text(0).slice(0, 200))
  })

  test.each([90, 180, 270] as const)('stands upright on a page turned by %d', async (rotate) => {
    const copy = await read(await copyOf({ paper: { bytes: await makePdf({ pages: 1, rotate }), kind: 'pdf' } }))
    expect(copy.pages[0]?.rotation).toBe(rotate)
    expect(copy.text(0)).toContain('Ngày: 26/11/2026')
  })

  test('a picture becomes a page, lying when it is wide', async () => {
    const bytes = drawPng({ width: 400, height: 200, draw: () => [240, 240, 240, 255] })
    const copy = await read(await copyOf({ paper: { bytes, kind: 'png' } }))
    expect(copy.pages).toHaveLength(1)
    expect(copy.pages[0]?.width).toBeGreaterThan(copy.pages[0]?.height ?? 0)
    expect(copy.text(0)).toContain('ĐẾN')
  })

  test('what was written by pen is drawn over its page; a page that is not there is passed over', async () => {
    const paper = { bytes: await makePdf({ pages: 1 }), kind: 'pdf' as const }
    const place = { page: 0, x: 100, y: 300, width: 200, height: 80 }
    const png = new Uint8Array(makeSignaturePng())
    const doc = await PDFDocument.load(
      await copyOf({
        paper,
        pens: [
          { place, png },
          { place: { ...place, page: 7 }, png },
        ],
      }),
    )
    const pictures = doc.context.enumerateIndirectObjects().filter(([, one]) => String((one as { dict?: unknown }).dict ?? '').includes('/Subtype /Image'))
    expect(pictures.length).toBeGreaterThan(0)
  })

  test('a paper that cannot be read throws', async () => {
    await expect(copyOf({ paper: { bytes: new TextEncoder().encode('%PDF-1.7 torn'), kind: 'pdf' } })).rejects.toThrow()
  })
})

describe('where the stamp goes', () => {
  const page = { width: 595, height: 842 }
  const size = { width: 141.7, height: 99.2 }
  const number = { x: 110, y: 716, width: 60, height: 14 }
  const apart = (a: Box, b: Box) => a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height

  test('under the number at its true size', () => {
    const found = freePlace({ page, size, number, taken: [number] })
    expect(found).toMatchObject(size)
    expect(found.y + found.height).toBeLessThan(number.y)
    expect(found.x + found.width).toBeLessThan(page.width / 2)
  })
  test('smaller before it leaves the left, and never over words', () => {
    const taken = [{ x: 150, y: 0, width: 400, height: 842 }, number]
    const found = freePlace({ page, size, number, taken })
    expect(found.width).toBeLessThan(size.width)
    for (const one of taken) expect(apart(found, one)).toBe(true)
  })
  test('elsewhere when the left is full', () => {
    const left = { x: 0, y: 0, width: 320, height: 842 }
    const found = freePlace({ page, size, number, taken: [left] })
    expect(found.x).toBeGreaterThan(320)
  })
  test('a full page gets it in the corner', () => {
    const found = freePlace({ page, size, number: null, taken: [{ x: 0, y: 0, ...page }] })
    expect(found.y).toBeGreaterThan(700)
    expect(found.x).toBeLessThan(20)
  })
})
