import { PDFContext, PDFDict, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib'
import { asciiOf, indexOf, lastIndexOf } from './bytes.ts'
import { numberOf } from './pdf-syntax.ts'
import { streamEntries } from './xref-stream.ts'

/** Where an object stands: at a byte of the file, or as one of those inside an object stream. */
export type Entry = { at: number; generation: number } | { inside: number; index: number }
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

function readSection(bytes: Uint8Array, at: number): Section {
  if (asciiOf(bytes.subarray(at, at + 4)) === 'xref') return readTable(bytes, at)
  const header = /^\d+\s+\d+\s+obj/.exec(asciiOf(bytes.subarray(at, at + 40)))
  if (!header) throw new RangeError('no cross-reference where startxref points')
  const stream = PDFObjectParser.forBytes(bytes.subarray(at + header[0].length), PDFContext.create()).parseObject()
  if (!(stream instanceof PDFRawStream)) throw new RangeError('no cross-reference stream')
  return { kind: 'stream', trailer: stream.dict, entries: streamEntries(stream, Number.POSITIVE_INFINITY) }
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
