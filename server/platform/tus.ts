import { AsyncLocalStorage } from 'node:async_hooks'
import { createWriteStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { FileKvStore, Server, Upload } from '@tus/server'
import type { Ctx } from './ctx.ts'
import { AppError } from './errors.ts'
import type { RawExchange } from './http.ts'
import { newId } from './ids.ts'
import { fileLock } from './upload-lock.ts'

/** All bytes of an upload have arrived at `path`; the id in its address is the file's id. */
export type FinishedUpload = { id: string; path: string; bytes: number; name: string }
export type UploadHooks = {
  /** Takes the bytes over; throws to refuse. Safe to be called again for the same upload. */
  finish(ctx: Ctx, upload: FinishedUpload): Promise<void>
  /** An upload that was taken over before: a client that lost the answer asks again. */
  findFinished(ctx: Ctx, id: string): Promise<{ bytes: number } | undefined>
}

const day = 24 * 60 * 60 * 1000
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
type Exchange = { ctx: Ctx /** Set when this request made the upload. */; made?: string /** Set when this request brought its last byte. */; finished?: Upload }
const current = new AsyncLocalStorage<Exchange>()
function exchangeNow(): Exchange {
  const exchange = current.getStore()
  if (!exchange) throw new Error('upload outside a request')
  return exchange
}
const ctxNow = () => exchangeNow().ctx
const personOf = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')
type Problem = Error & { status_code?: number; code?: string }

/** tus errors are plain objects; the platform's error handler knows AppError and system errors. */
function refusalOf(error: Problem): Error {
  if (error instanceof AppError || error.code !== undefined) return error
  if (error.status_code === 413) return new AppError('too_large', 'file.too_large')
  if (error.status_code === 404 || error.status_code === 410) return new AppError('not_found', 'upload.not_found')
  if (error.status_code === 409) return new AppError('conflict', 'upload.wrong_offset')
  if (error.status_code === 500 || error.status_code === undefined) return error instanceof Error ? error : new Error('upload failed')
  return new AppError('invalid', 'request.invalid')
}

/** The package's store, but a full disk keeps its error code, and an upload is its uploader's alone. */
class UploadStore extends FileStore {
  readonly hooks: UploadHooks
  constructor(directory: string, hooks: UploadHooks) {
    super({ directory, configstore: new FileKvStore(directory), expirationPeriodInMilliseconds: day })
    this.hooks = hooks
  }
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const target = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset })
    await pipeline(content, target)
    return offset + target.bytesWritten
  }
  override async getUpload(id: string) {
    const { finished: taken } = exchangeNow()
    if (taken?.id === id) return taken
    const kept = idShape.test(id) ? await this.configstore.get(id) : undefined
    const ctx = ctxNow()
    if (kept?.metadata?.owner === personOf(ctx)) return super.getUpload(id)
    const finished = kept || !idShape.test(id) ? undefined : await this.hooks.findFinished(ctx, id)
    if (!finished) throw new AppError('not_found', 'upload.not_found')
    return new Upload({ id, size: finished.bytes, offset: finished.bytes })
  }
  override async remove(id: string): Promise<void> {
    await this.getUpload(id)
    await this.drop(id)
  }
  async drop(id: string): Promise<void> {
    await Promise.all([rm(join(this.directory, id), { force: true }), rm(join(this.directory, `${id}.json`), { force: true })])
  }
}

const noLock = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) }

function createServer(directory: string, maxBytes: number, hooks: UploadHooks): Server {
  const store = new UploadStore(directory, hooks)
  const held = { newLock: (id: string) => fileLock(join(directory, `${id}.lock`)) }
  return new Server({
    path: '/api/uploads',
    relativeLocation: true,
    datastore: store,
    maxSize: maxBytes,
    allowedOrigins: [],
    namingFunction: () => {
      exchangeNow().made = newId()
      return exchangeNow().made as string
    },
    // A new upload has an id that nobody else knows yet.
    locker: (request) => (request.method === 'POST' ? noLock : held),
    onUploadCreate: async (_request, upload) => ({
      metadata: { filename: upload.metadata?.filename ?? upload.metadata?.name ?? '', owner: personOf(ctxNow()) },
    }),
    onUploadFinish: async (_request, upload) => {
      const name = upload.metadata?.filename ?? ''
      await hooks.finish(ctxNow(), { id: upload.id, path: join(directory, upload.id), bytes: upload.size ?? 0, name })
      await store.drop(upload.id)
      exchangeNow().finished = upload
      return {}
    },
    onResponseError: async (_request, error) => {
      const { made } = exchangeNow()
      // A failed creation has told nobody its address: what came of it cannot be gone on with.
      if (made) await store.drop(made)
      throw refusalOf(error as Problem)
    },
  })
}

const servers = new Map<string, Server>()

/**
 * Serves one tus 1.0 request. Sizes are judged before a byte is read; errors are thrown for the platform's handler.
 * Nothing is remembered in the process: any web process that shares DATA_DIR can go on with an upload.
 */
export async function serveUpload(ctx: Ctx, { request, reply }: RawExchange, hooks: UploadHooks): Promise<void> {
  void reply.header('tus-resumable', '1.0.0')
  const { maxFileBytes } = ctx.config
  const length = Number(request.headers['upload-length'] ?? 0)
  if (length > maxFileBytes) throw new AppError('too_large', 'file.too_large', { maxBytes: maxFileBytes })
  const server = servers.get(ctx.files.incoming) ?? createServer(ctx.files.incoming, maxFileBytes, hooks)
  servers.set(ctx.files.incoming, server)
  await current.run({ ctx }, () => server.handle(request.raw, reply.raw))
  reply.hijack()
}

/** Removes uploads that nobody went on with since `before`, and what a crash left. Returns how many. */
export async function removeStaleUploads(directory: string, before: Date): Promise<number> {
  const names = await readdir(directory).catch(() => [] as string[])
  let removed = 0
  for (const name of names) {
    const path = join(directory, name)
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile() || found.mtime >= before) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
