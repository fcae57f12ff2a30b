import type { PDFDocumentProxy } from 'pdfjs-dist'
import { findPlaces, type PlaceName } from '../../../../lib/pdf-places/find-places.ts'
import type { PageBox } from '../../../ui/PdfPage.tsx'

/** A seal of 36 mm (Decree 30/2020, Phụ lục I). */
const sealDiameter = 102
export type NamedPlace = PageBox & { name: PlaceName }

async function textsOn(file: PDFDocumentProxy, index: number) {
  const page = await file.getPage(index + 1)
  const { items } = await page.getTextContent({ includeMarkedContent: false })
  const { width, height } = page.getViewport({ scale: 1 })
  const texts = items
    .flatMap((item) => ('str' in item && item.str !== '' ? [item] : []))
    .map(({ str, transform: [, , , size, x, y], width: wide, height: high }) => ({
      ...{ page: index, text: str, x: Number(x ?? 0), y: Number(y ?? 0) },
      ...{ width: wide, height: high || Math.abs(Number(size ?? 0)) },
    }))
  return { page: { width, height }, texts }
}

/** Where number, date, signature, seal and QR will stand, read from the page as the server reads it. */
export async function boxesIn(file: PDFDocumentProxy, signerName: string): Promise<NamedPlace[]> {
  const read = await Promise.all(Array.from({ length: file.numPages }, (_, index) => textsOn(file, index)))
  const { places } = findPlaces({
    ...{ pages: read.map(({ page }) => page), texts: read.flatMap(({ texts }) => texts), signerName },
    // What stands after the number is the server's to judge.
    ...{ notation: '', sealDiameter, isCopy: false },
  })
  return (Object.keys(places) as PlaceName[]).flatMap((name) => {
    const place = places[name]
    return place && (signerName !== '' || name === 'number' || name === 'date') ? [{ ...place, name }] : []
  })
}
