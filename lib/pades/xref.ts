import { PDFContext, PDFDict, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib'
import { asciiOf, lastIndexOf } from './bytes.ts'
import { PadesError } from './pades-error.ts'
import { numberOf } from './pdf-syntax.ts'
import { type Room, roomFor, streamEntries } from './xref-stream.ts'

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

/** Far above what offices write, and low enough to be read at once. */
const limits = { sections: 1_000, entries: 500_000 }
/** Viewers ignore objects with very high numbers: a revision that gave some would be shown without them. */
const highestNumber = 4_000_000

/** Follows the chain of sections from the end of the file (ISO 32000-1, 7.5.4 to 7.5.8). Throws too_complex, or RangeError on a broken one. */
export function readCrossReference(bytes: Uint8Array): CrossReference {
  const startXref = startOf(bytes)
  const sections = chainFrom(bytes, startXref)
  const [newest] = sections
  if (!newest) throw new RangeError('no cross-reference')
  const entries = new Map<number, Entry | undefined>()
  let size = 0
  for (const section of sections) {
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry)
    size = Math.max(size, Math.ceil(numberOf(section.trailer, 'Size') ?? 0))
  }
  for (const number of entries.keys()) size = Math.max(size, number + 1)
  if (size > highestNumber) throw new PadesError('too_complex', `object numbers up to ${size}`)
  const used = new Map([...entries].filter((pair): pair is [number, Entry] => pair[1] !== undefined))
  return { startXref, newest, entries: used, size }
}

/** All sections, the newest first. */
function chainFrom(bytes: Uint8Array, startXref: number): Section[] {
  const sections: Section[] = []
  const seen = new Set<number>()
  const room = roomFor(limits.entries)
  const waiting: (number | undefined)[] = [startXref]
  while (waiting.length > 0) {
    const at = waiting.shift()
    if (at === undefined || seen.has(at)) continue
    if (seen.size === limits.sections) throw new PadesError('too_complex', 'too many cross-references')
    seen.add(at)
    const section = readSection(bytes, at, room)
    sections.push(section)
    // A hybrid file hides newer objects in a stream beside its table (7.5.8.4).
    waiting.push(numberOf(section.trailer, 'XRefStm'), numberOf(section.trailer, 'Prev'))
  }
  return sections
}

function startOf(bytes: Uint8Array): number {
  const at = lastIndexOf(bytes, 'startxref', Math.max(0, bytes.length - 2048))
  const found = at === -1 ? null : /^startxref\s+(\d+)/.exec(asciiOf(bytes.subarray(at, at + 40)))
  if (!found) throw new RangeError('no startxref')
  return Number(found[1])
}

function readSection(bytes: Uint8Array, at: number, room: Room): Section {
  if (asciiOf(bytes.subarray(at, at + 4)) === 'xref') return readTable(bytes, at, room)
  const header = /^\d+\s+\d+\s+obj/.exec(asciiOf(bytes.subarray(at, at + 40)))
  if (!header) throw new RangeError('no cross-reference where startxref points')
  const stream = PDFObjectParser.forBytes(bytes.subarray(at + header[0].length), PDFContext.create()).parseObject()
  if (!(stream instanceof PDFRawStream)) throw new RangeError('no cross-reference stream')
  return { kind: 'stream', trailer: stream.dict, entries: streamEntries(stream, room) }
}

function readTable(bytes: Uint8Array, at: number, room: Room): Section {
  const words = wordsFrom(bytes, at + 4)
  const entries: Section['entries'] = new Map()
  let word = words.next()
  for (; word !== 'trailer'; word = words.next()) {
    const first = wholeNumber(word)
    const count = wholeNumber(words.next())
    room.take(1 + count)
    for (let number = first; number < first + count; number += 1) {
      const entry = { at: wholeNumber(words.next()), generation: wholeNumber(words.next()) }
      entries.set(number, words.next() === 'n' ? entry : undefined)
    }
  }
  const trailer = PDFObjectParser.forBytes(bytes.subarray(words.at()), PDFContext.create()).parseObject()
  if (!(trailer instanceof PDFDict)) throw new RangeError('no trailer dictionary')
  return { kind: 'table', trailer, entries }
}

function wholeNumber(word: string): number {
  if (!/^\d+$/.test(word)) throw new RangeError('no number in a cross-reference')
  return Number(word)
}

/** The words of a table, one after the other: its end is not known before. The first dictionary sign ends a word, too. */
function wordsFrom(bytes: Uint8Array, from: number) {
  let at = from
  const isSpace = (byte: number | undefined) => byte !== undefined && (byte === 0 || byte === 32 || (byte >= 9 && byte <= 13))
  const next = () => {
    while (isSpace(bytes[at])) at += 1
    const start = at
    while (at < bytes.length && at - start < 20 && !isSpace(bytes[at]) && bytes[at] !== 0x3c) at += 1
    return asciiOf(bytes.subarray(start, at))
  }
  return { next, at: () => at }
}
