import { useTranslation } from 'react-i18next'
import { createStore, useStore } from './store.ts'

const lookEveryMs = 4_000
/** Whether the server answers, not only whether there is some network. */
const reachable = createStore(navigator.onLine)
/** When the copy that is shown without network was taken, newest first seen. */
export const keptAt = createStore<string | null>(null)
let looking: ReturnType<typeof setTimeout> | undefined

export function noteReached(): void {
  clearTimeout(looking)
  looking = undefined
  keptAt.set(null)
  reachable.set(true)
}

async function look(): Promise<void> {
  const reply = await fetch('/health', { cache: 'no-store' }).catch(() => undefined)
  if (reply?.ok) return noteReached()
  looking = setTimeout(() => void look(), lookEveryMs)
}

/** Called when a call got no answer: looks again until the server is back. */
export function noteUnreachable(): void {
  reachable.set(false)
  if (looking === undefined) looking = setTimeout(() => void look(), lookEveryMs)
}

/** Told by the service worker's replies: this answer was kept from before. */
export function noteKept(at: string): void {
  keptAt.set(at)
  noteUnreachable()
}

window.addEventListener('offline', noteUnreachable)
window.addEventListener('online', () => void look())

export const onReachable = (listener: () => void) => reachable.subscribe(() => reachable.get() && listener())
export const useOnline = () => useStore(reachable)

/** Why no act is possible now, or undefined. */
export function useActReason(): string | undefined {
  const { t } = useTranslation('common')
  return useOnline() ? undefined : t('offline.cannotAct')
}
