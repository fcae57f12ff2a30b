import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Bench, type Figure, figure, judged, median, percentile, unmeasured } from '../figures.ts'
import { answerTimes } from '../support/answer-times.ts'
import { communesOf, makeProvince, type Office, tokenOf } from '../support/offices.ts'
import { type Site, withSite } from '../support/site.ts'
import { issueDocument, loadHistory } from './history.ts'
import { initialJsKb } from './initial-js.ts'
import { type Mail, startMail, whyNoMail } from './mail.ts'
import { makePaper } from './paper.ts'
import { type Clients, send, startClients, upload } from './product.ts'

const paperBytes = 200 * 1024
const rounds = 9
const now = () => performance.timeOrigin + performance.now()
type Times = { whole: number; withoutUpload: number }

/** One send: the clock starts with the paper in memory and ends when the last client was told (or, without clients, at the answer). */
async function sendOnce({ db, web }: Site, office: Office, clients: Clients | undefined): Promise<Times> {
  const cookie = `nhipcau=${office.token}`
  const prepared = await upload(web.url, cookie, await makePaper(paperBytes))
  const documentId = await issueDocument(db, office, prepared)
  const paper = await makePaper(paperBytes)
  const dispatchId = randomUUID()
  const told = clients?.told()
  const begun = now()
  await upload(web.url, cookie, paper)
  const uploaded = now()
  await send(web.url, cookie, documentId, dispatchId)
  const end = told ? await told : now()
  return { whole: end - begun, withoutUpload: end - uploaded }
}

async function compare(site: Site, office: Office, mail: Mail | undefined): Promise<{ times: Times[]; ratios: number[] }> {
  const clients = await startClients(site.web.url, await communesOf(site.db, office))
  try {
    await sendOnce(site, office, clients)
    await mail?.send(await makePaper(paperBytes), office.communes)
    const times: Times[] = []
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const ours = await sendOnce(site, office, clients)
      times.push(ours)
      if (mail) ratios.push((await mail.send(await makePaper(paperBytes), office.communes)) / ours.whole)
      site.say(`${office.communes}: ${ours.whole.toFixed(0)} ms${mail ? `, mail ${((ratios.at(-1) ?? 0) * ours.whole).toFixed(0)} ms` : ''}`)
    }
    return { times, ratios }
  } finally {
    await clients.stop()
  }
}

const sizeOf = async (db: pg.Pool) =>
  Number(
    (
      await db.query(
        `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`,
      )
    ).rows[0].bytes,
  )

async function largeSend(site: Site, office: Office): Promise<{ times: Times[]; bytesPerDelivery: number }> {
  await sendOnce(site, office, undefined)
  const times: Times[] = []
  const before = await sizeOf(site.db)
  for (let round = 0; round < 3; round += 1) times.push(await sendOnce(site, office, undefined))
  const bytesPerDelivery = ((await sizeOf(site.db)) - before) / (3 * office.communes)
  return { times, bytesPerDelivery }
}

/** 102 communes with 19,600 copies each: two million rows. */
async function readFigures(site: Site, office: Office): Promise<Figure[]> {
  await loadHistory(site.db, office, Math.ceil(2_000_000 / office.communes))
  await site.db.query('vacuum (analyze) delivery')
  await site.db.query('analyze')
  const communes = await communesOf(site.db, office)
  const inboxes = communes.map((id) => ({ path: '/api/inbox', token: tokenOf(id) }))
  const inbox = await answerTimes(site.web.url, inboxes)
  const matrix = await answerTimes(site.web.url, [{ path: '/api/dispatch-overview', token: office.token }])
  return [judged('inbox_p95_ms', percentile(inbox, 0.95), 'ms', 50), judged('matrix_p95_ms', percentile(matrix, 0.95), 'ms', 50)]
}

async function peer(wanted: boolean, say: Site['say']): Promise<Mail | undefined> {
  if (!wanted) return undefined
  const why = whyNoMail()
  if (why) say(`mail: ${why}`)
  return why ? undefined : startMail()
}

async function measure(site: Site, wantsMail: boolean): Promise<Figure[]> {
  const { db, say } = site
  const province = await makeProvince(db, 102)
  const country = await makeProvince(db, 3_321)
  const people = await makeProvince(db, 90_000)
  await db.query('analyze')
  const mail = await peer(wantsMail, say)
  const figures: Figure[] = []
  const told = (name: string, times: readonly Times[]) => {
    figures.push(figure(`${name}_ms`, median(times.map((one) => one.whole)), 'ms'))
    figures.push(figure(`${name}_without_upload_ms`, median(times.map((one) => one.withoutUpload)), 'ms'))
  }
  const ratio = (name: string, ratios: readonly number[], goal: number) => {
    if (wantsMail) figures.push(ratios.length > 0 ? judged(name, median(ratios), 'x', goal, 'higher') : unmeasured(name, 'x', goal, 'higher'))
  }
  try {
    const small = await compare(site, province, mail)
    const large = await compare(site, country, mail)
    told('send_102', small.times)
    told('send_3321', large.times)
    ratio('ratio_102', small.ratios, 10)
    ratio('ratio_3321', large.ratios, 40)
  } finally {
    await mail?.stop()
  }
  const alone = [await sendOnce(site, country, undefined), await sendOnce(site, country, undefined), await sendOnce(site, country, undefined)]
  const huge = await largeSend(site, people)
  told('send_90000', huge.times)
  const perRow = (times: readonly Times[], rows: number) => median(times.map((one) => one.withoutUpload)) / rows
  figures.push(judged('per_row_growth', perRow(huge.times, people.communes) / perRow(alone, country.communes), 'x', 1.5))
  figures.push(judged('bytes_per_delivery', huge.bytesPerDelivery, 'B', 1024))
  figures.push(...(await readFigures(site, province)))
  try {
    const [commune = ''] = await communesOf(db, province)
    figures.push(judged('initial_js_kb', await initialJsKb(site.web.url, tokenOf(commune)), 'KB', 220))
  } catch (error) {
    say(`initial_js_kb: ${(error as Error).message}`)
    figures.push(unmeasured('initial_js_kb', 'KB', 220, 'lower'))
  }
  return figures
}

/** Sends, inboxes and first load, on a scratch cluster with fsync on; with the mail peer beside in the same run. */
export async function benchSend(options: { mail: boolean; prepare: (databaseUrl: string) => Promise<unknown>; say: Site['say'] }): Promise<Bench> {
  const figures = await withSite({ ...options, cluster: {} }, (site) => measure(site, options.mail))
  const setup =
    'one web process, embedded PostgreSQL with fsync; the clock starts with a 200 KB PDF in memory, holds its upload (checked, synced) and Gửi of a document issued beforehand (sign-in, rights, event, durable commit), and ends when the last of N live clients in another process was told; send_90000 and per_row_growth without clients; medians'
  return { name: 'send', setup, figures }
}
