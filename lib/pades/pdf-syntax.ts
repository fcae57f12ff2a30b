import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { PadesError } from './pades-error.ts'

/** PDF text string as UTF-16BE with byte order mark, in hex: the form that carries Vietnamese (ISO 32000-1, 7.9.2.2). */
export function hexText(text: string): string {
  let hex = '<FEFF'
  for (let index = 0; index < text.length; index += 1) hex += text.charCodeAt(index).toString(16).padStart(4, '0').toUpperCase()
  return `${hex}>`
}

export const textObject = (text: string) => PDFHexString.of(hexText(text).slice(1, -1))
export const textOf = (object: PDFObject | undefined) => (object instanceof PDFHexString || object instanceof PDFString ? object.decodeText() : undefined)

/** PDF date in UTC: (D:YYYYMMDDHHmmSS+00'00'). */
export function pdfDate(time: Date): string {
  const digits = time.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return `(D:${digits}+00'00')`
}

/** A number as PDF writes it: at most three decimals, no exponent. */
export const num = (value: number) => String(Math.round(value * 1000) / 1000)

export const key = (name: string) => PDFName.of(name)

/** What a reference stands for. Viewers differ about an object that breaks off or is only another reference. */
export function resolved(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  const found = object instanceof PDFRef ? context.lookup(object) : object
  if (found !== object && (found instanceof PDFRef || found instanceof PDFInvalidObject)) throw new PadesError('unreadable', `object ${object} is broken`)
  return found
}

/** The dictionary that a reference, a dictionary or a stream stands for. */
export function dictOf(context: PDFContext, object: PDFObject | undefined): PDFDict | undefined {
  const found = resolved(context, object)
  if (found instanceof PDFRawStream) return found.dict
  return found instanceof PDFDict ? found : undefined
}

export function arrayOf(context: PDFContext, object: PDFObject | undefined): PDFArray | undefined {
  const found = resolved(context, object)
  return found instanceof PDFArray ? found : undefined
}

export function numbersOf(array: PDFArray | undefined): number[] {
  return (array?.asArray() ?? []).map((_, index) => {
    const value = array?.lookup(index)
    return value instanceof PDFNumber ? value.asNumber() : Number.NaN
  })
}

export function numberOf(dict: PDFDict, name: string): number | undefined {
  const value = dict.get(key(name))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function sizeOfWidget(widget: PDFDict): { width: number; height: number } {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersOf(widget.lookupMaybe(key('Rect'), PDFArray))
  return { width: x2 - x1, height: y2 - y1 }
}
