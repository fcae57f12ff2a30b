import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Link, RouterProvider } from 'react-router'
import { paths } from './paths.ts'
import { startTexts } from './platform/i18n.ts'
import { startKeeping } from './platform/kept.ts'
import { useLive } from './platform/live.ts'
import { onReachable } from './platform/offline.ts'
import { useProblemText } from './platform/problem-text.ts'
import { onSignedOut, queryClient, refetchAll } from './platform/query-client.ts'
import { insideOf, router } from './routes.tsx'
import { theme } from './theme/theme.ts'
import { SurroundingsContext } from './ui/surroundings.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// What Mantine's Modal uses to keep the page still asks for the nonce by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })

onSignedOut(() => {
  const at = insideOf(router.state.location)
  if (at.startsWith(paths.signIn()) || at.startsWith('/links/')) return
  queryClient.clear()
  void router.navigate(`${paths.signIn()}?ended=1&next=${encodeURIComponent(at)}`)
})
onReachable(() => void refetchAll())

// A build that is gone: the page of the new one is fetched, once.
window.addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine || sessionStorage.getItem('nhipcau.reloaded') === __APP_VERSION__) return
  event.preventDefault()
  sessionStorage.setItem('nhipcau.reloaded', __APP_VERSION__)
  location.reload()
})

const surroundings = { Link, useProblemText, useLive }

await startTexts()
startKeeping()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce}>
        <QueryClientProvider client={queryClient}>
          <SurroundingsContext value={surroundings}>
            <RouterProvider router={router} />
          </SurroundingsContext>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
