import { useEffect, useEffectEvent } from 'react'

const typing = 'input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select, [contenteditable=true]'
export const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest(typing) !== null

/** The dialog on top, if one is open: keys belong to it alone. */
export const openDialog = () => [...document.querySelectorAll<HTMLElement>('[aria-modal=true]')].at(-1)

/** Keys of the whole page; whoever handles one calls preventDefault, then nobody else does. */
export function usePageKeys(handle: (event: KeyboardEvent) => void, active = true): void {
  const latest = useEffectEvent(handle)
  useEffect(() => {
    if (!active) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !event.isComposing) latest(event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [active])
}

const commits = new Set(['ctrl+enter', 'ctrl+↵'])
/** Whether the event is the key as a button names it: "N", "Đ", "Ctrl+Enter". */
export function isKey(event: KeyboardEvent, keys: string): boolean {
  const name = keys.toLowerCase()
  if (commits.has(name)) return event.key === 'Enter' && (event.ctrlKey || event.metaKey)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
  return event.key.toLowerCase() === name
}
