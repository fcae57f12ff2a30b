import type { metadataFields } from '../../../contract/metadata.ts'
import type { XmlNode } from '../../platform/xml.ts'
import type { RegisterLine } from './line-views.ts'

export type Receiver = { code: string | null; name: string }
export type Extra = { position: string; replyDueOn: string | null; to: readonly Receiver[]; trace: readonly string[] }
type Size = number | 'long'
/** A field of Decree 30/2020 Phụ lục VI part II: string, number or date, with its length. */
type Field = { name: string; type: 'S' | 'N' | 'D'; size: Size; value: string | number | null }
type Group = { name: string; fields: readonly Field[] }
type Part = Field | Group

const text = (name: string, size: Size, value: string | null): Field => ({ name, type: 'S', size, value })
const count = (name: string, size: number, value: number | null): Field => ({ name, type: 'N', size, value })
const date = (name: string, value: string | null): Field => ({ name, type: 'D', size: 10, value })

const priorities = { thuong: 0, khan: 1, thuong_khan: 2, hoa_toc: 3 }
/** "05/KH-MTTQ-BTT" and "12-KH/ĐU" as number and notation. */
export function splitCode(code: string): { number: string; notation: string } {
  const found = /^(\d+)\s*[/-]?\s*(.*)$/su.exec(code.trim())
  return found ? { number: found[1] ?? '', notation: found[2] ?? '' } : { number: '', notation: code.trim() }
}
const stateWords: Record<RegisterLine['state'], string> = { used: '', open: 'Đang giữ số', void: 'Huỷ', cancelled: 'Vào sổ nhầm, đã huỷ' }

/** Fields that both kinds have, 1 to 11. The file's own fields are filled when the document is filed. */
function common(line: RegisterLine): Part[] {
  const { number, notation } = splitCode(line.code)
  return [
    { name: 'FileCode', fields: [text('OrganId', 13, null), count('FileCatalog', 4, null), text('FileNotation', 20, null)] },
    count('DocOrdinal', 3, null),
    text('TypeName', 100, line.typeName),
    text('CodeNumber', 11, number),
    text('CodeNotation', 30, notation),
    date('IssuedDate', line.documentOn),
    text('OrganName', 200, line.authorName),
    text('Subject', 500, line.subject),
    text('Language', 30, 'Tiếng Việt'),
    count('PageAmount', 3, line.pages),
    text('Description', 500, [stateWords[line.state], line.reason].filter(Boolean).join(': ')),
  ]
}
const signer = (line: RegisterLine, extra: Extra): Group => ({
  name: 'SignerInfo',
  fields: [text('Position', 100, extra.position), text('FullName', 50, line.signerName)],
})
const priority = (line: RegisterLine) => count('Priority', 1, line.urgency && priorities[line.urgency])

function outgoing(line: RegisterLine, extra: Extra): Part[] {
  const to = extra.to.length > 0 ? extra.to : [{ code: null, name: line.recipients }]
  return [
    ...common(line),
    signer(line, extra),
    ...to.map((one) => ({ name: 'To', fields: [text('OrganId', 13, one.code), text('OrganName', 200, one.name)] })),
    priority(line),
    count('IssuedAmount', 3, line.copies),
    date('DueDate', extra.replyDueOn),
  ]
}
function incoming(line: RegisterLine, extra: Extra): Part[] {
  return [
    ...common(line),
    date('ArrivalDate', line.arrivedOn),
    count('ArrivalNumber', 10, line.n),
    signer(line, extra),
    priority(line),
    text('ToPlaces', 1000, line.recipients),
    text('TraceHeaderList', 'long', extra.trace.join('\n')),
    date('DueDate', line.dueOn),
  ]
}

const makers = { outgoing, incoming }
type Name = (typeof metadataFields)[number]
export type MetadataField = { number: string; name: Name; value: string }
/** Every field as it is stored, whole, with its number in the decree's list; a group that comes again keeps its number. */
export function fieldsOf(kind: 'outgoing' | 'incoming', line: RegisterLine, extra: Extra): MetadataField[] {
  const parts = makers[kind](line, extra)
  const order = [...new Set(parts.map((part) => part.name))]
  const said = ({ value }: Field) => (value === null ? '' : String(value))
  return parts.flatMap((part): MetadataField[] => {
    const number = String(order.indexOf(part.name) + 1)
    if (!('fields' in part)) return [{ number, name: part.name as Name, value: said(part) }]
    return part.fields.map((field, index) => ({ number: `${number}.${index + 1}`, name: `${part.name}.${field.name}` as Name, value: said(field) }))
  })
}

type Noted = { shortened: Set<string>; leftOut: Set<string> }
/** Words are cut where the decree bounds them; a number that does not fit is left out, never a wrong one written. Both are said. */
function fitted(field: Field, path: string, noted: Noted): string {
  const said = field.value === null ? '' : String(field.value)
  const letters = [...said]
  if (field.size === 'long' || letters.length <= field.size) return said
  if (field.type === 'S') {
    noted.shortened.add(path)
    return letters.slice(0, field.size).join('')
  }
  noted.leftOut.add(path)
  return ''
}

/** One document as an element with every field of its kind in order; `Shortened` and `LeftOut` name the fields that are not whole. */
export function metadataOf(kind: 'outgoing' | 'incoming', line: RegisterLine, extra: Extra): XmlNode {
  const noted: Noted = { shortened: new Set(), leftOut: new Set() }
  const leaf = (field: Field, before = '') => ({ name: field.name, children: fitted(field, `${before}${field.name}`, noted) })
  const children = makers[kind](line, extra).map((part) =>
    'fields' in part ? { name: part.name, children: part.fields.map((field) => leaf(field, `${part.name}.`)) } : leaf(part),
  )
  const attributes = {
    ...(noted.shortened.size > 0 && { Shortened: [...noted.shortened].join(' ') }),
    ...(noted.leftOut.size > 0 && { LeftOut: [...noted.leftOut].join(' ') }),
  }
  return { name: 'Document', attributes, children }
}
