import type { Node } from 'prosemirror-model'
import { type Attached, partsOf } from './attached.ts'
import type { Block } from './blocks.ts'
import { blocksOfBody } from './blocks.ts'
import { endOf } from './ending.ts'
import { letterSubject } from './letter-subject.ts'
import { printable } from './printable.ts'

export type PaperFacts = {
  style: 'state' | 'party'
  /** Lines above the issuer, parted by " / ". */
  parentLine: string
  issuerName: string
  /** As the whole issuer is called in a sentence: "Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh …". */
  authorName: string
  placeName: string
  type: string
  typeName: string
  isCopy: boolean
  /** "/KH-MTTQ-BTT", party "-KH/ĐU". */
  notation: string
  subject: string
  urgency: 'thuong' | 'khan' | 'thuong_khan' | 'hoa_toc'
  /** "2026-11-26": its year is printed, the rest comes with the seal. */
  today: string
  signer: { fullName: string; blockLines: readonly string[] } | null
}
export type PaperFields = {
  addressees: readonly string[]
  recipientLines: readonly string[]
  keep: string
  draftersMark: string
  circulation: '' | 'return' | 'internal'
  footer: string
  legalBases: readonly string[]
  secretary: string
}

/** How the paper opens: with its type and subject, with its subject alone, with its type alone, or as a letter with "V/v" under its number. */
export type Opening = 'typed' | 'subject' | 'type' | 'letter' | 'copy'
/** What the templates of the decree say, in words; the same for PDF and DOCX. */
export type Paper = {
  style: 'state' | 'party'
  opening: Opening
  title: string
  parents: string[]
  issuer: string
  numberWord: string
  notation: string
  place: string
  year: string
  typeName: string
  subject: string
  urgency: { words: string; width: number } | null
  circulation: string
  /** In capitals over the legal bases of resolutions and decisions. */
  authority: string
  addressed: { label: string; to: string[] } | null
  bases: string[]
  /** "QUYẾT ĐỊNH:" after the legal bases. */
  resolves: string
  body: Block[]
  attached: Attached[]
  recipients: { shown: string[]; further: string[] }
  draftersMark: string
  footer: string
  signature: { lines: string[]; name: string }
  secretary: { title: string; name: string } | null
}

const capitals = (text: string) => printable(text).toLocaleUpperCase('vi')
const urgencies: Record<PaperFacts['urgency'], Paper['urgency']> = {
  thuong: null,
  khan: { words: 'KHẨN', width: 20 },
  thuong_khan: { words: 'THƯỢNG KHẨN', width: 40 },
  hoa_toc: { words: 'HOẢ TỐC', width: 30 },
}
const circulations = { '': '', return: 'XEM XONG TRẢ LẠI', internal: 'LƯU HÀNH NỘI BỘ' }
const resolving: Record<string, string> = { nghi_quyet: 'QUYẾT NGHỊ:', quyet_dinh: 'QUYẾT ĐỊNH:' }
/** Templates 1.6 to 1.8 and 1.10 name who is meant in a sentence of the issuer; elsewhere "Kính gửi". */
const sentences: Record<string, string> = {
  cong_dien: 'điện',
  giay_moi: 'trân trọng kính mời',
  giay_gioi_thieu: 'trân trọng giới thiệu',
  giay_nghi_phep: 'cấp cho',
}

/** Long names break before the place: "UỶ BAN MTTQ VIỆT NAM" / "TỈNH AN GIANG". */
const breakPlace = (line: string) => (line.length > 27 ? line.replace(/ (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU) /u, '\n$1 ') : line)
const headLines = (text: string) =>
  text
    .split(/\s+\/\s+|\n/u)
    .flatMap((line) => breakPlace(capitals(line.trim())).split('\n'))
    .filter(Boolean)

function openingOf({ type, isCopy }: PaperFacts): Opening {
  if (isCopy) return 'copy'
  if (type === 'cong_van') return 'letter'
  if (type === 'thu_cong') return 'subject'
  return type === 'giay_gioi_thieu' || type === 'giay_nghi_phep' ? 'type' : 'typed'
}

