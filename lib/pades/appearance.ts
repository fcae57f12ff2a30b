import { PDFContext, type PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import { num } from './pdf-syntax.ts'
import type { Picture } from './picture.ts'
import { encodeText, type Face, widthOfText } from './stamp-font.ts'

export type Size = { width: number; height: number }
export type QrModules = readonly (readonly boolean[])[]

/** Ascent, descent and their sum of Tinos (and Times New Roman) at size 1. */
const metrics = { ascent: 0.891, descent: 0.216, line: 1.107 }
export const fontName = { regular: 'NhipCauR', italic: 'NhipCauI' } as const

/**
 * Appearance streams (ISO 32000-1, 12.5.5). The empty and the filled one of a field have the same dictionary but for
 * what they draw, and no filter: that is what strict verifiers compare.
 */
function form({ width, height }: Size, resources: Record<string, Record<string, PDFRef>>, content: string): PDFRawStream {
  const context = PDFContext.create()
  const box = [0, 0, width, height].map((value) => Number(num(value)))
  return context.stream(content, { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: box, Resources: resources })
}

type TextStyle = { face: Face; name: string; font: PDFRef; align: 'left' | 'centre' }
export const emptyText = (size: Size, { name, font }: Pick<TextStyle, 'name' | 'font'>) => form(size, { Font: { [name]: font } }, '/Tx BMC EMC')

/** The size of letters for a box 1.15 times as high; the decree knows none above 14. */
export const lineSize = ({ height }: Pick<Size, 'height'>) => Math.min(14, height / 1.15)

/** The line on white: it stands instead of what was printed there, e.g. "ngày … tháng … năm 2026". */
export function filledText(size: Size, text: string, { face, name, font, align }: TextStyle): PDFRawStream {
  const points = Math.min(lineSize(size), size.width / widthOfText(face, text))
  const width = widthOfText(face, text) * points
  const x = align === 'left' ? 0 : (size.width - width) / 2
  const y = (size.height - metrics.line * points) / 2 + metrics.descent * points
  const whole = `0 0 ${num(size.width)} ${num(size.height)} re`
  const line = `BT 0 g /${name} ${num(points)} Tf ${num(x)} ${num(y)} Td ${encodeText(text)} Tj ET`
  return form(size, { Font: { [name]: font } }, `/Tx BMC q 1 g ${whole} f ${line} Q EMC`)
}

export const emptyCode = (size: Size) => form(size, {}, '')

/** Dark modules as rectangles on white, with a quiet border of two modules. */
export function filledCode(size: Size, modules: QrModules): PDFRawStream {
  const side = Math.min(size.width, size.height)
  const unit = side / (modules.length + 4)
  const rectangles = modules.flatMap((row, index) => runsOf(row).map(([from, length]) => `${from + 2} ${modules.length + 1 - index} ${length} 1 re`))
  const place = `${num((size.width - side) / 2)} ${num((size.height - side) / 2)}`
  // Five decimals: a rounded unit would shift the last modules.
  const content = `q 1 g 0 0 ${num(size.width)} ${num(size.height)} re f 0 g ${unit.toFixed(5)} 0 0 ${unit.toFixed(5)} ${place} cm ${rectangles.join(' ')} f Q`
  return form(size, {}, content)
}

function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = []
  row.forEach((isDark, at) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last && last[0] + last[1] === at) last[1] += 1
    else runs.push([at, 1])
  })
  return runs
}

export const emptySignature = (size: Size) => form(size, { XObject: {} }, '')

/** The whole picture as large as the box allows, in its middle. */
export function filledSignature(size: Size, picture: Picture, image: PDFRef): PDFRawStream {
  const scale = Math.min(size.width / picture.width, size.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  const place = `${num((size.width - width) / 2)} ${num((size.height - height) / 2)}`
  return form(size, { XObject: { Picture: image } }, `q ${num(width)} 0 0 ${num(height)} ${place} cm /Picture Do Q`)
}
