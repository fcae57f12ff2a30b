import { queryClient } from './query-client.ts'

/** The service worker keeps what was read, where the browser has one (secure contexts). */
export function startKeeping(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL }).catch(() => undefined)
}

/** Nothing of one person is left for the next one at the same machine. */
export async function forgetEverything(): Promise<void> {
  queryClient.clear()
  navigator.serviceWorker?.controller?.postMessage('forget')
  if ('caches' in window) await caches.delete('nhipcau-kept')
}
