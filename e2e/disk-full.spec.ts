import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makePdf } from '../server/testing/papers/make-pdf.ts'
import { signInOver } from './support/client.ts'
import { type Product, startProduct } from './support/product.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

/** The largest file that the web process may write, as a full disk would have it. */
const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(product.webPid()), `--fsize=${bytes}:unlimited`])

test('a disk that is full during an upload is said plainly, leaves nothing half done, and afterwards everything goes on', async () => {
  const officer = await signInOver(product.url, 'chuyenvien.danchu', product.password)
  const large = await makePdf({ bytes: 3 * 1024 * 1024 })
  limit('1048576')
  await expect(officer.upload(large, 'lớn.pdf')).rejects.toMatchObject({ status: 507, code: 'file.no_space' })
  expect(readdirSync(join(product.dataDir, 'incoming'))).toEqual([])
  limit('unlimited')
  await officer.upload(large, 'lớn.pdf')
})
