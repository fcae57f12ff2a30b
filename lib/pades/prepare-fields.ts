import { PDFArray, type PDFContext, type PDFDict, PDFName, type PDFObject, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { emptyCode, emptySignature, emptyText, fontName, lineSize } from './appearance.ts'
import { type Box, requireInside } from './box.ts'
import { footNoteWriter } from './foot-note.ts'
import { fieldsOf, formOf, isSigned } from './form.ts'
import { inherited, type OpenPdf, openPdf, type Page, pagesOf, sheetOf } from './open-pdf.ts'
import { PadesError } from './pades-error.ts'
import { arrayOf, dictOf, key, num, textObject } from './pdf-syntax.ts'
import { Revision } from './revision.ts'
import { embedFace, type Face, type StampFont, widthOfText } from './stamp-font.ts'

export type FieldsSpec = {
  number: Box
  /** Of the whole line "ngày … tháng … năm …". */
  date: Box
  qr: Box
  signers: readonly Box[]
  seal: Box
  /** Printed at the foot of every page, e.g. that the certificates are only for tests. */
  footNote?: string
}
type Fonts = { regular: PDFRef; italic: PDFRef }
type Placed = { name: string; box: Box; widget: (size: { width: number; height: number }) => PDFDict }

/**
 * Adds one revision with every field that is filled or signed later, as a certified document allows no new ones.
 * Boxes of text are 1.15 times as high as their letters' size, from 0.22 times below the base line.
 * Throws encrypted, unreadable, too_complex, already_signed, has_form, page_not_found, page_unsupported, outside_page, text_not_drawable.
 */
export async function prepareFields(bytes: Uint8Array, spec: FieldsSpec, font: StampFont): Promise<Uint8Array> {
  const pdf = await openPdf(bytes)
  const pages = pagesOf(pdf)
  const boxes = [spec.number, spec.date, spec.qr, ...spec.signers, spec.seal]
  const note = spec.footNote?.normalize('NFC')
  for (const box of boxes) requirePlace(pdf, pages, box)
  if (note) widthOfText(font.regular, note)
  requireFreeForm(pdf, fieldNames(spec))

  const revision = new Revision(pdf)
  const regular = embedFace(revision, font.regular, note ?? '')
  const fonts = { regular, italic: font.italic === font.regular ? regular : embedFace(revision, font.italic, '') }
  const placed = placedFields(pdf.context, revision, { ...spec, date: roomForDate(pdf, pages, spec.date, font.italic) }, fonts)
  const changed = changedPages(pdf, pages, placed)
  const drawNote = note ? footNoteWriter(pdf, revision, { text: note, face: font.regular, font: regular }) : undefined
  for (const page of pages) {
    const dict = changed.get(page.ref) ?? (drawNote ? page.dict.clone(pdf.context) : undefined)
    if (!dict) continue
    drawNote?.(page, dict)
    changed.set(page.ref, dict)
  }
  const refs = addWidgets(pdf, revision, { pages, placed, changed })
  for (const [ref, dict] of changed) revision.put(ref, dict)
  putForm(pdf, revision, { refs, fonts })
  return (await revision.write()).bytes
}

const signerName = (index: number) => `signer${index + 1}`
export const fieldNames = (spec: FieldsSpec) => ['number', 'date', 'qr', ...spec.signers.map((_, index) => signerName(index)), 'seal']

function requirePlace(pdf: OpenPdf, pages: readonly Page[], box: Box): void {
  const page = pages[box.page]
  if (!page) throw new PadesError('page_not_found', String(box.page))
  const sheet = sheetOf(pdf.context, page.dict)
  if (sheet.rotation !== 0) throw new PadesError('page_unsupported', `page ${box.page} is turned`)
  if (inherited(pdf.context, page.dict, 'UserUnit') !== undefined) throw new PadesError('page_unsupported', 'user unit')
  requireInside(box, sheet)
}

/** The printed line has gaps where the filled one has digits: the box grows to the right, so that the letters keep their size. */
function roomForDate(pdf: OpenPdf, pages: readonly Page[], box: Box, face: Face): Box {
  const page = pages[box.page]
  const room = page ? sheetOf(pdf.context, page.dict).width - box.x : box.width
  const wanted = widthOfText(face, 'ngày 30 tháng 12 năm 2026') * lineSize(box) + 1
  return { ...box, width: Math.max(box.width, Math.min(wanted, room)) }
}

function requireFreeForm(pdf: OpenPdf, names: readonly string[]): void {
  const fields = fieldsOf(pdf)
  if (fields.some(isSigned) || pdf.catalog.has(key('Perms'))) throw new PadesError('already_signed')
  if (formOf(pdf)?.dict.has(key('XFA'))) throw new PadesError('has_form', 'XFA')
  const taken = fields.find((field) => names.some((name) => field.name === name || field.name.startsWith(`${name}.`)))
  if (taken) throw new PadesError('has_form', taken.name)
}

/** One widget per field, in the order in which they lie on each other: the seal covers the signature, so it comes last. */
function placedFields(context: PDFContext, revision: Revision, spec: FieldsSpec, fonts: Fonts): Placed[] {
  const widget = (name: string, title: string, own: Record<string, PDFObject>) => {
    const dict = context.obj({ Type: 'Annot', Subtype: 'Widget', F: 132 })
    dict.set(key('T'), textObject(name))
    dict.set(key('TU'), textObject(title))
    for (const [entry, value] of Object.entries(own)) dict.set(key(entry), value)
    return dict
  }
  const look = (stream: PDFObject) => context.obj({ N: revision.add(stream) })
  const text = (name: string, title: string, box: Box, style: 'regular' | 'italic', quadding: number): Placed => ({
    name,
    box,
    widget: (size) =>
      widget(name, title, {
        FT: PDFName.of('Tx'),
        // Read-only: viewers then show the look that is stored (NeedAppearances or not).
        Ff: context.obj(1),
        // A string of page operators, not a text for people: UTF-16 would make it unreadable to viewers.
        DA: PDFString.of(`/${fontName[style]} ${num(lineSize(size))} Tf 0 g`),
        Q: context.obj(quadding),
        AP: look(emptyText(size, { name: fontName[style], font: fonts[style] })),
      }),
  })
  const signature = (name: string, title: string, box: Box, own: Record<string, PDFObject> = {}): Placed => ({
    name,
    box,
    widget: (size) => widget(name, title, { FT: PDFName.of('Sig'), AP: look(emptySignature(size)), ...own }),
  })
  const code: Placed = {
    name: 'qr',
    box: spec.qr,
    // A push button, read-only: a check box is not drawn by every viewer, a button with a plain stream is no PDF/A.
    widget: (size) =>
      widget('qr', 'Mã QR xác thực', {
        FT: PDFName.of('Btn'),
        Ff: context.obj(65537),
        AS: PDFName.of('Off'),
        MK: context.obj({ TP: 1 }),
        AP: context.obj({ N: { Off: revision.add(emptyCode(size)) } }),
      }),
  }
  const lock = context.obj({ Type: 'SigFieldLock', Action: 'Include', Fields: fieldNames(spec).map(textObject), P: 1 })
  return [
    text('number', 'Số văn bản', spec.number, 'regular', 1),
    text('date', 'Ngày, tháng, năm ban hành', spec.date, 'italic', 0),
    code,
    ...spec.signers.map((box, index) => signature(signerName(index), 'Chữ ký của người có thẩm quyền', box)),
    signature('seal', 'Chữ ký số của cơ quan', spec.seal, { Lock: revision.add(lock) }),
  ]
}

function changedPages(pdf: OpenPdf, pages: readonly Page[], placed: readonly Placed[]): Map<PDFRef, PDFDict> {
  const touched = new Set(placed.map((field) => field.box.page))
  return new Map(pages.filter((_, index) => touched.has(index)).map((page) => [page.ref, page.dict.clone(pdf.context)]))
}

type Widgets = { pages: readonly Page[]; placed: readonly Placed[]; changed: ReadonlyMap<PDFRef, PDFDict> }
function addWidgets(pdf: OpenPdf, revision: Revision, { pages, placed, changed }: Widgets): PDFRef[] {
  const annotations = new Map<PDFRef, PDFArray>()
  return placed.map(({ box, widget }) => {
    const page = pages[box.page]
    const dict = page && changed.get(page.ref)
    if (!page || !dict) throw new PadesError('page_not_found', String(box.page))
    const sheet = sheetOf(pdf.context, page.dict)
    const [x, y] = [sheet.x + box.x, sheet.y + box.y]
    const field = widget({ width: box.width, height: box.height })
    field.set(key('Rect'), pdf.context.obj([x, y, x + box.width, y + box.height].map((value) => Number(num(value)))))
    field.set(key('P'), page.ref)
    const ref = revision.add(field)
    const list = annotations.get(page.ref) ?? copyOf(pdf.context, arrayOf(pdf.context, page.dict.get(key('Annots'))))
    list.push(ref)
    annotations.set(page.ref, list)
    dict.set(key('Annots'), list)
    return ref
  })
}

function copyOf(context: PDFContext, array: PDFArray | undefined): PDFArray {
  const copy = PDFArray.withContext(context)
  for (const item of array?.asArray() ?? []) copy.push(item)
  return copy
}

/** Our fields and fonts beside those of a form that is already there. */
function putForm(pdf: OpenPdf, revision: Revision, { refs, fonts }: { refs: readonly PDFRef[]; fonts: Fonts }): void {
  const { context } = pdf
  const old = formOf(pdf)
  const form = old?.dict.clone(context) ?? context.obj({})
  const fields = copyOf(context, arrayOf(context, form.get(key('Fields'))))
  for (const ref of refs) fields.push(ref)
  form.set(key('Fields'), fields)
  // SignaturesExist and AppendOnly, from the start: the form does not change again (ISO 32000-1, table 219).
  form.set(key('SigFlags'), context.obj(3))
  form.delete(key('NeedAppearances'))
  const resources = dictOf(context, form.get(key('DR')))?.clone(context) ?? context.obj({})
  const fontDict = dictOf(context, resources.get(key('Font')))?.clone(context) ?? context.obj({})
  fontDict.set(key(fontName.regular), fonts.regular)
  fontDict.set(key(fontName.italic), fonts.italic)
  resources.set(key('Font'), fontDict)
  form.set(key('DR'), resources)
  if (old?.ref) {
    revision.put(old.ref, form)
  } else {
    const catalog = pdf.catalog.clone(context)
    catalog.set(key('AcroForm'), revision.add(form))
    revision.put(pdf.catalogRef, catalog)
  }
}
