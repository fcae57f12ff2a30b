import { useEffect, useState } from 'react'
import { call } from '../../platform/api.ts'
import { dropEntered, enteredBefore, keepEntered } from '../../platform/entered.ts'
import { AppProblem } from '../../platform/problem.ts'
import { useMe } from '../../platform/session.ts'
import { type Change, changed, contentOf, type Draft } from './draft.ts'
import { linesFollow } from './paper-lines.ts'

/** `base` is what the draft was begun from: over something newer it is not laid again. */
type Kept = { base: string; draft: Draft }
const baseOf = (draft: Draft) => JSON.stringify(contentOf(draft))

const isGone = (id: string) =>
  call('getFileState', { params: { id } }).then(
    (file) => file.state === 'refused',
    (error: unknown) => error instanceof AppProblem && error.status === 404,
  )

/** Uploads that nobody used are removed in the end: a draft that was left for long goes on without them. */
async function goneOf(draft: Draft): Promise<ReadonlySet<string>> {
  const ids = [...(draft.file ? [draft.file.id] : []), ...draft.attachments.map((one) => one.id)]
  const gone = await Promise.all(ids.map(isGone))
  return new Set(ids.filter((_, index) => gone[index]))
}
const without = (gone: ReadonlySet<string>) => (before: Draft) => ({
  file: before.file && gone.has(before.file.id) ? null : before.file,
  attachments: before.attachments.filter((one) => !gone.has(one.id)),
})

export const keptName = (what: string) => `draft.2.${what}`

/** A draft, begun as `asked`, whose unsaved changes outlive a reload, another page and the end of the session. */
export function useKeptDraft(what: string, begun: Draft, asked: Partial<Draft> = {}) {
  const { personId } = useMe()
  const name = keptName(what)
  const base = baseOf(begun)
  const [restored, setRestored] = useState(() => {
    const kept = enteredBefore(personId, name) as Kept | undefined
    return kept?.base === base ? kept.draft : null
  })
  const [untouched] = useState(() => linesFollow(begun, changed(begun, asked)))
  const [draft, setDraft] = useState(restored ?? untouched)
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const change = (one: Change) => setDraft((before) => linesFollow(before, changed(before, one)))
  const forget = () => dropEntered(personId, name)

  useEffect(() => {
    if (draft === untouched || baseOf(draft) === base) {
      dropEntered(personId, name)
      setKeptAt(null)
    } else setKeptAt(keepEntered(personId, name, { base, draft } satisfies Kept) ? new Date().toISOString() : null)
  }, [draft, untouched, base, personId, name])
  useEffect(() => {
    if (restored) void goneOf(restored).then((gone) => gone.size > 0 && setDraft((before) => changed(before, without(gone))))
  }, [restored])

  const throwAway = () => {
    setRestored(null)
    setDraft(untouched)
  }
  return { draft, change, forget, keptAt, restored: restored !== null, throwAway }
}
