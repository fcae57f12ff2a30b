import type pg from 'pg'
import { makeProvince, type Office } from '../../support/offices.ts'
import { withoutIndexes } from '../../support/without-indexes.ts'
import { addWorker, type Worker } from './people.ts'
import { writeReceived, writeReceivedCopies, writeTasks } from './received.ts'
import { writeAftermath, writeCopies, writeSent } from './sent.ts'
import type { Sizes } from './sizes.ts'
import { writeUnderWay } from './under-way.ts'

export type Province = { office: Office; leader: Worker; officer: Worker; year: number; documentIds: string[]; deliveryIds: string[] }

const idsOf = async (client: pg.ClientBase, query: string) => (await client.query<{ id: string }>(query)).rows.map((row) => row.id)

/** Ten years of a province's papers as work leaves them, written set-based; papers of every age to be opened are named. */
export async function fillProvince(db: pg.Pool, sizes: Sizes, say: (line: string) => void): Promise<Province> {
  const client = await db.connect()
  try {
    const office = await makeProvince(db, sizes.communes)
    const leader = await addWorker(client, office, 'leader', 'Nguyễn Thị Mẫu')
    const officer = await addWorker(client, office, 'officer', 'Trần Văn Mẫu')
    const { rows } = await client.query<{ today: string }>(`select (now() at time zone 'Asia/Ho_Chi_Minh')::date::text as today`)
    const today = rows[0]?.today ?? ''
    const place = { office, leader, officer, today }
    const begun = performance.now()
    const told = (what: string) => say(`${what}: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    await writeSent(client, place, sizes)
    await writeReceived(client, place, sizes)
    told('documents and registers')
    await withoutIndexes(client, 'delivery', async () => {
      await writeCopies(client, place)
      await writeReceivedCopies(client)
      told('copies')
    })
    told('their indexes')
    await writeAftermath(client, place)
    await writeTasks(client, place)
    await writeUnderWay(client, place, Math.ceil(sizes.waiting / 5))
    const documentIds = await idsOf(client, `select document_id as id from sent order by hashtext(document_id::text) limit 100`)
    const deliveryIds = await idsOf(
      client,
      `select delivery_id as id from line where unit_id = '${office.unitId}' order by hashtext(delivery_id::text) limit 100`,
    )
    await client.query('drop table sent, line, paper')
    await client.query('vacuum (analyze)')
    told('all')
    return { office, leader, officer, year: Number(today.slice(0, 4)), documentIds, deliveryIds }
  } finally {
    client.release()
  }
}
