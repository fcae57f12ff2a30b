import type { proofOutcomes, requirementStates } from '../../../contract/words.ts'
import type { Group, Requirement } from './requirements.ts'

export type RequirementState = (typeof requirementStates)[number]
type Outcome = (typeof proofOutcomes)[number]
/** A test that has run, or was to run, by its full title. */
export type Tested = { title: string; outcome: Outcome }
/** What one run of all tests says; `whole`: nothing kept it from running them all. */
export type Run = { whole: boolean; tests: readonly Tested[] }

const tag = /\[(VI[^\]]*)\]/g
/** Titles say what they prove: "[VI.1.2] odd attachments go along". */
export const idsIn = (title: string) => [...title.matchAll(tag)].map(([, id = '']) => id)
const withoutIds = (title: string) => title.replace(tag, '').replace(/\s+/g, ' ').trim()

/** Ids in titles that no requirement has; the whole of a requirement that must be proved by halves is none. */
export function unknownIds(groups: readonly Group[], tests: readonly Tested[]): string[] {
  const known = new Set(groups.flatMap(({ requirements }) => requirements.flatMap(({ parts }) => parts)))
  return [...new Set(tests.flatMap(({ title }) => idsIn(title)))].filter((id) => !known.has(id)).sort()
}

function stateOf(proofs: readonly Tested[], run: Run | null): RequirementState {
  if (!run) return 'no_result'
  if (proofs.length === 0) return run.whole ? 'unmet' : 'no_result'
  if (proofs.some(({ outcome }) => outcome === 'failed')) return 'unmet'
  return proofs.every(({ outcome }) => outcome === 'passed') ? 'met' : 'no_result'
}

function wholeOf(states: readonly RequirementState[]): RequirementState {
  if (states.includes('unmet')) return 'unmet'
  return states.includes('no_result') ? 'no_result' : 'met'
}

/** No id or no pass, no tick: every half needs a test, and every test that names it must have passed. */
export function judge({ id, parts }: Requirement, run: Run | null) {
  const judged = parts.map((part) => {
    const proofs = (run?.tests ?? []).filter(({ title }) => idsIn(title).includes(part))
    return { id: part, state: stateOf(proofs, run), proofs: proofs.map(({ title, outcome }) => ({ title: withoutIds(title), outcome })) }
  })
  return { id, state: wholeOf(judged.map((part) => part.state)), parts: judged }
}
