export type Box = { x: number; y: number; width: number; height: number }
type Wanted = {
  page: { width: number; height: number }
  size: { width: number; height: number }
  /** What the page shows already, from its lower left corner in points. */
  taken: readonly Box[]
  /** The place of the number (cell 3); the stamp belongs under it. */
  number: Box | null
}

const step = 4
const edge = 14
const gap = 3
/** A stamp smaller than this cannot be read. */
const scales = [1, 0.85, 0.7, 0.6] as const

const meets = (a: Box, b: Box) => a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap

/** From the top down, from the left to the right, the first that meets nothing. */
function firstFree(within: Box, size: Wanted['size'], taken: readonly Box[]): Box | null {
  for (let y = within.y + within.height - size.height; y >= within.y; y -= step) {
    for (let x = within.x; x + size.width <= within.x + within.width; x += step) {
      const box = { x, y, ...size }
      if (!taken.some((one) => meets(box, one))) return box
    }
  }
  return null
}

function areasOf({ page, number }: Wanted): { usual: Box[]; other: Box[] } {
  const sheet = { x: edge, y: edge, width: page.width - 2 * edge, height: page.height - 2 * edge }
  const upper = { ...sheet, y: page.height / 2, height: page.height / 2 - edge }
  const left = { ...upper, width: page.width / 2 - edge }
  const under = number && { ...left, height: number.y - left.y }
  return { usual: under ? [under, left] : [left], other: [upper, sheet] }
}

/**
 * Where the arrival stamp goes on page 1: under the number, else in the top left, else anywhere free; at true size while it
 * fits there and smaller when it does not. A page without any room gets it in the upper left corner, over what stands there.
 */
export function freePlace(wanted: Wanted): Box {
  const { usual, other } = areasOf(wanted)
  const sized = (scale: number) => ({ width: wanted.size.width * scale, height: wanted.size.height * scale })
  for (const areas of [usual, other]) {
    for (const scale of scales) {
      const found = areas.map((area) => firstFree(area, sized(scale), wanted.taken)).find((one) => one !== null)
      if (found) return found
    }
  }
  const smallest = sized(scales[3])
  return { x: edge, y: wanted.page.height - edge - smallest.height, ...smallest }
}
