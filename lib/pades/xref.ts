import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFNumber, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib'
import { asciiOf, concat, indexOf, lastIndexOf } from './bytes.ts'
import { key, numbersOf } from './pdf-syntax.ts'

/** Where an object stands: at a byte of the file, or inside an object stream. */
export type Entry = { at: number; generation: number } | { inside: number }
export type Section = { kind: 'table' | 'stream'; trailer: PDFDict; entries: Map<number, Entry | undefined> }
export type CrossReference = {
  startXref: number
  /** The section of the newest revision. */
  newest: Section
  /** All objects in use, each where its newest form stands. */
  entries: ReadonlyMap<number, Entry>
  /** One more than the highest object number ever used. */
  size: number
}

/** Follows the chain of sections from the end of the file (ISO 32000-1, 7.5.4 to 7.5.8). Throws RangeError on a broken one. */
export function readCrossReference(bytes: Uint8Array): CrossReference {
  const startXref = startOf(bytes)
  const newest = readSection(bytes, startXref)
  const entries = new Map<number, Entry | undefined>()
  const seen = new Set<number>()
  let size = 0
  const waiting: (number | undefined)[] = [startXref]
  while (waiting.length > 0) {
    const at = waiting.shift()
    if (at === undefined || seen.has(at)) continue
    seen.add(at)
    const section = at === startXref ? newest : readSection(bytes, at)
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry)
    size = Math.max(size, numberOf(section.trailer, 'Size') ?? 0)
    for (const number of section.entries.keys()) size = Math.max(size, number + 1)
    // A hybrid file hides newer objects in a stream beside its table (7.5.8.4).
    waiting.push(numberOf(section.trailer, 'XRefStm'), numberOf(section.trailer, 'Prev'))
  }
  const used = new Map([...entries].filter((pair): pair is [number, Entry] => pair[1] !== undefined))
  return { startXref, newest, entries: used, size }
}

function startOf(bytes: Uint8Array): number {
  const at = lastIndexOf(bytes, 'startxref', Math.max(0, bytes.length - 2048))
  const found = at === -1 ? null : /^startxref\s+(\d+)/.exec(asciiOf(bytes.subarray(at, at + 40)))
  if (!found) throw new RangeError('no startxref')
  return Number(found[1])
}

const numberOf = (dict: PDFDict, name: string) => {
  const value = dict.get(key(name))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

function readSection(bytes: Uint8Array, at: number): Section {
  if (asciiOf(bytes.subarray(at, at + 4)) === 'xref') return readTable(bytes, at)
  const header = /^\d+\s+\d+\s+obj/.exec(asciiOf(bytes.subarray(at, at + 40)))
  if (!header) throw new RangeError('no cross-reference where startxref points')
  const stream = PDFObjectParser.forBytes(bytes.subarray(at + header[0].length), PDFContext.create()).parseObject()
  if (!(stream instanceof PDFRawStream)) throw new RangeError('no cross-reference stream')
  return { kind: 'stream', trailer: stream.dict, entries: streamEntries(stream) }
}

function readTable(bytes: Uint8Array, at: number): Section {
  const end = indexOf(bytes, 'trailer', at)
  if (end === -1) throw new RangeError('no trailer')
  const words = asciiOf(bytes.subarray(at + 4, end))
    .trim()
    .split(/\s+/)
  const entries: Section['entries'] = new Map()
  for (let index = 0; index + 1 < words.length; ) {
    const first = Number(words[index])
    const count = Number(words[index + 1])
    index += 2
    for (let number = first; number < first + count; number += 1, index += 3) {
      const entry = { at: Number(words[index]), generation: Number(words[index + 1]) }
      entries.set(number, words[index + 2] === 'n' ? entry : undefined)
    }
  }
  const trailer = PDFObjectParser.forBytes(bytes.subarray(end + 7), PDFContext.create()).parseObject()
  if (!(trailer instanceof PDFDict)) throw new RangeError('no trailer dictionary')
  return { kind: 'table', trailer, entries }
}

function streamEntries(stream: PDFRawStream): Section['entries'] {
  const { dict } = stream
  const data = unpredicted(decodePDFRawStream(stream).decode(), dict)
  const widths = numbersOf(dict.lookup(key('W'), PDFArray))
  const ranges = numbersOf(dict.lookupMaybe(key('Index'), PDFArray))
  if (ranges.length === 0) ranges.push(0, numberOf(dict, 'Size') ?? 0)
  const length = Math.max(
    1,
    widths.reduce((sum, width) => sum + width, 0),
  )
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

/** Undoes the PNG predictor (ISO 32000-1, 7.4.4.4), which cross-reference streams often use and the parser leaves in. */
function unpredicted(data: Uint8Array, dict: PDFDict): Uint8Array {
  const parameters = dict.lookup(key('DecodeParms'))
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

function streamEntry(row: Uint8Array, widths: readonly number[]): Entry | undefined {
  let at = 0
  const [type = 0, second = 0, third = 0] = widths.map((width) => {
    let value = 0
    for (const byte of row.subarray(at, at + width)) value = value * 256 + byte
    at += width
    return value
  })
  if (type === 2) return { inside: second }
  return type === 1 || widths[0] === 0 ? { at: second, generation: third } : undefined
}
