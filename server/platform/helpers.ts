import type { Config } from './config.ts'
import { createDocxReader, type DocxReader, readerLimits } from './docx-html/docx-reader.ts'
import { createInspector, type Inspector, usualLimits } from './inspect/inspector.ts'
import { createPrinter, type Printer, printLimits } from './print/printer.ts'
import { createPdfSigner, type PdfSigner, signLimits } from './sign/pdf-signer.ts'
import { createTypesetter, type Typesetter, typesetLimits } from './typeset/typesetter.ts'

export type Helpers = {
  inspector: Inspector
  typesetter: Typesetter
  /** Sets long books, in a process beside the one that sets single pages. */
  bookbinder: Typesetter
  /** Reads the words of a DOCX for the editor. */
  docxReader: DocxReader
  /** Draws papers anew with a stamp or a mark. */
  printer: Printer
  /** Prepares papers, writes and checks the revisions that sign them. */
  pdfSigner: PdfSigner
}

/** One that works on a paper for long leaves another free for the next signature. */
const signers = 2

/** The processes beside this one that look into files, read DOCX, set pages, draw papers anew and write what signs them; each starts at its first use. */
export function openHelpers(config: Config): { helpers: Helpers; close(): Promise<void> } {
  const inspector = createInspector(usualLimits, config.inspectors)
  const typesetter = createTypesetter(typesetLimits, config.typesetters)
  const bookbinder = createTypesetter(typesetLimits, 1)
  const docxReader = createDocxReader(readerLimits, 1)
  const printer = createPrinter(printLimits, 1)
  const pdfSigner = createPdfSigner(signLimits, signers)
  const all = [inspector, typesetter, bookbinder, docxReader, printer, pdfSigner]
  return {
    helpers: { inspector, typesetter, bookbinder, docxReader, printer, pdfSigner },
    async close() {
      await Promise.all(all.map((one) => one.close()))
    },
  }
}
