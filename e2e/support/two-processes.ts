import { fork } from 'node:child_process'
import { join } from 'node:path'
import { startCluster } from '../../scripts/postgres.mjs'
import { startFront } from './front.ts'
import { freePort, type Product, startProduct } from './product.ts'

const root = join(import.meta.dirname, '../..')

/** Another web process on the database of a running product. */
async function startSecond(dataDir: string, port: number, publicUrl: string): Promise<() => Promise<void>> {
  const cluster = await startCluster({ dir: dataDir })
  const { url } = cluster
  await cluster.stop()
  const settings = { DATABASE_URL: url, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: publicUrl, LOG_LEVEL: 'warn' }
  const env = { ...process.env, NODE_ENV: 'production', WEB_DIR: join(root, 'web-dist'), ...settings }
  const child = fork(join(root, 'dist/server/main.js'), [], { cwd: root, env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await new Promise<void>((done, fail) => {
    child.once('message', () => done())
    child.once('exit', (code) => fail(new Error(`the second web process ended with ${code}`)))
  })
  return () =>
    new Promise((done) => {
      child.once('exit', () => done())
      child.kill('SIGTERM')
    })
}

/** The product with two web processes on one database behind one address: nothing that a journey needs may hide in the memory of one. */
export async function startTwoProcesses(): Promise<Product> {
  const ports = [await freePort(), await freePort()] as const
  const front = await startFront(ports)
  const product = await startProduct({ PORT: String(ports[0]), PUBLIC_URL: front.url })
  const stopSecond = await startSecond(product.dataDir, ports[1], front.url)
  return {
    ...product,
    url: front.url,
    async stop() {
      await front.stop()
      await stopSecond()
      await product.stop()
    },
  }
}
