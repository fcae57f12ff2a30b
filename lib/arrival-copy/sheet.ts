import { concatTransformationMatrix, type PDFPage, popGraphicsState, pushGraphicsState } from '@cantoo/pdf-lib'
import type { Box } from './free-place.ts'

type Matrix = [number, number, number, number, number, number]
/** What is shown of a page: its crop box in the page's own coordinates, and how it is turned. */
export type Sheet = Box & { rotation: number }

export function sheetOf(page: PDFPage): Sheet {
  return { ...page.getCropBox(), rotation: ((page.getRotation().angle % 360) + 360) % 360 }
}

/** Width and height as the reader sees them. */
export const shownSize = ({ width, height, rotation }: Sheet) => (rotation % 180 === 0 ? { width, height } : { width: height, height: width })

/** From the lower left corner of a box as it is shown to the page's own coordinates. */
function matrixOf({ x, y, width, height, rotation }: Sheet): Matrix {
  if (rotation === 90) return [0, 1, -1, 0, x + width, y]
  if (rotation === 180) return [-1, 0, 0, -1, x + width, y + height]
  return rotation === 270 ? [0, -1, 1, 0, x, y + height] : [1, 0, 0, 1, x, y]
}

/** A box of the page as it is shown. */
export function shownBox(sheet: Sheet, box: Box): Box {
  const x = box.x - sheet.x
  const y = box.y - sheet.y
  if (sheet.rotation === 90) return { x: y, y: sheet.width - x - box.width, width: box.height, height: box.width }
  if (sheet.rotation === 180) return { ...box, x: sheet.width - x - box.width, y: sheet.height - y - box.height }
  if (sheet.rotation === 270) return { x: sheet.height - y - box.height, y: x, width: box.height, height: box.width }
  return { ...box, x, y }
}

/** Draws upright within a box of the page, whichever way the page is turned: (0, 0) is its lower left corner as shown. */
export function drawUpright(page: PDFPage, box: Box, draw: () => void): void {
  const { rotation } = sheetOf(page)
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrixOf({ ...box, rotation })))
  draw()
  page.pushOperators(popGraphicsState())
}
