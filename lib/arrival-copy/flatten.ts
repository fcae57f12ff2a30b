import {
  concatTransformationMatrix,
  drawObject,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import type { Box } from './free-place.ts'

const hidden = 2 + 32
const name = (text: string) => PDFName.of(text)
const numbersOf = (array: PDFArray | undefined) => array?.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : 0)) ?? []

/** The look of a field: one stream, or one of several by its state. */
function lookOf(doc: PDFDocument, widget: PDFDict): { ref: PDFRef; stream: PDFStream } | undefined {
  const normal = widget.lookupMaybe(name('AP'), PDFDict)?.get(name('N'))
  const chosen = doc.context.lookup(normal)
  const state = widget.lookupMaybe(name('AS'), PDFName)
  const held: PDFObject | undefined = chosen instanceof PDFDict && state ? chosen.get(state) : normal
  const stream = doc.context.lookup(held)
  return held instanceof PDFRef && (stream instanceof PDFStream || stream instanceof PDFRawStream) ? { ref: held, stream } : undefined
}

function boxOf([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): Box {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

/** The box of the look in the coordinates that its own matrix leads to (ISO 32000-1, 12.5.5). */
function drawnBox(dict: PDFDict): Box {
  const { x, y, width, height } = boxOf(numbersOf(dict.lookupMaybe(name('BBox'), PDFArray)))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(dict.lookupMaybe(name('Matrix'), PDFArray))
  const corners = [x, x + width].flatMap((cx) => [y, y + height].map((cy) => [a * cx + c * cy + e, b * cx + d * cy + f] as const))
  const xs = corners.map(([cx]) => cx)
  const ys = corners.map(([, cy]) => cy)
  return boxOf([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
}

function drawLook(doc: PDFDocument, page: PDFPage, widget: PDFDict, rect: Box): void {
  const look = lookOf(doc, widget)
  const flags = widget.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0
  const box = look && drawnBox(look.stream.dict)
  if (!look || !box || (flags & hidden) !== 0 || box.width === 0 || box.height === 0) return
  const key = page.node.newXObject('Field', look.ref)
  const scaleX = rect.width / box.width
  const scaleY = rect.height / box.height
  const fit = concatTransformationMatrix(scaleX, 0, 0, scaleY, rect.x - box.x * scaleX, rect.y - box.y * scaleY)
  page.pushOperators(pushGraphicsState(), fit, drawObject(key), popGraphicsState())
}

/**
 * Fields and signatures become what they look like: a page that is drawn on is no signed paper, and must not say that it is.
 * Returns the boxes of those on the first page.
 */
export function flattenFields(doc: PDFDocument): Box[] {
  const boxes: Box[] = []
  doc.getPages().forEach((page, index) => {
    const annotations = page.node.Annots()
    for (let at = (annotations?.size() ?? 0) - 1; at >= 0; at -= 1) {
      const widget = annotations?.lookupMaybe(at, PDFDict)
      if (widget?.lookupMaybe(name('Subtype'), PDFName) !== name('Widget')) continue
      const rect = boxOf(numbersOf(widget.lookupMaybe(name('Rect'), PDFArray)))
      drawLook(doc, page, widget, rect)
      annotations?.remove(at)
      if (index === 0) boxes.push(rect)
    }
  })
  for (const entry of ['AcroForm', 'Perms', 'DSS']) doc.catalog.delete(name(entry))
  return boxes
}
