import type { Bench } from '../figures.ts'
import { type Site, withSite } from '../support/site.ts'
import { answerFigures } from './answers.ts'
import { composeFigures } from './compose.ts'
import { wholeSizes } from './seed/sizes.ts'

// Nothing here times a write: the cluster is filled and read, and need not survive.
const cluster = { fsync: false, settings: { shared_buffers: '512MB', max_wal_size: '4GB', maintenance_work_mem: '512MB' } }

/** What work with documents costs. */
export async function benchDocuments(options: { prepare: (databaseUrl: string) => Promise<unknown>; say: Site['say'] }): Promise<Bench> {
  const composed = await composeFigures(options.say)
  const answered = await withSite({ ...options, cluster }, (site) => answerFigures(site, wholeSizes))
  const setup = [
    'compose: one official letter of a page with a list and a table, typed fields to PDF/A by the product, DOCX to PDF by LibreOffice, in turn',
    'answers: one web process, embedded PostgreSQL (fsync off), 500,000 documents and 5 million copies of a province with 102 communes over ten years, 200 requests each after 30, one after the other, by sessions of clerk, leader, officer and, for the desk, communes; register: 12,000 lines a year in and out, whole and filtered; document: own papers and received copies in turn; XLSX: 10,000 lines, memory of the web process',
  ].join('; ')
  return { name: 'documents', setup, figures: [...composed, ...answered] }
}
