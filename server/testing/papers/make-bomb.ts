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
  const rows = Buffer.alloc(21)
  const listed: [kind: number, place: number][] = [
    [1, base.length + 1],
    [1, at],
    [2, Number(size)],
  ]
  for (const [index, [kind, place]] of listed.entries()) {
    rows.writeUInt8(kind, index * 7)
    rows.writeUInt32BE(place, index * 7 + 1)
  }
  const list = `<< /Type /XRef /W [1 4 2] /Index [${size} 2 900 1] /Size 901 /Root ${root} /Prev ${before} /Length ${rows.length} >>`
  const own = Buffer.from(`${Number(size) + 1} 0 obj\n${list}\nstream\n`)
  return Buffer.concat([base, head, packed, tail, own, rows, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)])
}
