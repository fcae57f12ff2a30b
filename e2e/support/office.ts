import pg from 'pg'
import { startCluster } from '../../scripts/postgres.mjs'

type Running = { url: string; dataDir: string; password: string; pin: string }
export type RunningOffice = Running & { rootCertificate(): Promise<Buffer> }

/** The product that the journeys of this worker share, as the global setup started it. */
export function office(): RunningOffice {
  const running = JSON.parse(process.env[`E2E_PRODUCT_${process.env.TEST_PARALLEL_INDEX}`] ?? '{}') as Running
  return {
    ...running,
    async rootCertificate() {
      const cluster = await startCluster({ dir: running.dataDir })
      const client = new pg.Client({ connectionString: cluster.url })
      await client.connect()
      const { rows } = await client.query<{ certificate: Buffer }>('select certificate from certificate_authority order by created_at desc limit 1')
      await client.end()
      await cluster.stop()
      return rows[0]?.certificate ?? Buffer.alloc(0)
    },
  }
}
