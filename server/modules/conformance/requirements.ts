/**
 * Decree 30/2020, Phụ lục VI part I: what a system of electronic documents must do, in the order of its sections.
 * A requirement of several halves names each: all must be proved. The words stand in locales/<language>/conformance.json.
 */
type Section = { name: string /** How many halves each requirement has; 1: it is whole. */; halves: readonly number[] }
const sections: readonly Section[] = [
  { name: 'create', halves: [2, 1, 1, 1, 2, 1, 1, 2, 1, 1, 3, 3, 3, 1] },
  { name: 'connect', halves: [1, 1, 1, 1] },
  { name: 'security', halves: [1, 2, 1] },
  { name: 'files', halves: [1, 1, 1, 1, 1, 2] },
  { name: 'keep', halves: [6, 1, 2, 1, 1, 1, 3] },
  { name: 'use', halves: [1, 1, 2, 1, 1, 1, 1, 1, 1, 1] },
  { name: 'metadata', halves: [1, 1, 1, 1, 1] },
  { name: 'recall', halves: [2, 2, 1] },
  { name: 'administration', halves: [1, 1, 2, 2, 1, 1, 1] },
  { name: 'outputs', halves: [1, 1, 1, 1, 1, 1] },
]

export type Requirement = { id: string /** What tests name: the requirement itself, or each of its halves. */; parts: readonly string[] }
export type Group = { name: string; requirements: readonly Requirement[] }

const partsOf = (id: string, halves: number) => (halves === 1 ? [id] : Array.from({ length: halves }, (_, at) => `${id}.${'abcdefgh'.charAt(at)}`))

export const groups: readonly Group[] = sections.map(({ name, halves }, group) => ({
  name,
  requirements: halves.map((count, at) => {
    const id = `VI.${group + 1}.${at + 1}`
    return { id, parts: partsOf(id, count) }
  }),
}))
