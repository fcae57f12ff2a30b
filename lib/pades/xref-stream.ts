import { decodePDFRawStream, PDFArray, PDFDict, PDFNumber, type PDFRawStream } from '@cantoo/pdf-lib'
import { concat } from './bytes.ts'
import { PadesError } from './pades-error.ts'
import { key, numberOf, numbersOf } from './pdf-syntax.ts'
import type { Entry, Section } from './xref.ts'

/** How much is still read, over all sections of a file. */
export type Room = { take(count: number): void }
export function roomFor(most: number): Room {
  let left = most
  return {
    take(count) {
      left -= count
      if (left < 0) throw new PadesError('too_complex', 'too many objects')
    },
  }
}

/** The entries of a cross-reference stream (ISO 32000-1, 7.5.8). Throws too_complex. */
export function streamEntries(stream: PDFRawStream, room: Room): Section['entries'] {
  const { dict } = stream
  const data = plainData(stream)
  const widths = numbersOf(dict.lookup(key('W'), PDFArray))
  const ranges = numbersOf(dict.lookupMaybe(key('Index'), PDFArray))
  if (ranges.length === 0) ranges.push(0, numberOf(dict, 'Size') ?? 0)
  const length = Math.max(
    1,
    widths.reduce((sum, width) => sum + width, 0),
  )
  room.take(Math.floor(data.length / length))
  const entries: Section['entries'] = new Map()
  let at = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0
    for (let number = first; number < first + (ranges[range + 1] ?? 0) && at + length <= data.length; number += 1, at += length) {
      entries.set(number, streamEntry(data.subarray(at, at + length), widths))
    }
  }
  return entries
}

function streamEntry(row: Uint8Array, widths: readonly number[]): Entry | undefined {
  let at = 0
  const [type = 0, second = 0, third = 0] = widths.map((width) => {
    let value = 0
    for (const byte of row.subarray(at, at + width)) value = value * 256 + byte
    at += width
    return value
  })
  if (type === 2) return { inside: second, index: third }
  return type === 1 || widths[0] === 0 ? { at: second, generation: third } : undefined
}

/** What a stream holds, also under a PNG predictor (ISO 32000-1, 7.4.4.4), which the parser leaves in. Throws RangeError on one that breaks off. */
export function plainData(stream: PDFRawStream): Uint8Array {
  if (!isWhole(stream)) throw new RangeError('a stream of another length')
  const data = decodePDFRawStream(stream).decode()
  const parameters = stream.dict.lookup(key('DecodeParms'))
  if (!(parameters instanceof PDFDict) || (numberOf(parameters, 'Predictor') ?? 1) < 10) return data
  const columns = Math.max(1, numberOf(parameters, 'Columns') ?? 1)
  const rows: Uint8Array[] = []
  let above = new Uint8Array(columns)
  for (let at = 0; at + columns < data.length; at += columns + 1) {
    above = unpredictedRow(data[at] ?? 0, data.subarray(at + 1, at + 1 + columns), above)
    rows.push(above)
  }
  return concat(rows)
}

/** The parser looks for the end of a stream where it does not know its length; but for an end of line it must be the length. */
function isWhole(stream: PDFRawStream): boolean {
  const length = stream.dict.lookup(key('Length'))
  return length instanceof PDFNumber && Math.abs(length.asNumber() - stream.contents.length) <= 2
}

function unpredictedRow(filter: number, row: Uint8Array, above: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(row.length)
  row.forEach((byte, at) => {
    const [left = 0, up = 0, corner = 0] = [plain[at - 1], above[at], above[at - 1]]
    plain[at] = byte + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0)
  })
  return plain
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
