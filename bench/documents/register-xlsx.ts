import { readFileSync, writeFileSync } from 'node:fs'
import type pg from 'pg'
import { type Figure, judged } from '../figures.ts'
import type { Office } from '../send/offices.ts'

const lines = 10_000
const year = 2025
const longestS = 5
const mostMb = 200

/** An incoming register of a past year as work leaves it: document, send, copy, line and task for every number. */
async function fillRegister(db: pg.Pool, office: Office): Promise<void> {
  await db.query(
    `with book as (insert into register (unit_id, kind, year, last_n, last_on) values ($1, 'incoming', ${year}, $2, '${year}-12-31') returning id),
    row as (select i, new_id() as document_id, new_id() as dispatch_id, new_id() as delivery_id, new_id() as text_id,
      date '${year}-01-01' + (i * 364 / $2::int) as on_date from generate_series(1, $2::int) i),
    doc as (insert into document (id, origin, author_name, unit_id, type, subject, code, document_on, created_at)
      select document_id, 'outside', 'Sở Nội vụ tỉnh', $1, 'cong_van', 'Về việc cung cấp số liệu ban công tác Mặt trận ở khu dân cư, lần ' || i,
        i || '/SNV-XDCQ', on_date, on_date from row),
    sent as (insert into dispatch (id, document_id, revision_n, from_party_id, sent_at, recipients, for_action, recipients_root)
      select dispatch_id, document_id, 1, $1, on_date, 1, 1, '\\x00' from row),
    copy as (insert into delivery (id, dispatch_id, party_id, sent_at, purpose, route, state, state_at)
      select delivery_id, dispatch_id, $1, on_date, 'action', 'hand', case when i % 3 = 0 then '06' else '05' end, on_date from row),
    words as (insert into private_text (id, class, salt, text, sha256)
      select text_id, 'register_subject', '\\x00', 'Về việc cung cấp số liệu ban công tác Mặt trận ở khu dân cư, lần ' || i, '\\x00' from row),
    task as (insert into assignment (id, subject_kind, subject_id, unit_id, to_unit_id, role, due_on, state, started_at)
      select new_id(), 'delivery', delivery_id, $1, $1, 'lead', on_date + 10, 'started', on_date from row)
    insert into register_entry (register_id, n, entered_on, subject_kind, subject_id, came_by, notation, document_on, document_type, subject_text_id,
      author_name, signer_name, pages, occurred_at, unit_id, event_id)
    select book.id, i, on_date, 'delivery', delivery_id, 'post', i || '/SNV-XDCQ', on_date, 'cong_van', text_id, 'Sở Nội vụ tỉnh', 'Nguyễn Văn Mẫu', 3,
      on_date, $1, new_id() from row cross join book`,
    [office.unitId, lines],
  )
  await db.query('analyze register_entry, delivery, dispatch, document, assignment, private_text')
}

const memoryMb = (pid: number, name: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
/** From here on the kernel notes the highest use anew. */
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

async function download(url: string, office: Office, cut: string): Promise<number> {
  const reply = await fetch(`${url}/files/registers/incoming?unitId=${office.unitId}&year=${year}${cut}`, { headers: { cookie: `nhipcau=${office.token}` } })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return (await reply.arrayBuffer()).byteLength
}

/** A register of 10,000 lines as XLSX, streamed: seconds to the last byte, and what the web process takes for it besides. */
export async function benchRegisterXlsx(db: pg.Pool, web: { url: string; pid: number }, office: Office): Promise<Figure[]> {
  await fillRegister(db, office)
  await download(web.url, office, '&toNumber=100')
  forgetPeak(web.pid)
  const before = memoryMb(web.pid, 'VmRSS')
  const began = performance.now()
  const bytes = await download(web.url, office, '')
  const seconds = (performance.now() - began) / 1000
  process.stderr.write(`register of ${lines} lines: ${bytes} bytes\n`)
  return [judged('register_xlsx_s', seconds, 's', longestS), judged('register_xlsx_mb', memoryMb(web.pid, 'VmHWM') - before, 'MB', mostMb)]
}
