import { PDFArray, PDFDict, PDFHexString } from '@cantoo/pdf-lib'
import { type ReadCms, readCms } from './cms.ts'
import { fieldsOf, isSigned } from './form.ts'
import { type OpenPdf, openPdf } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { key, numbersOf } from './pdf-syntax.ts'

export type FoundSignature = { field: string; certificate: Uint8Array /** Nothing but its own value is outside of it. */; coversWholeFile: boolean }
export type ReadSignature = FoundSignature & { range: readonly number[]; cms: ReadCms }

/** Who signed which field, in the order of signing; no judgement of the signatures. Throws encrypted or unreadable. */
export async function readSignatures(bytes: Uint8Array): Promise<FoundSignature[]> {
  return signaturesOf(await openPdf(bytes)).map(({ field, certificate, coversWholeFile }) => ({ field, certificate, coversWholeFile }))
}

export function signaturesOf(pdf: OpenPdf): ReadSignature[] {
  const signatures = fieldsOf(pdf)
    .filter(isSigned)
    .map((field) => {
      const value = field.dict.lookup(key('V'), PDFDict)
      const range = numbersOf(value.lookupMaybe(key('ByteRange'), PDFArray))
      const contents = value.lookup(key('Contents'))
      if (!(contents instanceof PDFHexString) || range.length !== 4) throw new PadesError('unreadable', `signature of ${field.name}`)
      const cms = readCms(contents.asBytes())
      return { field: field.name, certificate: cms.certificate, coversWholeFile: coversAll(pdf.bytes, range), range, cms }
    })
  const endOf = (signature: ReadSignature) => (signature.range[2] ?? 0) + (signature.range[3] ?? 0)
  return signatures.sort((a, b) => endOf(a) - endOf(b))
}

/** The gap of the range is exactly the hex string of /Contents. */
function coversAll(bytes: Uint8Array, [start = -1, length = 0, second = 0, rest = 0]: readonly number[]): boolean {
  return start === 0 && bytes[length] === 0x3c && bytes[second - 1] === 0x3e && bytes.indexOf(0x3e, length) === second - 1 && second + rest === bytes.length
}
