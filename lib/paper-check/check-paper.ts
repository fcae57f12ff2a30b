import type { PageSize, TextRun } from '../pdf-places/lines.ts'
import { bodyRules } from './body-rules.ts'
import { endRules } from './end-rules.ts'
import { headRules } from './head-rules.ts'
import { layoutRules, pageRules } from './page-rules.ts'
import { rules } from './rules.ts'
import { type Departure, type Facts, sheetOf } from './sheet.ts'

export type Finding = Departure & { cell: string; rule: string; severity: 'must' | 'hint' }
export type Checked = { findings: Finding[] /** How many pages have words that could be read. */; checkedPages: number }

/**
 * Where a paper departs from Phụ lục I of Decree 30/2020/NĐ-CP, in the order of its pages, what must be mended before what is
 * worth a look. Never throws; a page without words (a scan) is not judged.
 */
export function checkPaper(paper: { pages: readonly PageSize[]; texts: readonly TextRun[] }, facts: Facts): Checked {
  const sheet = sheetOf(paper, facts)
  const checkedPages = new Set(sheet.lines.map((line) => line.page)).size
  if (!sheet.lines.some((line) => line.page === 0)) return { findings: [], checkedPages: 0 }
  const found = facts.isCopy
    ? [...pageRules(sheet), ...endRules(sheet)]
    : [...pageRules(sheet), ...layoutRules(sheet), ...headRules(sheet), ...bodyRules(sheet), ...endRules(sheet)]
  const findings = found.map((one) => ({ ...one, ...rules[one.code] }))
  const weight = (one: Finding) => (one.severity === 'must' ? 0 : 1)
  return { findings: findings.sort((a, b) => weight(a) - weight(b) || a.page - b.page), checkedPages }
}
