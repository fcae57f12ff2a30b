import type { Block, Run } from './blocks.ts'

const end = './.'

function closeRuns(runs: readonly Run[]): Run[] {
  const at = runs.findLastIndex((run) => 't' in run && run.t.trim() !== '')
  const last = runs[at]
  if (!last || !('t' in last)) return [...runs, { t: end }]
  return runs.map((run, index) => (index === at ? { ...last, t: last.t.trimEnd().replace(/(?:\.\s*\/\s*\.|[.;,])?$/u, end) } : run))
}

/** The text ends "./." (Decree 30/2020, Phụ lục I); after a table or a heading on a line of its own. */
export function endOf(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  if (!last) return []
  if (last.kind === 'paragraph') return [...blocks.slice(0, -1), { ...last, runs: closeRuns(last.runs) }]
  return [...blocks, { kind: 'paragraph', align: 'left', indent: true, runs: [{ t: end }] }]
}
