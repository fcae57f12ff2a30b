import { beforeAll, expect, test, vi } from 'vitest'

type Listener = (event: object) => void
const listeners = new Map<string, Listener>()
const kept = new Map<string, Map<string, Response>>()
let answer: (reply: Response) => void = () => undefined

beforeAll(async () => {
  vi.stubGlobal('__SHELL_FILES__', [])
  vi.stubGlobal('__BUILD__', 'test')
  vi.stubGlobal('self', { location: { origin: 'http://office.test' }, addEventListener: (name: string, listener: Listener) => listeners.set(name, listener) })
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve
      }),
  )
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const cache = kept.get(name) ?? new Map<string, Response>()
      kept.set(name, cache)
      return { put: async (request: Request, reply: Response) => void cache.set(request.url, reply), keys: async () => [], match: async () => undefined }
    },
    delete: async (name: string) => kept.delete(name),
  })
  await vi.importActual('./sw.ts')
  return () => vi.unstubAllGlobals()
})

async function read(meanwhile: () => void): Promise<number> {
  const works: Promise<unknown>[] = []
  let shown: Promise<Response> | undefined
  const event = {
    request: new Request('http://office.test/api/documents'),
    respondWith: (reply: Promise<Response>) => {
      shown = reply
    },
    waitUntil: (work: Promise<unknown>) => works.push(work),
  }
  listeners.get('fetch')?.(event)
  meanwhile()
  answer(new Response('{}'))
  await shown
  await Promise.all(works)
  return kept.get('nhipcau-kept')?.size ?? 0
}

test('an answer that comes after what was kept is thrown away is not kept for the next person', async () => {
  expect(await read(() => listeners.get('message')?.({ data: 'forget', waitUntil: () => kept.delete('nhipcau-kept') }))).toBe(0)
  expect(await read(() => undefined)).toBe(1)
})
