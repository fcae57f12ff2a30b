import { afterAll, expect, test } from 'vitest'
import { bombOf } from '../../testing/papers/make-bomb.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import { paperFonts } from '../paper-fonts.ts'
import { createPrinter, printLimits } from './printer.ts'

const printer = createPrinter(printLimits, 1)
afterAll(() => printer.close())
const marked = async (bytes: Uint8Array) => ({
  marked: { paper: { bytes, kind: 'pdf' as const }, mark: 'Bản in từ Hệ thống', font: (await paperFonts()).regular },
})

test('a paper is drawn, and what cannot be drawn is said', async () => {
  const print = await printer.print(await marked(await makePdf({ pages: 2 })))
  expect(await inspectPdf(Buffer.from(print))).toMatchObject({ ok: true })
  await expect(printer.print(await marked(new Uint8Array([1, 2, 3])))).rejects.toThrow('PDF')
})

test('a small paper that unpacks to more than memory allows is given up in its own process, and the next one is printed', async () => {
  const small = createPrinter({ ...printLimits, maxMemoryMb: 128 }, 1)
  await expect(small.print(await marked(await bombOf(150)))).rejects.toThrow('time or memory overrun')
  expect((await small.print(await marked(await makePdf()))).length).toBeGreaterThan(1_000)
  await small.close()
})
