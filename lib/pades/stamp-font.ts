import { PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { PadesError } from './pades-error.ts'
import type { Revision } from './revision.ts'

/** What the clerk's fill may hold: digits and the words of the date line. */
const fillCharacters = ' 0123456789ngàythánămNGÀYTHÁNĂM,./-'

type Embedded = { file: Uint8Array; glyphs: Uint8Array; characters: string[] }
export type Face = { font: fontkit.Font; name: string; embedded: Map<string, Embedded> }
/** The date line is set in italic (Decree 30/2020, appendix I); the rest upright. */
export type StampFont = { regular: Face; italic: Face }

/**
 * The font of numbers, dates and foot notes. Make it once: cutting it down to the few glyphs needed is slow and kept.
 * Without an italic face the date is set in the first one.
 */
export async function makeStampFont(ttf: Uint8Array, italicTtf?: Uint8Array): Promise<StampFont> {
  const regular = faceOf(ttf)
  const italic = italicTtf ? faceOf(italicTtf) : regular
  for (const face of new Set([regular, italic])) embeddedOf(face, '')
  return { regular, italic }
}

function faceOf(ttf: Uint8Array): Face {
  const font = fontkit.create(ttf as never)
  if (!('glyphForCodePoint' in font)) throw new PadesError('text_not_drawable', 'a collection of fonts')
  return { font, name: `NHIPCA+${font.postscriptName}`, embedded: new Map() }
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0

function embeddedOf(face: Face, note: string): Embedded {
  const known = face.embedded.get(note)
  if (known) return known
  const characters = [...new Set(fillCharacters + note)].sort((a, b) => codeOf(a) - codeOf(b))
  const subset = face.font.createSubset()
  const glyphs = new Uint8Array((codeOf(characters.at(-1) ?? '') + 1) * 2)
  const view = new DataView(glyphs.buffer)
  for (const character of characters) {
    const glyph = glyphOf(face, character)
    // Typed as boolean, but it is the number of the glyph in the subset.
    view.setUint16(codeOf(character) * 2, Number(subset.includeGlyph(glyph)))
  }
  const embedded = { file: subset.encode(), glyphs, characters }
  face.embedded.set(note, embedded)
  return embedded
}

function glyphOf(face: Face, character: string): fontkit.Glyph {
  const code = codeOf(character)
  const glyph = code <= 0xffff ? face.font.glyphForCodePoint(code) : undefined
  if (!glyph || glyph.id === 0) throw new PadesError('text_not_drawable', character)
  return glyph
}

const thousandths = (face: Face, units: number) => Math.round((units * 1000) / face.font.unitsPerEm)
const hexOf = (code: number) => code.toString(16).padStart(4, '0').toUpperCase()

/** The text as this font writes it: a code is its own UTF-16 number, so that no table is needed to fill a field later. */
export const encodeText = (text: string) => `<${[...text.normalize('NFC')].map((one) => hexOf(codeOf(one))).join('')}>`

/** At size 1. Throws text_not_drawable for a character that the font lacks. */
export function widthOfText(face: Face, text: string): number {
  return [...text.normalize('NFC')].reduce((sum, one) => sum + thousandths(face, glyphOf(face, one).advanceWidth), 0) / 1000
}

/** Throws text_not_drawable for a character that prepareFields did not put into the file. */
export function requireFillText(text: string): void {
  const missing = [...text.normalize('NFC')].find((one) => !fillCharacters.includes(one))
  if (missing !== undefined || text === '') throw new PadesError('text_not_drawable', missing ?? 'empty')
}

/** Adds a face to a revision, with the glyphs for every fill and for the note. */
export function embedFace(revision: Revision, face: Face, note: string): PDFRef {
  const { file, glyphs, characters } = embeddedOf(face, note)
  const { font, name } = face
  const context = PDFContext.create()
  const scaled = (units: number) => thousandths(face, units)
  const isItalic = font.italicAngle !== 0
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    // Serif, not symbolic (ISO 32000-1, table 123).
    Flags: 2 + 32 + (isItalic ? 64 : 0),
    FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(scaled),
    ItalicAngle: font.italicAngle,
    Ascent: scaled(font.ascent),
    Descent: scaled(font.descent),
    CapHeight: scaled(font.capHeight || font.ascent),
    StemV: 80,
    FontFile2: revision.add(context.flateStream(file, { Length1: file.length })),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }),
    CIDToGIDMap: revision.add(context.flateStream(glyphs)),
    FontDescriptor: revision.add(descriptor),
    W: characters.flatMap((one) => [codeOf(one), [scaled(glyphOf(face, one).advanceWidth)]]),
  })
  return revision.add(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [revision.add(descendant)],
      ToUnicode: revision.add(context.flateStream(toUnicode(characters))),
    }),
  )
}

function toUnicode(characters: readonly string[]): string {
  const blocks: string[] = []
  // At most 100 lines in a block (Adobe Technical Note 5014).
  for (let at = 0; at < characters.length; at += 100) {
    const block = characters.slice(at, at + 100).map((one) => `<${hexOf(codeOf(one))}> <${hexOf(codeOf(one))}>`)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n')
}
