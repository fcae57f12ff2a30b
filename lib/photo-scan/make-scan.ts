/** A JPEG in colour (three components), upright. */
export type ScanPage = { jpeg: Uint8Array; width: number; height: number }

const short = 595.28
const long = 841.89
/** A4 at 200 dots an inch. */
export const longSide = 2339

type Part = string | Uint8Array
const encoder = new TextEncoder()
const round = (value: number) => Math.round(value * 100) / 100

/** The photo as large as the page, in its middle. */
function pageParts(first: number, { jpeg, width, height }: ScanPage): Part[][] {
  const [pageWidth, pageHeight] = width > height ? [long, short] : [short, long]
  const scale = Math.min(pageWidth / width, pageHeight / height)
  const [w, h] = [width * scale, height * scale]
  const draw = `q ${round(w)} 0 0 ${round(h)} ${round((pageWidth - w) / 2)} ${round((pageHeight - h) / 2)} cm /P Do Q`
  const image = `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>`
  return [
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Contents ${first + 1} 0 R/Resources<</XObject<</P ${first + 2} 0 R>>>>>>`],
    [`<</Length ${draw.length}>>stream\n${draw}\nendstream`],
    [`${image}stream\n`, jpeg, '\nendstream'],
  ]
}

function joined(objects: readonly Part[][]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let length = 0
  const add = (part: Part) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const offsets: number[] = []
  add('%PDF-1.7\n')
  add(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a))
  objects.forEach((object, index) => {
    offsets.push(length)
    for (const part of [`${index + 1} 0 obj\n`, ...object, '\nendobj\n']) add(part)
  })
  const start = length
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Photos as one PDF, in their order. */
export function makeScan(pages: readonly ScanPage[]): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, index) => `${3 + 3 * index} 0 R`).join(' ')
  const frame: Part[][] = [['<</Type/Catalog/Pages 2 0 R>>'], [`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`]]
  return joined([...frame, ...pages.flatMap((page, index) => pageParts(3 + 3 * index, page))])
}
