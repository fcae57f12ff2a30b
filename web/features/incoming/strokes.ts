import type { Share } from '../../ui/PdfPage.tsx'

/** A line of the pen: points as shares of the page's width and height, from the top left. */
export type Point = { x: number; y: number }
export type Stroke = readonly Point[]
/** Strokes by page, from 0. */
export type Strokes = ReadonlyMap<number, readonly Stroke[]>

/** Width of the pen, as a share of the page's width: about 0.7 mm on A4. */
export const penWidth = 0.0034

export function withStroke(strokes: Strokes, page: number, stroke: Stroke): Strokes {
  return new Map(strokes).set(page, [...(strokes.get(page) ?? []), stroke])
}
/** The last line of a page is taken away. */
export function withoutLast(strokes: Strokes, page: number): Strokes {
  const left = (strokes.get(page) ?? []).slice(0, -1)
  const next = new Map(strokes)
  if (left.length === 0) next.delete(page)
  else next.set(page, left)
  return next
}

/** The part of the page that the lines cover, with the width of the pen around, never beyond the page. `shape` is height by width of the page. */
export function boundsOf(strokes: readonly Stroke[], shape: number): Share {
  const points = strokes.flat()
  const around = penWidth * 2
  const left = Math.max(0, Math.min(...points.map((point) => point.x)) - around)
  const top = Math.max(0, Math.min(...points.map((point) => point.y)) - around / shape)
  const right = Math.min(1, Math.max(...points.map((point) => point.x)) + around)
  const bottom = Math.min(1, Math.max(...points.map((point) => point.y)) + around / shape)
  return { left, top, width: right - left, height: bottom - top }
}

/** A line as the path of an SVG or a canvas, in units of the page's width. */
export function pathOf(stroke: Stroke, shape: number): string {
  const [first, ...rest] = stroke.map((point) => `${point.x.toFixed(5)} ${(point.y * shape).toFixed(5)}`)
  // A dot is a line of no length.
  return `M${first} ${rest.length === 0 ? `L${first}` : rest.map((point) => `L${point}`).join(' ')}`
}
