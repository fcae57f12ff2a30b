import { useState } from 'react'
import { isTyping, openDialog, usePageKeys } from './keys.ts'

type Act = (index: number, event: KeyboardEvent) => void
const steps: Record<string, number | undefined> = { ArrowDown: 1, ArrowUp: -1 }

const inSearch = (target: EventTarget | null) => target instanceof HTMLInputElement && target.type === 'search'
const isPressable = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('a, button, summary') !== null
/** What the space key itself presses. */
const takesSpace = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('button, summary, input') !== null
/** The letter is written, or the space key presses what has the focus. */
const isTaken = (event: KeyboardEvent) => isTyping(event.target) || (event.key === ' ' && takesSpace(event.target))

/** The focus goes along, so that Enter opens what is meant; whoever types in the search field goes on typing. */
function showRow(index: number, keepFocus: boolean): void {
  const row = document.querySelectorAll<HTMLElement>('[data-row]')[index]
  row?.scrollIntoView({ block: 'nearest' })
  if (keepFocus) return
  const link = row?.matches('a') ? row : row?.querySelector('a')
  link?.focus({ preventScroll: true })
}

/** ↑ ↓ move, Enter opens, one letter acts. Rows carry `data-row`. Returns the row that is meant. */
export function useListKeys(count: number, open: Act, letters: Record<string, Act> = {}): number {
  const [at, setAt] = useState(0)
  const active = Math.min(at, Math.max(0, count - 1))
  usePageKeys((event) => {
    if (openDialog() || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) && !inSearch(event.target)) return
    const step = steps[event.key]
    if (step !== undefined && count > 0) {
      event.preventDefault()
      const next = Math.max(0, Math.min(count - 1, active + step))
      setAt(next)
      showRow(next, inSearch(event.target))
      return
    }
    if (event.key === 'Enter' && count > 0 && !isPressable(event.target)) {
      event.preventDefault()
      return open(active, event)
    }
    const letter = letters[event.key.toLowerCase()]
    if (!letter || isTaken(event)) return
    event.preventDefault()
    letter(active, event)
  })
  return active
}
