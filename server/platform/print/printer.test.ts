import { deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import { paperFonts } from '../paper-fonts.ts'
import { createPrinter, printLimits } from './printer.ts'

const printer = createPrinter(printLimits, 1)
afterAll(() => printer.close())
const marked = async (bytes: Uint8Array) => ({
  marked: { paper: { bytes, kind: 'pdf' as const }, mark: 'Bản in từ Hệ thống', font: (await paperFonts()).regular },
})

/** One small object, and behind it in the same stream so many megabytes of nothing. */
async function bombOf(megabytes: number): Promise<Uint8Array> {
  const base = Buffer.from(await makePdf())
  const words = base.toString('latin1')
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(words)?.[1]
  const [, size = ''] = /\/Size (\d+)/.exec(words) ?? []
  const root = /\/Root (\d+ \d+ R)/.exec(words)?.[1]
  const packed = deflateSync(Buffer.concat([Buffer.from('900 0 << /A 1 >> '), Buffer.alloc(megabytes * 1024 * 1024, ' ')]), { level: 9 })
  const head = Buffer.from(`\n${size} 0 obj\n<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`)
  const tail = Buffer.from('\nendstream\nendobj\n')
  const at = base.length + head.length + packed.length + tail.length
  const table = `xref\n${size} 1\n${String(base.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${Number(size) + 1} /Root ${root} /Prev ${before} >>\n`
  return Buffer.concat([base, head, packed, tail, Buffer.from(`${table}startxref\n${at}\n%%EOF\n`)])
}

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
