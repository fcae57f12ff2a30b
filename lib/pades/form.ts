import { PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { OpenPdf } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { arrayOf, dictOf, key, textOf } from './pdf-syntax.ts'

/** A field that is its own widget, as ours are; or any other end of the field tree. */
export type Field = { ref: PDFRef; dict: PDFDict; name: string; type: string | undefined }

export function formOf({ context, catalog }: OpenPdf): { dict: PDFDict; ref: PDFRef | undefined } | undefined {
  const value = catalog.get(key('AcroForm'))
  const dict = dictOf(context, value)
  return dict && { dict, ref: value instanceof PDFRef ? value : undefined }
}

const mostLevels = 64

/** The fields that carry a value, with their full names. Throws too_complex on a tree without end. */
export function fieldsOf(pdf: OpenPdf): Field[] {
  const fields: Field[] = []
  const seen = new Set<PDFObject>()
  const visit = (ref: PDFObject, above: { name: string; type: string | undefined; level: number }) => {
    const dict = dictOf(pdf.context, ref)
    if (!(ref instanceof PDFRef) || !dict || seen.has(ref)) return
    if (above.level === mostLevels) throw new PadesError('too_complex', 'deep form')
    seen.add(ref)
    const own = textOf(dict.lookup(key('T')))
    const name = [above.name, own].filter(Boolean).join('.')
    const type = dict.get(key('FT'))?.toString() ?? above.type
    const kids = (arrayOf(pdf.context, dict.get(key('Kids')))?.asArray() ?? []).filter((kid) => dictOf(pdf.context, kid)?.has(key('T')))
    if (kids.length === 0) fields.push({ ref, dict, name, type })
    for (const kid of kids) visit(kid, { name, type, level: above.level + 1 })
  }
  for (const ref of arrayOf(pdf.context, formOf(pdf)?.dict.get(key('Fields')))?.asArray() ?? []) visit(ref, { name: '', type: undefined, level: 0 })
  return fields
}

export const isSigned = (field: Field) => field.type === '/Sig' && field.dict.lookup(key('V')) instanceof PDFDict

export function requireField(fields: readonly Field[], name: string, type: string): Field {
  const field = fields.find((one) => one.name === name && one.type === type)
  if (!field) throw new PadesError('field_not_found', name)
  return field
}
