import { z } from 'zod'
import type { Tested } from '../server/modules/conformance/rules.ts'

const titleOf = (words: readonly string[]) => words.filter(Boolean).join(' ')

const unitReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() })) })),
})
const unitOutcomes: Record<string, Tested['outcome']> = { passed: 'passed', failed: 'failed' }

/** What vitest's JSON report says of each test; what it did not run was skipped. */
export function testsOfUnits(report: unknown): Tested[] {
  return unitReport
    .parse(report)
    .testResults.flatMap((file) => file.assertionResults)
    .map(({ ancestorTitles, title, status }) => ({ title: titleOf([...ancestorTitles, title]), outcome: unitOutcomes[status] ?? 'skipped' }))
}

const spec = z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })
type Suite = { title: string; specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined }
const suite: z.ZodType<Suite> = z.object({ title: z.string(), specs: z.array(spec), suites: z.lazy(() => z.array(suite)).optional() })
const journeyReport = z.object({ suites: z.array(suite) })
/** A journey that passed at a second try only has not passed. */
const journeyOutcomes: Record<string, Tested['outcome']> = { expected: 'passed', unexpected: 'failed', flaky: 'failed' }

const testsOfSuite = ({ specs, suites = [] }: Suite, above: readonly string[]): Tested[] => [
  ...specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ title: titleOf([...above, title]), outcome: journeyOutcomes[status] ?? 'skipped' }))),
  ...suites.flatMap((inner) => testsOfSuite(inner, [...above, inner.title])),
]

/** What Playwright's JSON report says of each journey; the outermost suites are files, whose names are no part of a title. */
export const testsOfJourneys = (report: unknown): Tested[] => journeyReport.parse(report).suites.flatMap((file) => testsOfSuite(file, []))
