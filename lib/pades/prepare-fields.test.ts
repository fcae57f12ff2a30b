import { degrees, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { textByPoppler, verifyWithTools } from '../../server/testing/verify-pdf.ts'
import { fieldsOf, formOf } from './form.ts'
import { openPdf, pagesOf } from './open-pdf.ts'
import { arrayOf, key } from './pdf-syntax.ts'
import { prepareFields } from './prepare-fields.ts'
import { footNote, makeOffice, type Office, signSource, specOf } from './testing/sign-all.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

/** A letter of two pages with a form of its own; the second page lies on its side. */
async function letterWithForm(xfa = false): Promise<Uint8Array> {
  const doc = await PDFDocument.load(await makePdf({ pages: 2 }))
  const field = doc.getForm().createTextField('ghi-chu')
  field.addToPage(doc.getPage(0), { x: 400, y: 40, width: 100, height: 20 })
  if (xfa) doc.getForm().acroForm.dict.set(PDFName.of('XFA'), doc.context.obj([]))
  doc.getPage(1).setRotation(degrees(90))
  return doc.save({ useObjectStreams: false, updateFieldAppearances: false })
}

describe('preparing a letter that has a form', () => {
  it('keeps its fields and annotations, and signs as usual', async () => {
    const { prepared, sealed } = await signSource(office, await letterWithForm(), await specOf())
    const pdf = await openPdf(prepared)

    expect(fieldsOf(pdf).map((field) => field.name)).toEqual(['ghi-chu', 'number', 'date', 'qr', 'signer1', 'seal'])
    expect(arrayOf(pdf.context, pagesOf(pdf)[0]?.dict.get(key('Annots')))?.size()).toBe(6)
    const verdict = await verifyWithTools(sealed, office.root.certificate)
    expect([verdict.signatures.map((one) => one.valid), verdict.cades, verdict.qpdf]).toEqual([[true, true], [true, true], true])
  })

  it('refuses one that only XFA programs can fill', async () => {
    await expect(prepareFields(await letterWithForm(true), await specOf(), office.font)).rejects.toMatchObject({ code: 'has_form' })
  })
})

describe('the foot note', () => {
  it('stands on every page, also on one that lies on its side', async () => {
    const text = await textByPoppler(await prepareFields(await letterWithForm(), await specOf(), office.font))

    expect(text.split(footNote)).toHaveLength(3)
  })

  it('is left out when there is none, and pages without fields stay as they are', async () => {
    const { footNote: _, ...spec } = await specOf()
    const source = await makePdf({ pages: 2 })
    const prepared = await prepareFields(source, spec, office.font)
    const pdf = await openPdf(prepared)
    const changed = pagesOf(pdf).map((page) => pdf.xref.newest.entries.has(page.ref.objectNumber))

    expect(await textByPoppler(prepared)).not.toContain('THỬ NGHIỆM')
    expect(changed).toEqual([true, false])
  })
})

describe('the fields', () => {
  it('make room for a filled date beside the printed gaps, and lock everything with the seal', async () => {
    const spec = await specOf()
    const pdf = await openPdf(await prepareFields(await makePdf(), { ...spec, signers: [...spec.signers, { ...spec.qr, x: 200 }] }, office.font))
    const fields = new Map(fieldsOf(pdf).map((field) => [field.name, field.dict]))
    const [left = 0, , right = 0] =
      arrayOf(pdf.context, fields.get('date')?.get(key('Rect')))
        ?.asArray()
        .map(Number) ?? []

    expect([...fields.keys()]).toEqual(['number', 'date', 'qr', 'signer1', 'signer2', 'seal'])
    expect(right - left).toBeGreaterThan(spec.date.width)
    expect(String(fields.get('seal')?.lookup(key('Lock')))).toContain('/P 1')
    expect(String(formOf(pdf)?.dict.get(key('SigFlags')))).toBe('3')
  })
})
