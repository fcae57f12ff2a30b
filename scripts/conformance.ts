import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../server/modules/conformance/load-results.ts'
import { groups } from '../server/modules/conformance/requirements.ts'
import { idsIn, type Tested, unknownIds } from '../server/modules/conformance/rules.ts'
import { testsOfJourneys, testsOfUnits } from './test-reports.ts'

/** Joins what a run of all tests said with the ids in their titles: `conformance.ts <folder of the reports> <build>`. */
const [folder = '', build = ''] = process.argv.slice(2)
const root = join(import.meta.dirname, '..')

function read(name: string, testsOf: (report: unknown) => Tested[]): Tested[] | undefined {
  const path = join(folder, name)
  return existsSync(path) ? testsOf(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

function git(...args: string[]): string | null {
  const done = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return done.status === 0 ? done.stdout.trim() : null
}

const units = read('units.json', testsOfUnits)
const journeys = read('journeys.json', testsOfJourneys)
const tests = [...(units ?? []), ...(journeys ?? [])].filter(({ title }) => idsIn(title).length > 0)
const results: Results = {
  ...{ build, commit: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain') !== '', at: new Date().toISOString() },
  ...{ whole: units !== undefined && journeys !== undefined, tests },
}
// Without a build the sources changed while the tests ran: nobody can say what was tested.
if (build) writeFileSync(join(folder, 'conformance.json'), JSON.stringify(results))
const unknown = unknownIds(groups, tests)
for (const id of unknown) process.stderr.write(`[${id}] in the title of a test is no requirement of server/modules/conformance/requirements.ts\n`)
process.exitCode = unknown.length === 0 ? 0 : 1
