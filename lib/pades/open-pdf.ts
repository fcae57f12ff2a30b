import { type PDFContext, type PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { asciiOf } from './bytes.ts'
import { PadesError } from './pades-error.ts'
import { arrayOf, dictOf, key, numbersOf, resolved } from './pdf-syntax.ts'
import { bodyAt, readObjects } from './read-objects.ts'
import { type CrossReference, readCrossReference } from './xref.ts'

export type OpenPdf = { bytes: Uint8Array; context: PDFContext; xref: CrossReference; catalog: PDFDict; catalogRef: PDFRef }
export type Page = { ref: PDFRef; dict: PDFDict }

/** Of the tree of pages: office programs write two or three. */
const mostLevels = 64

/** Reads a file with its newest revision. Throws encrypted, unreadable or too_complex. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const xref = crossReferenceOf(bytes)
  if (xref.newest.trailer.has(key('Encrypt'))) throw new PadesError('encrypted')
  const catalogRef = xref.newest.trailer.get(key('Root'))
  const context = readObjects(bytes, xref.entries)
  const catalog = dictOf(context, catalogRef)
  if (!(catalogRef instanceof PDFRef) || !catalog) throw new PadesError('unreadable', 'no catalog')
  return { bytes, context, xref, catalog, catalogRef }
}

function crossReferenceOf(bytes: Uint8Array): CrossReference {
  if (asciiOf(bytes.subarray(0, 5)) !== '%PDF-') throw new PadesError('unreadable', 'not a PDF')
  try {
    return readCrossReference(bytes)
  } catch (error) {
    if (error instanceof PadesError) throw error
    throw new PadesError('unreadable', 'the cross-reference is broken')
  }
}

/** True when the object's header stands where the cross-reference says. */
export function standsWhereListed(pdf: Pick<OpenPdf, 'bytes' | 'xref'>, ref: PDFRef): boolean {
  const entry = pdf.xref.entries.get(ref.objectNumber)
  return entry !== undefined && bodyAt(pdf.bytes, ref.objectNumber, entry) !== undefined
}

/** All pages in order. Throws unreadable on a broken tree, too_complex on one without end. */
export function pagesOf({ context, catalog }: OpenPdf): Page[] {
  const pages: Page[] = []
  const seen = new Set<PDFRef>()
  const visit = (node: PDFObject | undefined, above: readonly PDFRef[]) => {
    const dict = dictOf(context, node)
    if (!(node instanceof PDFRef) || seen.has(node) || !dict) throw new PadesError('unreadable', 'broken page tree')
    if (above.length === mostLevels) throw new PadesError('too_complex', 'deep page tree')
    // Some viewers inherit from the node above, others from the one that the page names.
    if (above.length > 0 && dict.get(key('Parent')) !== above.at(-1)) throw new PadesError('unreadable', 'a page with another parent')
    seen.add(node)
    const kids = arrayOf(context, dict.get(key('Kids')))
    if (kids) for (const kid of kids.asArray()) visit(kid, [...above, node])
    else pages.push({ ref: node, dict })
  }
  visit(catalog.get(key('Pages')), [])
  return pages
}

/** An entry that a page may take over from the nodes above it. */
export function inherited(context: PDFContext, page: PDFDict, name: string): PDFObject | undefined {
  let node: PDFDict | undefined = page
  for (let depth = 0; node && depth < mostLevels; depth += 1) {
    const value = node.get(key(name))
    if (value !== undefined) return resolved(context, value)
    node = dictOf(context, node.get(key('Parent')))
  }
  return undefined
}

/** What the page shows: the crop box, in the page's own coordinates. */
export function sheetOf(context: PDFContext, page: PDFDict): { x: number; y: number; width: number; height: number; rotation: number } {
  const box = (name: string) => numbersOf(arrayOf(context, inherited(context, page, name)))
  const corners = [box('CropBox'), box('MediaBox')].find((one) => one.length === 4 && one.every(Number.isFinite))
  if (!corners) throw new PadesError('page_unsupported', 'no page size')
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners
  const rotation = ((Number(inherited(context, page, 'Rotate')?.toString() ?? 0) % 360) + 360) % 360
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1), rotation }
}
