import { forgetEntered } from './entered.ts'
import { queryClient, refetchAll } from './query-client.ts'

/** The service worker keeps what was read, where the browser has one (secure contexts). */
export function startKeeping(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  // The first screens of a browser were read before the worker took over: read through it, they are kept.
  navigator.serviceWorker.addEventListener('controllerchange', () => void refetchAll())
  void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL }).catch(() => undefined)
}

// Other tabs of this browser must not go on showing what the person before could see.
const otherTabs = 'BroadcastChannel' in window ? new BroadcastChannel('nhipcau-session') : undefined
otherTabs?.addEventListener('message', () => location.reload())

/** Nothing of one person is left for the next one at the same machine; who signs in again finds what he was entering. */
export async function forgetEverything(next?: { personId: string }): Promise<void> {
  forgetEntered(next?.personId)
  queryClient.clear()
  navigator.serviceWorker?.controller?.postMessage('forget')
  otherTabs?.postMessage('forget')
  if ('caches' in window) await caches.delete('nhipcau-kept')
}
