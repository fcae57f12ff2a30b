import type { Api } from '../../contract/api.ts'
import type { ReplyData } from '../../contract/endpoint.ts'
import { call } from './api.ts'
import { AppProblem, outcomeUnknown } from './problem.ts'

export type FileState = ReplyData<Api['getFileState']>
type Watch = { onProgress?: (sent: number, total: number) => void; onState?: (state: FileState['state']) => void }

const firstPauseMs = 150
const longestPauseMs = 1_500
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

function problemOfUpload(error: unknown): AppProblem {
  const body = (error as { originalResponse?: { getBody(): string } | null }).originalResponse?.getBody()
  try {
    const problem = JSON.parse(body ?? '') as { code?: unknown }
    if (typeof problem.code === 'string') return new AppProblem(problem as { code: string })
  } catch {
    // No answer, or one of a proxy.
  }
  return new AppProblem({ code: outcomeUnknown })
}

/** Resumable: after a break it goes on where it was, also after the page was closed. */
async function sendBytes(file: File, onProgress: Watch['onProgress']): Promise<string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((done, fail) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: 8 * 1024 * 1024,
      retryDelays: [0, 500, 1_500, 4_000, 8_000],
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type },
      onProgress: (sent, total) => onProgress?.(sent, total ?? file.size),
      onError: (error) => fail(problemOfUpload(error)),
      onSuccess: () => done(new URL(upload.url ?? '', location.href).pathname.split('/').at(-1) ?? ''),
    })
    const start = async () => {
      const [earlier] = await upload.findPreviousUploads().catch(() => [])
      if (earlier) upload.resumeFromPreviousUpload(earlier)
      upload.start()
    }
    void start()
  })
}

/** Sends a file and waits until the server has checked it; throws AppProblem with the refusal's code. */
export async function uploadFile(file: File, watch: Watch = {}): Promise<FileState> {
  const id = await sendBytes(file, watch.onProgress)
  for (let ms = firstPauseMs; ; ms = Math.min(longestPauseMs, ms * 1.5)) {
    const found = await call('getFileState', { params: { id } })
    if (found.state === 'ready') return found
    if (found.state === 'refused') throw new AppProblem({ code: found.refusal ?? 'file.unreadable' })
    watch.onState?.(found.state)
    await pause(ms)
  }
}
