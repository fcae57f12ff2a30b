import type { FullConfig } from '@playwright/test'
import { startTwoProcesses } from './two-processes.ts'

/** One product for the journeys of each worker, with two web processes; journeys that kill it start their own. */
export default async function setup({ workers }: FullConfig): Promise<() => Promise<void>> {
  const products = await Promise.all(Array.from({ length: workers }, () => startTwoProcesses()))
  for (const [index, { url, dataDir, password, pin }] of products.entries()) {
    process.env[`E2E_PRODUCT_${index}`] = JSON.stringify({ url, dataDir, password, pin })
  }
  return async () => {
    await Promise.all(products.map((product) => product.stop()))
  }
}
