import { startProduct } from './product.ts'

/** One product for all journeys; those that kill it start their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const product = await startProduct()
  const { url, dataDir, password, pin } = product
  process.env.E2E_PRODUCT = JSON.stringify({ url, dataDir, password, pin })
  return () => product.stop()
}
