import type { Line } from '../pdf-places/lines.ts'
import { at, type Departure, halfOf, lacks, type Sheet } from './sheet.ts'
import { entriesOf, folded, plain } from './words.ts'

/** Office, room for signature and seal, name: so high at most (points). */
const blockHeight = 300
const title = /(?:^|\s)(?:GS|PGS|TS|ThS|Th\.S|CN|KS|BS|LS|NGƯT|NGND|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Giáo sư|Luật sư|Bác sĩ|Ông|Bà|Đồng chí|Đ\/c)(?:[.\s]|$)/iu

function signature(sheet: Sheet): Departure[] {
  const { facts, name, lastPage } = sheet
  if (!facts.signer) return []
  const { fullName, blockLines } = facts.signer
  if (!name) return [lacks('name_missing', lastPage, fullName)]
  const before = plain(name.text).slice(0, -plain(fullName).length)
  const titled = title.test(before) ? [at('name_title', name, plain(name.text))] : []
  const block = halfOf(sheet, 'right').filter((line) => line.page === name.page && line.y > name.y && line.y < name.y + blockHeight)
  const printed = folded(block.map((line) => line.text).join(' '))
  // Template 1.9: who chairs signs as such, with the office below.
  const wanted = facts.type === 'bien_ban' ? blockLines.slice(-1) : blockLines
  const gone = wanted.filter((line) => !printed.includes(folded(line)))
  const isAuthority = (line: string) => /^(?:TM|KT|TL|TUQ|Q)\./u.test(line.trim())
  return [...titled, ...gone.map((line) => ({ ...at(isAuthority(line) ? 'authority_missing' : 'office_missing', block[0] ?? name, line) }))]
}

/** Lines of a list stand close; what is farther off is something else. */
const nearby = 30
function listBelow(lines: readonly Line[], head: Line): Line[] {
  const found: Line[] = []
  let before = head
  for (const line of lines) {
    if (line.page !== head.page || line.y >= head.y) continue
    if (before.y - line.y > nearby) break
    found.push(line)
    before = line
  }
  return found
}

/** The drafter's mark and the number of copies (cell 12): "PL.(300)". */
const isMark = (line: Line) => /^\s*[\p{L}.]{1,12}\s*\(\d+\)\s*$/u.test(line.text)
const isKept = (text: string) => /^[-–]?\s*lưu\s*:/iu.test(text)
function receivers(sheet: Sheet): Departure[] {
  const head = sheet.receivers
  if (!head) return [lacks('receivers_missing', sheet.lastPage)]
  const left = halfOf(sheet, 'left')
  const further = sheet.lines.find((line) => /^nơi nhận \(tiếp theo\)\s*:/iu.test(plain(line.text)))
  // A list that goes on under the signature stands in columns there.
  const beyond = further ? sheet.lines.filter((line) => line.page > further.page || (line.page === further.page && line.y < further.y)) : []
  const all = entriesOf([...listBelow(left, head), ...beyond].filter((line) => !isMark(line)))
  const keptAt = all.findIndex((entry) => isKept(entry.text))
  // What is kept closes the list.
  const entries = keptAt === -1 || further ? all : all.slice(0, keptAt + 1)
  const kept = all[keptAt]
  const dash = entries.find((entry) => !/^-\s/u.test(entry.text) && !further)
  const closes = (index: number) => (kept ? index === keptAt : index === entries.length - 1)
  const wrong = entries.find((entry, index) => /^-/u.test(entry.text) && !entry.text.endsWith(closes(index) ? '.' : ';'))
  return [
    ...(dash ? [at('receivers_dash', dash.line, dash.text)] : []),
    ...(wrong ? [at('receivers_end', wrong.line, wrong.text)] : []),
    ...(kept && /\bVT\b/u.test(kept.text) ? [] : [at('keep_missing', kept?.line ?? head)]),
  ]
}

export const endRules = (sheet: Sheet): Departure[] => [...signature(sheet), ...receivers(sheet)]
