import { readFile } from 'node:fs/promises'
import * as fontkit from 'fontkit'

type Point = readonly [x: number, y: number]
/** A glyph's outline as closed polygons in the font's units, from where its pen stands. */
type Letter = { from: number; width: number; lowest: number; highest: number; polygons: Point[][] }
/** A line of text laid along a circle: `angle` (clockwise from the top, radians) is its middle, `radius` its base line, sizes in pixels. */
export type RingLine = { text: string; radius: number; size: number; angle: number; inward: boolean }

const steps = 4
const between = (a: number, b: number, t: number) => a + (b - a) * t
function curve(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0] as Point
  const next = points.slice(1).map(([x, y], index): Point => [between(points[index]?.[0] ?? 0, x, t), between(points[index]?.[1] ?? 0, y, t)])
  return curve(next, t)
}

function polygonsOf(glyph: fontkit.Glyph): Point[][] {
  const polygons: Point[][] = []
  let open: Point[] = []
  for (const { command, args } of glyph.path.commands) {
    if (command === 'closePath') continue
    const points = Array.from({ length: args.length / 2 }, (_, n): Point => [args[n * 2] ?? 0, args[n * 2 + 1] ?? 0])
    const from = open.at(-1)
    if (command === 'moveTo' || !from) {
      open = [...points]
      polygons.push(open)
    } else for (let step = 1; step <= steps; step += 1) open.push(curve([from, ...points], step / steps))
  }
  return polygons
}

/** How often the outline goes around the point: not zero is inside. */
function winding(polygons: readonly Point[][], x: number, y: number): number {
  let turns = 0
  for (const polygon of polygons) {
    for (let at = 0; at < polygon.length; at += 1) {
      const [ax, ay] = polygon[at] as Point
      const [bx, by] = polygon[(at + 1) % polygon.length] as Point
      if (ay <= y === by <= y) continue
      if (ax + ((y - ay) / (by - ay)) * (bx - ax) > x) turns += by > ay ? 1 : -1
    }
  }
  return turns
}

let font: Promise<fontkit.Font> | undefined
async function boldFace(): Promise<fontkit.Font> {
  font ??= readFile(new URL(import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'))).then((bytes) => fontkit.create(bytes) as fontkit.Font)
  return font
}

/** Says of a point (pixels from the middle, y downward) whether the line covers it. The size shrinks until the line fits into `mostAngle`. */
export async function ringText(line: RingLine, mostAngle: number): Promise<(x: number, y: number) => boolean> {
  const face = await boldFace()
  const { glyphs, positions } = face.layout(line.text)
  const letters: Letter[] = []
  let pen = 0
  glyphs.forEach((glyph, index) => {
    const width = positions[index]?.xAdvance ?? 0
    const { minY: lowest, maxY: highest } = glyph.bbox
    letters.push({ from: pen, width, lowest, highest, polygons: polygonsOf(glyph) })
    pen += width
  })
  const scale = Math.min(line.size / face.unitsPerEm, (mostAngle * line.radius) / pen)
  const direction = line.inward ? -1 : 1
  return (x, y) => {
    const turn = Math.atan2(x, -y) - line.angle
    const along = (direction * Math.atan2(Math.sin(turn), Math.cos(turn)) * line.radius) / scale + pen / 2
    const height = (direction * (Math.hypot(x, y) - line.radius)) / scale
    const letter = letters.find((one) => along >= one.from && along < one.from + one.width)
    return letter !== undefined && height > letter.lowest && height < letter.highest && winding(letter.polygons, along - letter.from, height) !== 0
  }
}
