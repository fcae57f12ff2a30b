export type Change = { kind: 'same' | 'added' | 'removed'; text: string }

/** More changes than this and two texts are told apart as wholes: what the eye could not follow either. */
const mostChanges = 2_000

type Step = { kind: Change['kind']; token: string }
/** Tokens as they stand, and what they are compared by: where a line ends is no change. */
type Side = { tokens: readonly string[]; keys: readonly string[] }

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}
function commonEnd(a: readonly string[], b: readonly string[], from: number): number {
  let n = 0
  while (n < Math.min(a.length, b.length) - from && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return n
}

/** Along a diagonal for as long as both say the same. */
function slide(a: readonly string[], b: readonly string[], from: number, k: number): number {
  let x = from
  while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
  return x
}
/** Whether diagonal k is better come to by adding a token (from k + 1) than by removing one (from k - 1). */
const isAddition = (k: number, d: number, at: (k: number) => number) => k === -d || (k !== d && at(k - 1) < at(k + 1))

/** How far each diagonal is reached with d changes, for every d up to the fewest that lead to the end; undefined beyond the bound. */
function reached(a: readonly string[], b: readonly string[], most: number): Int32Array[] | undefined {
  const far = Math.min(a.length + b.length, most)
  const middle = far + 1
  const furthest = new Int32Array(2 * far + 3)
  const at = (k: number) => furthest[middle + k] ?? 0
  const trace: Int32Array[] = []
  for (let d = 0; d <= far; d += 1) {
    trace.push(furthest.slice(middle - d - 1, middle + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const x = slide(a, b, isAddition(k, d, at) ? at(k + 1) : at(k - 1) + 1, k)
      furthest[middle + k] = x
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return undefined
}

/** The fewest changes that lead from a to b (Myers 1986), walked back from the end. What is the same is said as the new text has it. */
function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Step[] {
  const steps: Step[] = []
  let [x, y] = [a.length, b.length]
  const stay = (until: number) => {
    for (; x > until; x -= 1, y -= 1) steps.push({ kind: 'same', token: b[y - 1] as string })
  }
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const before = trace[d] as Int32Array
    const at = (k: number) => before[k + d + 1] ?? 0
    const k = x - y
    const isAdded = isAddition(k, d, at)
    const from = isAdded ? at(k + 1) : at(k - 1)
    stay(isAdded ? from : from + 1)
    steps.push(isAdded ? { kind: 'added', token: b[y - 1] as string } : { kind: 'removed', token: a[x - 1] as string })
    ;[x, y] = isAdded ? [x, y - 1] : [x - 1, y]
  }
  stay(0)
  return steps.reverse()
}

const all = (kind: Change['kind'], tokens: readonly string[]): Step[] => tokens.map((token) => ({ kind, token }))

/** The steps from one text to another; of texts too far apart everything between what they begin and end with alike. */
function stepsBetween(a: Side, b: Side, most: number): Step[] {
  const start = commonStart(a.keys, b.keys)
  const end = commonEnd(a.keys, b.keys, start)
  const inside = <T>(all: readonly T[]) => all.slice(start, all.length - end)
  const trace = reached(inside(a.keys), inside(b.keys), most)
  const between = trace ? walkBack(inside(a.tokens), inside(b.tokens), trace) : [...all('removed', inside(a.tokens)), ...all('added', inside(b.tokens))]
  return [...all('same', b.tokens.slice(0, start)), ...between, ...all('same', b.tokens.slice(b.tokens.length - end))]
}

/** Words, marks and the spaces between them. */
function sideOf(text: string): Side {
  const tokens = text.normalize('NFC').match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  return { tokens, keys: tokens.map((token) => (/^\s/.test(token) ? ' ' : token)) }
}

/** Removed before added within one place, and as few pieces as there are changes. */
function gather(steps: readonly Step[]): Change[] {
  const changes: Change[] = []
  let [removed, added] = ['', '']
  const settle = () => {
    if (removed) changes.push({ kind: 'removed', text: removed })
    if (added) changes.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const { kind, token } of steps) {
    if (kind === 'removed') removed += token
    else if (kind === 'added') added += token
    else {
      settle()
      const last = changes.at(-1)
      if (last?.kind === 'same') last.text += token
      else changes.push({ kind, text: token })
    }
  }
  settle()
  return changes
}

/** A single space between two changes belongs to both: "old name" becoming "new title" is one change, not two. */
function bridge(steps: readonly Step[]): Step[] {
  return steps.flatMap((step, index) => {
    const [before, after] = [steps[index - 1], steps[index + 1]]
    const lonely = step.kind === 'same' && step.token === ' ' && before && after && before.kind !== 'same' && after.kind !== 'same'
    return lonely
      ? [
          { ...step, kind: 'removed' as const },
          { ...step, kind: 'added' as const },
        ]
      : [step]
  })
}

/** One text told as the change of another, word by word: the flow of both, with what was taken away and what came. */
export function diffText(before: string, after: string, options: { mostChanges?: number } = {}): Change[] {
  return gather(bridge(stepsBetween(sideOf(before), sideOf(after), options.mostChanges ?? mostChanges)))
}
