import { PDFContext, PDFInvalidObject, type PDFObject, PDFObjectParser, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { asciiOf } from './bytes.ts'
import { PadesError } from './pades-error.ts'
import { numberOf } from './pdf-syntax.ts'
import type { Entry } from './xref.ts'
import { plainData } from './xref-stream.ts'

type Entries = ReadonlyMap<number, Entry>
const notThere = (number: number) => new PadesError('unreadable', `object ${number} is not where it is listed`)

/**
 * The objects of a file, each from where the cross-reference lists it, as viewers read them: what stands elsewhere does not count.
 * Refuses a file in which one is not there, as viewers then search for another.
 */
export function readObjects(bytes: Uint8Array, entries: Entries): PDFContext {
  const context = PDFContext.create()
  for (const [number, entry] of entries) {
    if ('inside' in entry) continue
    const body = bodyAt(bytes, number, entry)
    if (!body) throw notThere(number)
    context.assign(PDFRef.of(number, entry.generation), parsed(body, context))
  }
  const streams = new Map<number, ObjectStream>()
  for (const [number, entry] of entries) {
    if (!('inside' in entry)) continue
    const stream = streams.get(entry.inside) ?? openStream(context, entries, entry.inside)
    streams.set(entry.inside, stream)
    const place = stream.places[entry.index]
    if (place?.number !== number) throw notThere(number)
    context.assign(PDFRef.of(number), parsed(stream.data.subarray(place.at), context))
  }
  return context
}

/** What follows the object's header, if that stands where the cross-reference says. */
export function bodyAt(bytes: Uint8Array, number: number, entry: Entry): Uint8Array | undefined {
  if ('inside' in entry) return undefined
  const header = /^\s*(\d+)\s+(\d+)\s+obj/.exec(asciiOf(bytes.subarray(entry.at, entry.at + 40)))
  const isIt = header && Number(header[1]) === number && Number(header[2]) === entry.generation
  return isIt ? bytes.subarray(entry.at + header[0].length) : undefined
}

/** One that cannot be parsed hinders only whoever needs it. */
function parsed(body: Uint8Array, context: PDFContext): PDFObject {
  try {
    return PDFObjectParser.forBytes(body, context).parseObject()
  } catch {
    return PDFInvalidObject.of(new Uint8Array(0))
  }
}

type ObjectStream = { data: Uint8Array; places: { number: number; at: number }[] }
function openStream(context: PDFContext, entries: Entries, number: number): ObjectStream {
  const entry = entries.get(number)
  const stream = entry && 'at' in entry ? context.lookup(PDFRef.of(number, entry.generation)) : undefined
  if (!(stream instanceof PDFRawStream)) throw notThere(number)
  try {
    const data = plainData(stream)
    const first = numberOf(stream.dict, 'First') ?? 0
    const words = (asciiOf(data.subarray(0, first)).match(/\d+/g) ?? []).map(Number)
    const places = words.flatMap((word, index) => (index % 2 === 0 ? [{ number: word, at: first + (words[index + 1] ?? 0) }] : []))
    return { data, places }
  } catch {
    throw notThere(number)
  }
}
