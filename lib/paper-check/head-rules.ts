import { withoutAbout } from '../paper/letter-subject.ts'
import { findPlaces } from '../pdf-places/find-places.ts'
import type { Line } from '../pdf-places/lines.ts'
import type { Code } from './rules.ts'
import { at, boxOf, type Departure, halfOf, lacks, type Sheet } from './sheet.ts'
import { bare, entriesOf, folded, plain } from './words.ts'

const headOf = ({ lines }: Sheet) => lines.filter((line) => line.page === 0 && line.y > line.pageHeight * 0.5)
const upper = (text: string) => plain(text).toLocaleUpperCase('vi')

type Phrase = { shape: RegExp; right: RegExp; missing: Code; spelling: Code }
const phrases: Phrase[] = [
  {
    shape: /cong\s*hoa\s*xa\s*hoi\s*chu\s*nghia\s*viet\s*nam/u,
    right: /^CỘNG (HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u,
    missing: 'nation_missing',
    spelling: 'nation_spelling',
  },
  { shape: /doc\s*lap\W*tu\s*do\W*hanh\s*phuc/u, right: /^Độc lập - Tự do - Hạnh phúc$/u, missing: 'motto_missing', spelling: 'motto_spelling' },
]
function motto(sheet: Sheet): Departure[] {
  return phrases.flatMap(({ shape, right, missing, spelling }) => {
    for (const line of headOf(sheet)) {
      const found = shape.exec(bare(line.text))
      if (!found) continue
      const printed = line.text.slice(found.index, found.index + found[0].length)
      if (right.test(plain(printed))) return []
      const x = line.xAt(found.index)
      return [{ ...at(spelling, line, plain(printed)), box: { ...boxOf(line), x, width: line.xAt(found.index + found[0].length) - x } }]
    }
    return [lacks(missing, 0)]
  })
}

function issuer(sheet: Sheet): Departure[] {
  const head = halfOf(sheet, 'left').filter((line) => line.page === 0 && line.y > line.pageHeight * 0.6)
  const numberAt = head.findIndex((line) => /^\s*số\s*:/iu.test(line.text))
  const names = numberAt === -1 ? head : head.slice(0, numberAt)
  const printed = folded(names.map((line) => line.text).join(' '))
  const parents = sheet.facts.parentLine.split(/\s+\/\s+|\n/u).filter((line) => folded(line) !== '')
  const gone = parents.filter((line) => !printed.includes(folded(line)))
  const isThere = printed.includes(folded(sheet.facts.issuerName))
  return [...gone.map((line) => lacks('parent_missing', 0, upper(line))), ...(isThere ? [] : [lacks('issuer_missing', 0, upper(sheet.facts.issuerName))])]
}

/** What stands in the way of number and date, as the places are found. */
function numberAndDate(sheet: Sheet): Departure[] {
  const { pages, texts, facts } = sheet
  const { places, findings } = findPlaces({ pages, texts, signerName: '', notation: facts.notation, sealDiameter: 1 })
  const boxes = { number_printed: places.number, notation_differs: places.number, date_printed: places.date, secret: null, already_signed: null }
  const found: Departure[] = findings.flatMap(({ code, value }) => {
    if (code === 'already_signed') return []
    const line = code === 'secret' ? sheet.lines.find((one) => one.page === 0 && plain(one.text) === value) : undefined
    const box = boxes[code] ?? (line && boxOf(line))
    return [{ code, page: 0, ...(box && { box }), ...(value !== undefined && { value }) }]
  })
  if (places.number) return [...found, ...(places.date ? place(sheet) : [lacks('date_missing', 0)])]
  const near = headOf(sheet).find((line) => /(?:^|\s)số(?!\p{L}).*[/-]\p{L}/iu.test(line.text))
  const number = near ? at('number_form', near, plain(near.text)) : lacks('number_missing', 0, facts.notation)
  return [...found, number, ...(places.date ? place(sheet) : [lacks('date_missing', 0)])]
}

function place(sheet: Sheet): Departure[] {
  const { placeName } = sheet.facts
  const line = headOf(sheet).find((one) => /ngày.*tháng.*năm/iu.test(one.text))
  const named = line && /([^,]*),\s*ngày/iu.exec(line.text)?.[1]
  if (!line || folded(placeName) === '') return []
  return named !== undefined && folded(named).endsWith(folded(placeName)) ? [] : [at('place_differs', line, placeName)]
}

/** Of a courtesy letter the subject is the heading; two types have a name and no subject. */
const withoutSubject = new Set(['giay_gioi_thieu', 'giay_nghi_phep'])
function heading(sheet: Sheet): Departure[] {
  const { type, typeName, subject } = sheet.facts
  const head = headOf(sheet)
  if (type === 'thu_cong') return []
  const index = head.findIndex((line) => folded(line.text) === folded(typeName))
  const line = head[index]
  if (!line) return [lacks('heading_missing', 0, upper(typeName))]
  if (plain(line.text) !== upper(line.text)) return [at('heading_capitals', line, upper(typeName))]
  const below = head.slice(index + 1, index + 8)
  const isSaid = withoutSubject.has(type) || folded(subject) === '' || folded(below.map((one) => one.text).join(' ')).includes(folded(subject))
  return isSaid ? [] : below[0] ? [at('subject_differs', below[0])] : [lacks('subject_differs', 0)]
}

function letterSubject(sheet: Sheet): Departure[] {
  const head = halfOf(sheet, 'left').filter((line) => line.page === 0 && line.y > line.pageHeight * 0.5)
  const index = head.findIndex((line) => /^\s*v\/v\s/iu.test(line.text))
  const line = head[index]
  if (!line) return [lacks('letter_subject_missing', 0)]
  const printed = head.slice(index, index + 8).map((one) => one.text)
  return folded(printed.join(' ')).includes(folded(withoutAbout(sheet.facts.subject))) ? [] : [at('letter_subject_differs', line)]
}

const mustBeAddressed = new Set(['cong_van', 'to_trinh'])
function addressed(sheet: Sheet): Departure[] {
  const lines = sheet.lines.filter((line) => line.page === 0)
  const index = lines.findIndex((line) => /^\s*kính gửi\s*:/iu.test(line.text))
  if (index === -1) return mustBeAddressed.has(sheet.facts.type) ? [lacks('addressed_missing', 0)] : []
  const rest = lines.slice(index + 1)
  const listed = entriesOf(rest.slice(0, 60)).slice(0, 40)
  const until = listed.findIndex((entry) => !/^[-–]/u.test(entry.text))
  const entries = until === -1 ? listed : listed.slice(0, until)
  const wrong = entries.find((entry, at) => !entry.text.endsWith(at === entries.length - 1 ? '.' : ';'))
  return wrong && entries.length > 1 ? [at('addressed_end', wrong.line as Line, wrong.text)] : []
}

const urgent = { thuong: '', khan: 'KHẨN', thuong_khan: 'THƯỢNG KHẨN', hoa_toc: 'HOẢ TỐC' } as const
const marks = new Set(Object.values(urgent).filter(Boolean).map(folded))
function urgency(sheet: Sheet): Departure[] {
  const wanted = urgent[sheet.facts.urgency]
  const line = [...sheet.lines, ...halfOf(sheet, 'left')].find((one) => one.page === 0 && marks.has(folded(one.text)) && plain(one.text) === upper(one.text))
  if (!line) return wanted ? [lacks('urgency_missing', 0, wanted)] : []
  return folded(line.text) === folded(wanted) ? [] : [at('urgency_differs', line, plain(line.text))]
}

export function headRules(sheet: Sheet): Departure[] {
  const opening = sheet.facts.type === 'cong_van' ? letterSubject(sheet) : heading(sheet)
  return [...motto(sheet), ...issuer(sheet), ...numberAndDate(sheet), ...opening, ...addressed(sheet), ...urgency(sheet)]
}
