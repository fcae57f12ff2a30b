import { type Entry, open, type ZipFile } from 'yauzl'
import { secrecyOf } from '../../../lib/pdf-places/secrecy.ts'
import type { Inspection } from './inspector.ts'
import { mediaTypes } from './media-types.ts'
import { officeLines } from './office-lines.ts'

const mostEntries = 2_000
const mostBytes = 200 * 1024 * 1024
const largestRatio = 100
const ratioFrom = 1024 * 1024
const refuse = (refusal: string): Inspection => ({ ok: false, refusal })

type Directory = { entries: Map<string, Entry>; refusal?: string }

function judge(entry: Entry, seen: { count: number; bytes: number }): string | undefined {
  seen.count += 1
  seen.bytes += entry.uncompressedSize
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (seen.count > mostEntries || seen.bytes > mostBytes || (entry.uncompressedSize > ratioFrom && ratio > largestRatio)) return 'file.zip_bomb'
  if (/^\/|(^|\/)\.\.(\/|$)|\\/.test(entry.fileName)) return 'file.zip_unsafe'
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'file.zip_encrypted'
  if (/vbaProject\.bin$/i.test(entry.fileName)) return 'file.has_macros'
  return undefined
}

/** Reads the directory only: sizes are judged before a byte is unpacked. */
function readDirectory(zip: ZipFile): Promise<Directory> {
  return new Promise((done, fail) => {
    const entries = new Map<string, Entry>()
    const seen = { count: 0, bytes: 0 }
    zip.on('error', fail)
    zip.on('end', () => done({ entries }))
    zip.on('entry', (entry: Entry) => {
      const refusal = judge(entry, seen)
      if (refusal) return done({ entries, refusal })
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const openZip = (path: string) =>
  new Promise<ZipFile>((done, fail) =>
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: true }, (error, zip) => (error ? fail(error) : done(zip))),
  )

const mainParts = [
  ['word/document.xml', mediaTypes.docx],
  ['xl/workbook.xml', mediaTypes.xlsx],
  ['ppt/presentation.xml', mediaTypes.pptx],
] as const
const officeType = (entries: Directory['entries']) => (entries.has('[Content_Types].xml') ? mainParts.find(([part]) => entries.has(part))?.[1] : undefined)

async function secrecyIn(zip: ZipFile, mediaType: string, entries: Directory['entries']): Promise<string | undefined> {
  for await (const line of officeLines(zip, mediaType, entries)) {
    const level = secrecyOf(line)
    if (level) return level
  }
  return undefined
}

/** DOCX, XLSX, PPTX by their main part; anything else that is a sound zip is a ZIP. */
export async function inspectZip(path: string): Promise<Inspection> {
  let zip: ZipFile
  try {
    zip = await openZip(path)
  } catch {
    return refuse('file.zip_broken')
  }
  try {
    const { entries, refusal } = await readDirectory(zip)
    if (refusal) return refuse(refusal)
    const mediaType = officeType(entries) ?? mediaTypes.zip
    const secrecy = await secrecyIn(zip, mediaType, entries)
    return { ok: true, mediaType, ...(secrecy && { secrecy }) }
  } catch (error) {
    return refuse(/path|relative|absolute/i.test((error as Error).message) ? 'file.zip_unsafe' : 'file.zip_broken')
  } finally {
    zip.close()
  }
}
