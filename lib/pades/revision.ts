import { PDFHexString, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { concat, latin1, sha256 } from './bytes.ts'
import type { OpenPdf } from './open-pdf.ts'
import { arrayOf, key } from './pdf-syntax.ts'

type Written = { ref: PDFRef; body: Uint8Array }

/** The changed and new objects of one incremental update (ISO 32000-1, 7.5.6). */
export class Revision {
  private readonly pdf: OpenPdf
  private readonly objects = new Map<number, Written>()
  private next: number
  constructor(pdf: OpenPdf) {
    this.pdf = pdf
    this.next = Math.max(pdf.xref.size, pdf.context.largestObjectNumber + 1)
  }

  add(object: PDFObject | Uint8Array): PDFRef {
    const ref = this.reserve()
    this.objects.set(ref.objectNumber, { ref, body: bodyOf(object) })
    return ref
  }

  /** A number for an object that is put later. */
  reserve(): PDFRef {
    this.next += 1
    return PDFRef.of(this.next - 1)
  }

  /** A reserved object, or a new form of an old one. */
  put(ref: PDFRef, object: PDFObject): void {
    this.objects.set(ref.objectNumber, { ref, body: bodyOf(object) })
  }

  /** The file with this revision at its end, and where the body of each of its objects begins. */
  async write(): Promise<{ bytes: Uint8Array; bodies: Map<PDFRef, number> }> {
    const { pdf } = this
    const written = [...this.objects.values()].sort((a, b) => a.ref.objectNumber - b.ref.objectNumber)
    const parts = [pdf.bytes, latin1(pdf.bytes.at(-1) === 0x0a ? '' : '\n')]
    let length = pdf.bytes.length + (parts[1]?.length ?? 0)
    const places: { ref: PDFRef; at: number }[] = []
    const bodies = new Map<PDFRef, number>()
    for (const { ref, body } of written) {
      const head = latin1(`${ref.objectNumber} ${ref.generationNumber} obj\n`)
      const tail = latin1('\nendobj\n')
      places.push({ ref, at: length })
      bodies.set(ref, length + head.length)
      parts.push(head, body, tail)
      length += head.length + body.length + tail.length
    }
    const trailer = await this.trailer(concat(written.map((one) => one.body)))
    const isTable = pdf.xref.newest.kind === 'table'
    parts.push(isTable ? tableOf(places, `${trailer} /Size ${this.next}`, length) : streamOf(places, trailer, { number: this.next, at: length }))
    return { bytes: concat(parts), bodies }
  }

  /** /Root and /Info stay as they are; of the two halves of /ID the second follows the content (14.4). */
  private async trailer(content: Uint8Array): Promise<string> {
    const { trailer } = this.pdf.xref.newest
    const parts = [`/Prev ${this.pdf.xref.startXref}`, `/Root ${this.pdf.catalogRef}`]
    const info = trailer.get(key('Info'))
    if (info instanceof PDFRef) parts.push(`/Info ${info}`)
    const first = arrayOf(this.pdf.context, trailer.get(key('ID')))?.get(0)
    if (first) parts.push(`/ID [${first} ${PDFHexString.fromBytes((await sha256(content)).slice(0, 16))}]`)
    return parts.join(' ')
  }
}

function bodyOf(object: PDFObject | Uint8Array): Uint8Array {
  if (object instanceof Uint8Array) return object
  const body = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(body, 0)
  return body
}

type Place = { ref: PDFRef; at: number }
function rangesOf(places: readonly Place[]): Place[][] {
  const ranges: Place[][] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (last && last.at(-1)?.ref.objectNumber === place.ref.objectNumber - 1) last.push(place)
    else ranges.push([place])
  }
  return ranges
}

function tableOf(places: readonly Place[], trailer: string, at: number): Uint8Array {
  const rows = rangesOf(places).flatMap((range) => [
    `${range[0]?.ref.objectNumber} ${range.length}\n`,
    ...range.map((one) => `${String(one.at).padStart(10, '0')} ${String(one.ref.generationNumber).padStart(5, '0')} n\r\n`),
  ])
  return latin1(`xref\n${rows.join('')}trailer\n<< ${trailer} >>\nstartxref\n${at}\n%%EOF\n`)
}

/** The cross-reference stream is itself the last object of the revision. */
function streamOf(objects: readonly Place[], trailer: string, own: { number: number; at: number }): Uint8Array {
  const places = [...objects, { ref: PDFRef.of(own.number), at: own.at }]
  const data = new Uint8Array(places.length * 7)
  const view = new DataView(data.buffer)
  places.forEach((place, index) => {
    view.setUint8(index * 7, 1)
    view.setUint32(index * 7 + 1, place.at)
    view.setUint16(index * 7 + 5, place.ref.generationNumber)
  })
  const index = rangesOf(places).map((range) => `${range[0]?.ref.objectNumber} ${range.length}`)
  const dict = `<< /Type /XRef /W [1 4 2] /Index [${index.join(' ')}] /Size ${own.number + 1} ${trailer} /Length ${data.length} >>`
  const head = latin1(`${own.number} 0 obj\n${dict}\nstream\n`)
  return concat([head, data, latin1(`\nendstream\nendobj\nstartxref\n${own.at}\n%%EOF\n`)])
}
