import { type Entry, open, type ZipFile } from 'yauzl'
import type { Inspection } from './inspector.ts'
import { mediaTypes } from './media-types.ts'

const mostEntries = 2_000
const mostBytes = 200 * 1024 * 1024
const largestRatio = 100
const ratioFrom = 1024 * 1024
const refuse = (refusal: string): Inspection => ({ ok: false, refusal })

type Directory = { names: Set<string>; refusal?: string }

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
    const names = new Set<string>()
    const seen = { count: 0, bytes: 0 }
    zip.on('error', fail)
    zip.on('end', () => done({ names }))
    zip.on('entry', (entry: Entry) => {
      const refusal = judge(entry, seen)
      if (refusal) return done({ names, refusal })
      names.add(entry.fileName)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const openZip = (path: string) =>
  new Promise<ZipFile>((done, fail) =>
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: true }, (error, zip) => (error ? fail(error) : done(zip))),
  )

/** DOCX, XLSX, PPTX by their main part; anything else that is a sound zip is a ZIP. */
export async function inspectZip(path: string): Promise<Inspection> {
  let zip: ZipFile
  try {
    zip = await openZip(path)
  } catch {
    return refuse('file.zip_broken')
  }
  try {
    const { names, refusal } = await readDirectory(zip)
    if (refusal) return refuse(refusal)
    const isOffice = names.has('[Content_Types].xml')
    if (isOffice && names.has('word/document.xml')) return { ok: true, mediaType: mediaTypes.docx }
    if (isOffice && names.has('xl/workbook.xml')) return { ok: true, mediaType: mediaTypes.xlsx }
    if (isOffice && names.has('ppt/presentation.xml')) return { ok: true, mediaType: mediaTypes.pptx }
    return { ok: true, mediaType: mediaTypes.zip }
  } catch (error) {
    return refuse(/path|relative|absolute/i.test((error as Error).message) ? 'file.zip_unsafe' : 'file.zip_broken')
  } finally {
    zip.close()
  }
}
