import { type PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { concat, sameBytes, sha256 } from './bytes.ts'
import { isSignedBy } from './cms.ts'
import { type Field, fieldsOf } from './form.ts'
import { type OpenPdf, openPdf, pagesOf, standsWhereListed } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { dictOf, key } from './pdf-syntax.ts'
import { type ReadSignature, signaturesOf } from './read-signatures.ts'

function insist(condition: boolean, what: string): void {
  if (!condition) throw new PadesError('self_check_failed', what)
}

/**
 * Reads both files anew and judges the newest revision: it is appended, its cross-reference is right, and, when it
 * signs, the signature covers all, holds and changed nothing but what a certified document allows. Throws self_check_failed.
 */
export async function checkRevision(before: Uint8Array, after: Uint8Array): Promise<void> {
  insist(after.length > before.length && sameBytes(after.subarray(0, before.length), before), 'the earlier bytes are not kept')
  const [old, now] = await Promise.all([reopen(before), reopen(after)])
  checkCrossReference(old, now)
  insist(pagesOf(now).length === pagesOf(old).length, 'the pages are not the same')
  const [oldSignatures, signatures] = [signaturesOf(old), signaturesOf(now)]
  const fresh = signatures.slice(oldSignatures.length)
  insist(
    oldSignatures.every((one, index) => signatures[index]?.field === one.field && sameBytes(signatures[index].cms.value, one.cms.value)),
    'an earlier signature is changed',
  )
  insist(fresh.length <= 1, 'more than one new signature')
  insist(oldSignatures.length === 0 || fresh.length === 1, 'a signed file was changed without a signature')
  if (!fresh[0]) return
  await checkSignature(after, fresh[0])
  checkChanges(old, now)
}

async function reopen(bytes: Uint8Array): Promise<OpenPdf> {
  try {
    return await openPdf(bytes)
  } catch (error) {
    throw new PadesError('self_check_failed', error instanceof Error ? error.message : 'unreadable')
  }
}

function checkCrossReference(old: OpenPdf, now: OpenPdf): void {
  const { newest } = now.xref
  insist(newest.kind === old.xref.newest.kind, 'another kind of cross-reference')
  insist(Number(newest.trailer.get(key('Prev'))?.toString()) === old.xref.startXref, 'the chain of revisions is broken')
  insist(now.catalogRef === old.catalogRef, 'another root')
  insist(String(newest.trailer.get(key('Info'))) === String(old.xref.newest.trailer.get(key('Info'))), 'another info')
  for (const [number, entry] of newest.entries) {
    const isAppended = entry !== undefined && 'at' in entry && entry.at >= old.bytes.length
    insist(isAppended && standsWhereListed(now, PDFRef.of(number, entry.generation)), `object ${number} is not where it is listed`)
  }
}

async function checkSignature(bytes: Uint8Array, { range, coversWholeFile, cms, field }: ReadSignature): Promise<void> {
  insist(coversWholeFile, `${field} does not cover the file`)
  const [, length = 0, second = 0] = range
  const digest = await sha256(concat([bytes.subarray(0, length), bytes.subarray(second)]))
  insist(sameBytes(digest, cms.digest), `${field} has another digest`)
  insist(await isSignedBy(cms), `${field} is not signed by the key of its certificate`)
}

/** What a signing revision may change: value and look of a field, and the catalog's permissions. */
function checkChanges(old: OpenPdf, now: OpenPdf): void {
  const fields = new Map<PDFRef, Field>(fieldsOf(old).map((field) => [field.ref, field]))
  for (const [number, entry] of now.xref.newest.entries) {
    if (!entry || 'inside' in entry || !old.xref.entries.has(number)) continue
    const ref = PDFRef.of(number, entry.generation)
    const allowed = ref === old.catalogRef ? ['Perms'] : fields.has(ref) ? ['V', 'AP'] : []
    insist(isSameBut(dictOf(old.context, ref), dictOf(now.context, ref), allowed), `object ${number} must not change`)
  }
}

function isSameBut(a: PDFDict | undefined, b: PDFDict | undefined, allowed: readonly string[]): boolean {
  if (!a || !b) return false
  const names = new Set([...a.keys(), ...b.keys()].filter((name) => !allowed.some((one) => key(one) === name)))
  return [...names].every((name) => String(a.get(name)) === String(b.get(name)))
}
