import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A word with its box in millimetres from the upper left corner, and the size of its letters in points. */
export type Word = { page: number; text: string; left: number; right: number; top: number; bottom: number; size: number; bold: boolean; italic: boolean }
export type ReadPage = { words: Word[]; pages: { width: number; height: number }[]; fonts: string; isSound: boolean }

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-page-'))
const run = (command: string, args: string[]) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
const millimetre = 72 / 25.4

type Styled = { page: number; top: number; left: number; right: number; size: number; bold: boolean; italic: boolean }
function stylesOf(path: string): Styled[] {
  const xml = run('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', path])
  const sizes = new Map([...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(([, id, size]) => [id, Number(size)]))
  const pages = xml.split('<page ').slice(1)
  return pages.flatMap((part, page) =>
    [...part.matchAll(/<text top="(\d+)" left="(\d+)" width="(\d+)" height="\d+" font="(\d+)">(.*?)<\/text>/g)].map(
      ([, top, left, width, font, inner = '']) => ({
        ...{ page, top: Number(top), left: Number(left), right: Number(left) + Number(width), size: sizes.get(font) ?? 0 },
        ...{ bold: inner.includes('<b>'), italic: inner.includes('<i>') },
      }),
    ),
  )
}

/** What poppler reads from a page: words with boxes, sizes and styles, and the fonts; whether qpdf finds it sound. */
export function readPage(pdf: Uint8Array): ReadPage {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  const styles = stylesOf(path)
  const parts = run('pdftotext', ['-bbox-layout', path, '-']).split('<page ').slice(1)
  const words = parts.flatMap((part, page) =>
    [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, ...found]) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(0, 4).map(Number)
      const style = styles.find((one) => one.page === page && Math.abs(one.top - top) <= 4.5 && one.left - 2 <= left && right <= one.right + 3)
      const box = { left: left / millimetre, right: right / millimetre, top: top / millimetre, bottom: bottom / millimetre }
      return { page, text: unescaped(found[4] ?? ''), ...box, size: style?.size ?? 0, bold: style?.bold ?? false, italic: style?.italic ?? false }
    }),
  )
  const pages = parts.map((part) => ({ width: Number(/width="([\d.]+)"/.exec(part)?.[1]), height: Number(/height="([\d.]+)"/.exec(part)?.[1]) }))
  let isSound = true
  try {
    run('qpdf', ['--check', path])
  } catch {
    isSound = false
  }
  return { words, pages, fonts: run('pdffonts', [path]), isSound }
}

/** The words of a phrase where it stands first (or last), or an error that names it. */
export function phrase(
  { words }: ReadPage,
  text: string,
  where: 'first' | 'last' = 'first',
): { words: Word[]; left: number; right: number; top: number; bottom: number; page: number } {
  const wanted = text.split(' ')
  const starts = words.map((_, index) => index).filter((index) => wanted.every((one, offset) => words[index + offset]?.text === one))
  const at = where === 'first' ? starts[0] : starts.at(-1)
  if (at === undefined) throw new Error(`"${text}" is not on the page: ${words.map((word) => word.text).join(' ')}`)
  const found = words.slice(at, at + wanted.length)
  const [first] = found
  return {
    ...{ words: found, page: first?.page ?? 0, left: Math.min(...found.map((word) => word.left)), right: Math.max(...found.map((word) => word.right)) },
    ...{ top: Math.min(...found.map((word) => word.top)), bottom: Math.max(...found.map((word) => word.bottom)) },
  }
}

/** The words as runs of text, as the places are looked for in. */
export const runsOf = ({ words, pages }: ReadPage) =>
  words.map((word) => ({
    ...{ page: word.page, text: word.text, x: word.left * millimetre, width: (word.right - word.left) * millimetre, height: word.size },
    y: (pages[word.page]?.height ?? 842) - word.bottom * millimetre + 0.216 * word.size,
  }))
