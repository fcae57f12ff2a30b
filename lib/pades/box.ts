import { PadesError } from './pades-error.ts'

/** A place on a page: points (1/72 inch) from the lower left corner of what the page shows; pages from 0. */
export type Box = { page: number; x: number; y: number; width: number; height: number }

/** A seal of its true size that covers the left third of the drawn signature (Decree 30/2020, article 33), level with its middle. */
export function sealBoxFor(signature: Box, diameterPoints: number): Box {
  return {
    page: signature.page,
    x: signature.x + signature.width / 3 - diameterPoints,
    y: signature.y + (signature.height - diameterPoints) / 2,
    width: diameterPoints,
    height: diameterPoints,
  }
}

/** Throws outside_page for a box without area or one that leaves the sheet. */
export function requireInside(box: Box, sheet: { width: number; height: number }): void {
  const numbers = [box.x, box.y, box.width, box.height]
  // Half a point: places come from rounded measures.
  const isInside = box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= sheet.width + 0.5 && box.y + box.height <= sheet.height + 0.5
  if (!numbers.every(Number.isFinite) || box.width < 1 || box.height < 1 || !isInside) throw new PadesError('outside_page', `page ${box.page}`)
}
