import { deflateSync } from 'node:zlib'
import { makePdf } from './make-pdf.ts'

/** One small object, and behind it in the same stream so many megabytes of nothing. */
export async function bombOf(megabytes: number): Promise<Uint8Array> {
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
