import type { Bench, Figure } from '../figures.ts'
import { type Scratch, withOffice } from '../scratch.ts'
import { makeProvince } from '../send/offices.ts'
import { composeFigures } from './compose.ts'
import { benchRegisterXlsx } from './register-xlsx.ts'

const setup =
  'compose: one official letter of a page with a list and a table, typed fields to PDF/A by the product, DOCX to PDF by LibreOffice, in turn; register: 10,000 lines of a past year as XLSX from one web process, embedded PostgreSQL'

/** What work with documents costs. */
export async function benchDocuments(scratch: Scratch): Promise<Bench> {
  const figures: Figure[] = await composeFigures(scratch.say)
  figures.push(...(await withOffice(scratch, async ({ db, web }) => benchRegisterXlsx(db, web, await makeProvince(db, 102)))))
  return { name: 'documents', setup, figures }
}
