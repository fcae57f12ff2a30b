import { type Line, linesOf, type PageSize, type TextRun } from './lines.ts'
import { secrecyOf } from './secrecy.ts'

/** Points (1/72 inch) from the lower left corner, page from 0. */
export type Place = { page: number; x: number; y: number; width: number; height: number }
export type PlaceName = 'number' | 'date' | 'qr' | 'seal' | 'signature'
export type FindingCode = 'number_printed' | 'date_printed' | 'notation_differs' | 'secret' | 'already_signed'
export type Finding = { code: FindingCode; value?: string }
export type Paper = {
  pages: readonly PageSize[]
  texts: readonly TextRun[]
  /** The name printed under the signature. */
  signerName: string
  /** What must stand after the number: "/KH-MTTQ-BTT". */
  notation: string
  /** SAO Y, TRÍCH SAO, SAO LỤC. */
  isCopy?: boolean
  /** True size of the seal, in points. */
  sealDiameter: number
}
export type Found = { places: Record<PlaceName, Place | null>; findings: Finding[] }

const millimetre = 72 / 25.4
/** Decree 30/2020 Phụ lục I: the QR is 30 mm; a signature is about 45 x 28 mm. */
const qrSize = 30 * millimetre
const signatureSize = { width: 45 * millimetre, height: 28 * millimetre }
const margin = 10 * millimetre

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const keyOf = (text: string) => plain(text).toLowerCase()
const solid = (text: string) => keyOf(text).replace(/\s/g, '')
/** Without tones and marks, one letter for one: a name may be printed with the tone elsewhere ("Thuý", "Thúy"). */
const bare = (text: string) => keyOf(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')

function inside(place: Place, pages: readonly PageSize[]): Place {
  const page = pages[place.page]
  if (!page) return place
  const x = Math.min(Math.max(place.x, 2), Math.max(2, page.width - place.width - 2))
  const y = Math.min(Math.max(place.y, 2), Math.max(2, page.height - place.height - 2))
  return { ...place, x, y }
}

/** The first word, with the slash or hyphen that stands apart before it. */
const shownNotation = (printed: string) => /^[/-]?\s*\S*/u.exec(printed)?.[0].replace(/\s/g, '') ?? ''

/** Digits are set smaller where the gap is narrow; in less than this, in points, they could not be read, nor may they cover the notation. */
const narrowest = 10
type Numbered = { place: Place | null; findings: Finding[] }
/** Above and below the base line what a field of this size of letters needs, so that what is filled in stands as large and as high as the line. */
const boxOn = (line: Line) => ({ page: line.page, y: line.y - line.height * 0.24, height: Math.max(14, line.height * 1.15) })

/** "Số:      /KH-MTTQ-BTT", of the Party "Số      -KH/ĐU": what stands before the digits, the digits, the notation. */
const numberings = [/(?:^|\s)(Số\s*:)\s*([0-9]*)[\s.…_]*([/-]?\s*[^\s]*)?/u, /^\s*(Số)(?=\s+[0-9]*[\s.…_]*-)\s*([0-9]*)[\s.…_]*(-\s*[^\s]*)/u]
/** The gap between the word and the notation. */
function findNumber(lines: readonly Line[], notation: string): Numbered {
  for (const line of lines) {
    const match = numberings.map((shape) => shape.exec(line.text)).find(Boolean)
    if (!match) continue
    const [whole, word = '', digits = '', rest = ''] = match
    const start = line.xAt(match.index + whole.indexOf(word) + word.length)
    const end = rest === '' ? start + 34 : line.xAt(match.index + whole.length - rest.length)
    const findings: Finding[] = []
    if (digits) findings.push({ code: 'number_printed', value: digits })
    // A wide gap ends it: the place and the date may stand on the same line.
    const printed = plain(line.text.slice(match.index + whole.length - rest.length).split(/ {4}/)[0] ?? '')
    // Spaces inside are of the typesetter, not of the notation.
    if (rest !== '' && solid(printed) !== solid(notation)) findings.push({ code: 'notation_differs', value: shownNotation(printed) })
    const width = Math.min(end - start - 1, 60)
    return { place: width < narrowest ? null : { ...boxOn(line), x: start + 1, width }, findings }
  }
  return { place: null, findings: [] }
}

/** "…, ngày    tháng    năm 2026": from the word "ngày" to the end of the line. */
function findDate(lines: readonly Line[]): Numbered {
  for (const line of lines) {
    const match = /ngày\s*([0-9]*)[\s.…_]*tháng\s*([0-9]*)[\s.…_]*năm\s*([0-9]{0,4})/iu.exec(line.text)
    if (!match) continue
    const start = line.xAt(match.index)
    const end = Math.max(line.xAt(match.index + match[0].length), start + 120)
    const findings: Finding[] = match[1] || match[2] ? [{ code: 'date_printed', value: plain(match[0]) }] : []
    return { place: { ...boxOn(line), x: start - 1, width: end - start + 6 }, findings }
  }
  return { place: null, findings: [] }
}

const folds = [keyOf, bare]
const lineAlone = (lines: readonly Line[], name: string) => folds.map((fold) => lines.findLast((one) => fold(one.text) === fold(name))).find(Boolean)
/** The name is a line of its own, as under a signature, and not only mentioned. */
export const isNamedAlone = ({ texts, pages }: Pick<Paper, 'texts' | 'pages'>, name: string): boolean =>
  plain(name) !== '' && lineAlone(linesOf(texts, pages), name) !== undefined

/** A line of its own before a mention in a sentence or under "Nơi nhận"; then the name as it is before the name without its tones. */
function findName(lines: readonly Line[], signerName: string): { line: Line; from: number; to: number } | undefined {
  if (plain(signerName) === '') return undefined
  const alone = lineAlone(lines, signerName)
  if (alone) return { line: alone, from: 0, to: alone.text.length }
  for (const fold of folds) {
    const line = lines.findLast((one) => fold(one.text).includes(fold(signerName)))
    const from = line ? fold(line.text).indexOf(fold(signerName)) : 0
    if (line) return { line, from, to: from + fold(signerName).length }
  }
  return undefined
}

/** Above the signer's printed name, the last time it stands in the document. */
function findSignature(lines: readonly Line[], signerName: string): Place | null {
  const found = findName(lines, signerName)
  if (!found) return null
  const { line, from, to } = found
  const centre = (line.xAt(from) + line.xAt(to)) / 2
  return { page: line.page, x: centre - signatureSize.width / 2, y: line.y + line.height, ...signatureSize }
}

/** Under "Nơi nhận" and what follows it in the left half of the last page that has it: in the first gap that is high enough. */
function findQr(lines: readonly Line[], pages: readonly PageSize[]): Place | null {
  const head = lines.findLast((line) => /^nơi nhận\s*:/iu.test(plain(line.text)))
  const page = head && pages[head.page]
  if (!head || !page) return null
  const column = lines.filter((line) => line.page === head.page && line.y <= head.y && line.x < page.width / 2 && line.y > margin)
  const room = column.find((line, index) => line.y - 12 - qrSize >= (column[index + 1]?.y ?? -1e3) + (column[index + 1]?.height ?? 0))
  const below = (room?.y ?? 0) - 6 - qrSize
  const fits = below >= margin * 0.6
  // No room under the list: beside it, still left of the signature.
  const x = fits ? head.x : Math.min(page.width / 2 - qrSize, Math.max(...column.map((line) => line.right)) + 6)
  return { page: head.page, x, y: fits ? below : margin * 0.6, width: qrSize, height: qrSize }
}

/** The seal at its true size covers the left third of the signature (Decree 30/2020 art. 33). */
function sealFor(signature: Place, diameter: number): Place {
  return {
    page: signature.page,
    x: signature.x + signature.width / 3 - diameter,
    y: signature.y + signature.height / 2 - diameter / 2,
    width: diameter,
    height: diameter,
  }
}

/**
 * Where number, date, QR, signature and seal will stand, from the page's own words, and what hinders signing: a printed
 * number or date, another notation, a mark of secrecy. Never throws; what is not found is null.
 */
export function findPlaces(paper: Paper): Found {
  const lines = linesOf(paper.texts, paper.pages)
  // A copy bears its own number and date in the block at its end; what it copies may bear others.
  const heads = paper.isCopy ? lines.toReversed() : lines.filter((line) => line.page === 0)
  const number = findNumber(heads, paper.notation)
  const date = findDate(paper.isCopy ? heads : heads.filter((line) => line.y >= 0.55 * line.pageHeight))
  const signature = findSignature(lines, paper.signerName)
  const secret = lines.flatMap((line) => (line.page === 0 ? (secrecyOf(line.text) ?? []) : []))[0]
  const findings = [...number.findings, ...date.findings, ...(secret ? [{ code: 'secret' as const, value: secret }] : [])]
  const places = {
    number: number.place,
    date: date.place,
    signature,
    seal: signature && sealFor(signature, paper.sealDiameter),
    qr: findQr(lines, paper.pages),
  }
  const kept = Object.entries(places).map(([name, place]) => [name, place && inside(place, paper.pages)])
  return { places: Object.fromEntries(kept), findings }
}
