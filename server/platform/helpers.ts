import type { Config } from './config.ts'
import { createDocxReader, type DocxReader, readerLimits } from './docx-html/docx-reader.ts'
import { createInspector, type Inspector, usualLimits } from './inspect/inspector.ts'
import { createPrinter, type Printer, printLimits } from './print/printer.ts'
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
}

/** The processes beside this one that look into files, read DOCX, set pages and draw papers anew; each starts at its first use. */
export function openHelpers(config: Config): { helpers: Helpers; close(): Promise<void> } {
  const inspector = createInspector(usualLimits, config.inspectors)
  const typesetter = createTypesetter(typesetLimits, config.typesetters)
  const bookbinder = createTypesetter(typesetLimits, 1)
  const docxReader = createDocxReader(readerLimits, 1)
  const printer = createPrinter(printLimits, 1)
  const all = [inspector, typesetter, bookbinder, docxReader, printer]
  return {
    helpers: { inspector, typesetter, bookbinder, docxReader, printer },
    async close() {
      await Promise.all(all.map((one) => one.close()))
    },
  }
}
