/// <reference lib="webworker" />
// The service worker: the app opens without network, and what was read stays readable. It imports nothing, to stay one file.
const worker = self as unknown as ServiceWorkerGlobalScope

const shellFiles: readonly string[] = __SHELL_FILES__
const shellCache = `nhipcau-shell-${__BUILD__}`
/** Answers read by the person who is signed in; emptied at sign-out. */
const keptCache = 'nhipcau-kept'
const keptHeader = 'x-kept-at'
const page = '/app/'
/** How long a reading call may take before the kept answer is shown. */
const patienceMs = 8_000
const mostKept = 400

const isNow = /^\/api\/(live|uploads|session$)|^\/api\/sessions/
const isKeptApi = (url: URL) => (url.pathname.startsWith('/api/') && !isNow.test(url.pathname)) || url.pathname === '/api/session'
const isPaper = (url: URL) => /^\/files\/(documents|deliveries)\//.test(url.pathname) && !url.searchParams.has('download')

worker.addEventListener('install', (event) => {
  const take = async () => {
    const cache = await caches.open(shellCache)
    await cache.addAll([page, ...shellFiles.map((file) => `/app/${file}`)])
    await worker.skipWaiting()
  }
  event.waitUntil(take())
})

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name.startsWith('nhipcau-shell-') && name !== shellCache) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

async function fresh(request: Request, ms: number): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ms)
  try {
    return await fetch(request, { signal: stop.signal })
  } finally {
    clearTimeout(timer)
  }
}

/** Stamped with the time, so that the screen can say how old it is. */
async function keep(request: Request, reply: Response, isWanted: () => boolean): Promise<void> {
  const headers = new Headers(reply.headers)
  headers.set(keptHeader, new Date().toISOString())
  const whole = new Response(await reply.blob(), { status: reply.status, headers })
  // Opened before it is asked: what is thrown away from here on takes this cache with it.
  const cache = await caches.open(keptCache)
  if (!isWanted()) return
  await cache.put(request, whole)
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - mostKept))) await cache.delete(old)
}

/** How often what was kept was thrown away: an answer asked for before belongs to the person before. */
let forgotten = 0

async function readThrough(event: FetchEvent): Promise<Response> {
  const { request } = event
  const askedAt = forgotten
  try {
    const reply = await fresh(request, patienceMs)
    if (reply.ok && reply.status === 200) event.waitUntil(keep(request, reply.clone(), () => askedAt === forgotten))
    if (reply.status < 502) return reply
  } catch {
    // No network: what was kept is shown.
  }
  const kept = await caches.open(keptCache).then((cache) => cache.match(request, { ignoreVary: true }))
  return kept ?? Response.error()
}

/** The page is small and tells the build: from the network while there is one. */
async function openPage(request: Request): Promise<Response> {
  const reply = await fresh(request, patienceMs).catch(() => undefined)
  if (reply?.ok) return reply
  return (await caches.match(page)) ?? Response.error()
}

/** Names hold a hash: what is there is right. */
async function asset(request: Request): Promise<Response> {
  const found = await caches.match(request)
  if (found) return found
  const reply = await fetch(request)
  if (reply.ok) await caches.open(shellCache).then((cache) => cache.put(request, reply.clone()))
  return reply
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith(page)) return event.respondWith(openPage(request))
  if (/^\/app\/(assets|pdfjs)\//.test(url.pathname)) return event.respondWith(asset(request))
  if (isKeptApi(url) || isPaper(url)) event.respondWith(readThrough(event))
})

worker.addEventListener('message', (event) => {
  if (event.data !== 'forget') return
  forgotten += 1
  event.waitUntil(caches.delete(keptCache))
})
