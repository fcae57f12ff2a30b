import { startTwoProcesses } from './two-processes.ts'

/** One product for all journeys, with two web processes; journeys that kill it start their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const product = await startTwoProcesses()
  const { url, dataDir, password, pin } = product
  process.env.E2E_PRODUCT = JSON.stringify({ url, dataDir, password, pin })
  return () => product.stop()
}