const bare = (line: string) =>
  printable(line)
    .replace(/^\s*[-–+•]\s*/u, '')
    .replace(/[\s;.,]+$/u, '')
const closed = (lines: readonly string[]) => lines.map((line, index) => `${line}${index === lines.length - 1 ? '.' : ';'}`)

function addressedOf(facts: PaperFacts, fields: PaperFields): Paper['addressed'] {
  const to = fields.addressees.map(bare)
  if (to.length === 0) return null
  const sentence = sentences[facts.type]
  return { label: sentence ? `${printable(facts.authorName)} ${sentence}:` : 'Kính gửi:', to: to.length === 1 ? to : closed(to) }
}

/** So much stands beside the signature, with room below for the code; what is more goes on under the signature. */
const mostBeside = 16
const lettersInLine = 38

function recipientsOf(facts: PaperFacts, fields: PaperFields): Paper['recipients'] {
  const named = fields.recipientLines.map(bare)
  const isAsAbove = fields.addressees.length > 0 && !sentences[facts.type] && !named.some((line) => line === 'Như trên')
  const kept = fields.keep ? [facts.style === 'party' ? `Lưu ${bare(fields.keep)}` : `Lưu: ${bare(fields.keep)}`] : []
  const all = closed([...(isAsAbove ? ['Như trên'] : []), ...named, ...kept])
  let lines = 0
  const beside = all.findIndex((line) => {
    lines += Math.ceil(line.length / lettersInLine)
    return lines > mostBeside
  })
  return beside === -1 ? { shown: all, further: [] } : { shown: all.slice(0, beside), further: all.slice(beside) }
}

/** Party papers write the short words of authority with a stroke: "T/M ĐẢNG ỦY". */
const partyLine = (line: string) =>
  line
    .replace(/^(T)M\./u, '$1/M')
    .replace(/^(K)T\./u, '$1/T')
    .replace(/^(T)L\./u, '$1/L')

function signatureOf({ signer, style, type }: PaperFacts): Paper['signature'] {
  const lines = (signer?.blockLines ?? []).map(capitals).map((line) => (style === 'party' ? partyLine(line) : line))
  // Template 1.9: the chair signs as such, with the office below.
  return { lines: type === 'bien_ban' ? ['CHỦ TOẠ', ...lines.slice(-1)] : lines, name: printable(signer?.fullName ?? '') }
}

function headOf(facts: PaperFacts, fields: PaperFields) {
  const subject = printable(facts.subject)
  const opening = openingOf(facts)
  return {
    style: facts.style,
    opening,
    title: printable(`${facts.typeName} ${facts.subject}`),
    parents: headLines(facts.parentLine),
    issuer: capitals(facts.issuerName),
    numberWord: facts.style === 'party' ? 'Số' : 'Số:',
    notation: printable(facts.notation),
    place: printable(facts.placeName),
    year: facts.today.slice(0, 4),
    typeName: capitals(facts.typeName),
    subject: opening === 'letter' && facts.style === 'state' ? letterSubject(subject) : subject,
    urgency: urgencies[facts.urgency],
    circulation: circulations[fields.circulation],
  }
}

/** The paper in the words of the decree's templates (Decree 30/2020, Phụ lục I and III), from typed fields and a checked body. */
export function paperOf(facts: PaperFacts, fields: PaperFields, doc: Node): Paper {
  const { body, attached } = partsOf(blocksOfBody(doc), facts)
  const isState = facts.style === 'state'
  return {
    ...headOf(facts, fields),
    authority: resolving[facts.type] ? capitals(facts.authorName) : '',
    addressed: addressedOf(facts, fields),
    bases: closed(fields.legalBases.map(bare)),
    resolves: resolving[facts.type] ?? '',
    body: isState && !facts.isCopy ? endOf(body) : body,
    attached,
    recipients: recipientsOf(facts, fields),
    draftersMark: printable(fields.draftersMark),
    footer: printable(fields.footer),
    signature: signatureOf(facts),
    secretary: facts.type === 'bien_ban' ? { title: 'THƯ KÝ', name: printable(fields.secretary) } : null,
  }
}
