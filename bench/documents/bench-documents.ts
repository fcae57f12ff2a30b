import type { Bench } from '../figures.ts'
import { composeFigures } from './compose.ts'

/** What work with documents costs. */
export async function benchDocuments({ say }: { say: (line: string) => void }): Promise<Bench> {
  const setup = 'compose: one official letter of a page with a list and a table, typed fields to PDF/A by the product, DOCX to PDF by LibreOffice, in turn'
  return { name: 'documents', setup, figures: await composeFigures(say) }
}
