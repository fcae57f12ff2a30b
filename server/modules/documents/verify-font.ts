import { readFile } from 'node:fs/promises'
import { verifyFaces } from '../../../contract/system.ts'
import type { RawExchange } from '../../platform/http.ts'

type Face = (typeof verifyFaces)[number]
const read = new Map<Face, Promise<Buffer>>()
function bytesOf(face: Face): Promise<Buffer> {
  const known = read.get(face) ?? readFile(new URL(import.meta.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${face}-normal.woff2`)))
  read.set(face, known)
  return known
}

/** As web/theme/fonts.css has them. */
const ranges = {
  vietnamese: 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122',
}
/** The words stand there at once in the system's letters; ours take their place when they have come. */
export const verifyFontStyle = verifyFaces
  .map((face) => {
    const [letters = 'latin', weight] = face.split('-')
    return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;src:url(/v/fonts/${face}) format("woff2");unicode-range:${ranges[letters as keyof typeof ranges]}}`
  })
  .join('')

/** Beside the page, since a proxy may let strangers reach nothing else. */
export async function verifyFont(face: Face, { reply }: RawExchange): Promise<unknown> {
  return reply
    .type('font/woff2')
    .header('cache-control', 'public, max-age=2592000')
    .send(await bytesOf(face))
}
