import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Inspection, PdfFacts, TextRun } from './inspector.ts'

const mostPages = 2_000
/** Signature, number and date stand on the first and the last pages; the text between is not needed. */
const readAtEachEnd = 3
const mostRuns = 20_000
/** No printed line is as long. */
const longestRun = 1_000

type TextItem = { str: string; transform: number[]; width: number; height: number }

async function textsOf(document: PDFDocumentProxy, pageNumber: number): Promise<TextRun[]> {
  const page = await document.getPage(pageNumber)
  const { items } = await page.getTextContent({ includeMarkedContent: false })
  return (items as TextItem[])
    .filter((item) => item.str !== '')
    .map((item) => ({
      page: pageNumber - 1,
      text: item.str.slice(0, longestRun),
      x: item.transform[4] ?? 0,
      y: item.transform[5] ?? 0,
      width: item.width,
      height: item.height || Math.abs(item.transform[3] ?? 0),
    }))
}

/** Annotations that carry a file of their own: a paper clip, or a sound, film or model that is played from it. */
const carriers = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'])
async function carriesFiles(page: PDFPageProxy): Promise<boolean> {
  const annotations = (await page.getAnnotations({ intent: 'any' })) as { subtype?: string }[]
  return annotations.some((annotation) => carriers.has(annotation.subtype ?? ''))
}

async function readFacts(document: PDFDocumentProxy, raw: string): Promise<PdfFacts> {
  const pages: PdfFacts['pages'] = []
  let hasFiles = Object.keys((await document.getAttachments()) ?? {}).length > 0
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    pages.push({ width: right - left, height: top - bottom, rotation: page.rotate })
    hasFiles ||= await carriesFiles(page)
  }
  const texts: TextRun[] = []
  for (let n = 1; n <= document.numPages && texts.length < mostRuns; n += 1) {
    if (n <= readAtEachEnd || n > document.numPages - readAtEachEnd) texts.push(...(await textsOf(document, n)))
  }
  const fields = (await document.getFieldObjects()) ?? {}
  const all = Object.values(fields).flat() as { type?: string }[]
  const signed = /\/ByteRange\s*\[/.test(raw)
  return { pages, texts: texts.slice(0, mostRuns), signed, hasForm: all.length > 0, hasFiles }
}

/** Pages, text with its places, and what would hinder signing. */
export async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages === 0) return { ok: false, refusal: 'file.pdf_broken' }
    if (document.numPages > mostPages) return { ok: false, refusal: 'file.too_complex' }
    const raw = bytes.toString('latin1')
    // A file that opens with an empty password is encrypted all the same: what is signed must be readable by everyone.
    if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(raw)) return { ok: false, refusal: 'file.pdf_encrypted' }
    // What would act by itself when opened must not bear an organisation's seal.
    if ((await document.hasJSActions()) || /\/S\s*\/(JavaScript|Launch)\b/.test(raw)) return { ok: false, refusal: 'file.pdf_active' }
    return { ok: true, mediaType: 'application/pdf', pdf: await readFacts(document, raw) }
  } catch (error) {
    const name = (error as Error).name
    return { ok: false, refusal: name === 'PasswordException' ? 'file.pdf_encrypted' : 'file.pdf_broken' }
  } finally {
    await task.destroy()
  }
}
