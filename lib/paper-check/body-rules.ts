import type { Line } from '../pdf-places/lines.ts'
import { at, type Departure, type Sheet } from './sheet.ts'
import { type Paragraph, paragraphsOf, plain } from './words.ts'

/** The size in which most letters stand. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.height * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
function size({ body }: Sheet): Departure[] {
  const usual = usualSize(body)
  const line = body.find((one) => Math.abs(one.height - usual) < 0.5)
  return line && (usual < 13 || usual > 14) ? [at('body_size', line, String(usual))] : []
}

/** The list of legal bases: each on a line of its own. What runs on into the text ("…như sau:") is a sentence. */
function bases({ body }: Sheet): Departure[] {
  const paragraphs = paragraphsOf(body)
  const from = paragraphs.findIndex((one) => /^Căn cứ\s/u.test(one.text))
  if (from === -1) return []
  const list: Paragraph<Line>[] = []
  for (const one of paragraphs.slice(from)) {
    if (!/^(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s/u.test(one.text) || one.text.endsWith(':')) break
    list.push(one)
  }
  const wrong = list.find((one, index) => !one.text.endsWith(index === list.length - 1 ? '.' : ';') && !(index === list.length - 1 && one.text.endsWith('./.')))
  return wrong ? [at('basis_end', wrong.last, plain(wrong.last.text))] : []
}

function endMark({ body }: Sheet): Departure[] {
  const last = body.at(-1)
  return last && !/\.\s*\/\s*\.$/u.test(plain(last.text)) ? [at('end_mark', last)] : []
}

export const bodyRules = (sheet: Sheet): Departure[] => [...size(sheet), ...bases(sheet), ...endMark(sheet)]
