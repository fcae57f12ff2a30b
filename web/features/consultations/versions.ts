import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { type Change, diffText } from '../../../lib/text-diff/text-diff.ts'

export type Revisions = ReplyData<Api['listRevisions']>
export type Revision = Revisions['items'][number]
export type Paragraph = readonly Change[]

/** The newest form and the one before it that has other bytes; of forms newest first. */
export function usualPair(readable: readonly Revision[]): { from: Revision; to: Revision } | undefined {
  const [to, ...older] = readable
  if (!to || older.length === 0) return undefined
  const changed = readable.findIndex((one) => !one.unchanged)
  const from = (changed < 0 ? undefined : readable[changed + 1]) ?? older[0]
  return from && { from, to }
}

/** The flow cut into paragraphs where the new text begins one. */
function paragraphsOf(changes: readonly Change[]): Paragraph[] {
  const paragraphs: Change[][] = [[]]
  for (const { kind, text } of changes) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0 && kind !== 'removed') paragraphs.push([])
      if (piece !== '') paragraphs.at(-1)?.push({ kind, text: index > 0 && kind === 'removed' ? ` ${piece}` : piece })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

/** Two texts as one; a replaced word is one change. */
export function differencesOf(before: string, after: string) {
  const all = diffText(before, after)
  const changes = all.filter((one, index) => one.kind === 'removed' || (one.kind === 'added' && all[index - 1]?.kind !== 'removed')).length
  return { paragraphs: paragraphsOf(all), changes, empty: before === '' || after === '' }
}
