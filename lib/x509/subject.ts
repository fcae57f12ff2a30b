import { PrintableString, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, type RelativeDistinguishedNames } from 'pkijs'

/** A distinguished name as we write it: one value of each kind, all but the country in UTF-8. */
export type Subject = {
  commonName: string
  organisation?: string
  unit?: string
  title?: string
  /** Number of the person's or organisation's paper, RFC 5280 appendix A.1 (2.5.4.5), not of the certificate. */
  serialNumber?: string
  country?: string
}

// Order of writing, from the wide to the narrow.
const types = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  title: '2.5.4.12',
  serialNumber: '2.5.4.5',
  commonName: '2.5.4.3',
} as const satisfies Record<keyof Subject, string>
const kinds = Object.keys(types) as (keyof Subject)[]
const inAscii: ReadonlySet<keyof Subject> = new Set(['country', 'serialNumber'])

export function nameParts(subject: Subject): AttributeTypeAndValue[] {
  const full: Subject = { country: 'VN', ...subject }
  return kinds.flatMap((kind) => {
    const value = full[kind]?.normalize('NFC')
    if (!value) return []
    const string = inAscii.has(kind) ? new PrintableString({ value }) : new Utf8String({ value })
    return [new AttributeTypeAndValue({ type: types[kind], value: string as never })]
  })
}

export function readName(name: RelativeDistinguishedNames): Subject {
  const read: Subject = { commonName: '' }
  for (const part of name.typesAndValues) {
    const kind = kinds.find((one) => types[one] === part.type)
    if (kind) read[kind] = String(part.value.valueBlock.value)
  }
  return read
}
