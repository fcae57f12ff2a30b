import type { ClientBase } from 'pg'
import { dayOf, type Place } from './sent.ts'
import { type Sizes, sharesOf, yearsOf } from './sizes.ts'

const provinceYears = 10

/**
 * Papers from outside, each with one copy at the office that registered it. The province's newest lie on the desks: `register`, `submit`, `instruct`, `assigned`;
 * all others are settled. What its years do not hold the communes have.
 */
async function listReceived(client: ClientBase, { office, today }: Place, sizes: Sizes): Promise<void> {
  await client.query(`create temp table line (unit_id uuid, year int, n int, at timestamptz, stage text, document_id uuid default new_id(),
    dispatch_id uuid default new_id(), delivery_id uuid default new_id(), text_id uuid default new_id(), entry_id uuid default new_id())`)
  const { received } = sharesOf(sizes)
  const years = yearsOf(received - sizes.waiting, sizes, Number(today.slice(0, 4)), provinceYears).reverse()
  for (const { year, lines } of years) {
    const stage =
      year === Number(today.slice(0, 4))
        ? `coalesce((array['submit', 'instruct', 'assigned'])[($3::int - n) / $5::int + 1], 'done')`
        : `coalesce('done', $5::text)`
    await client.query(
      `insert into line (unit_id, year, n, at, stage) select $1::uuid, $2::int, n, ${dayOf('n')}, ${stage} from generate_series(1, $3::int) n`,
      [office.unitId, year, lines, today, sizes.waiting],
    )
  }
  await client.query(
    `insert into line (unit_id, year, at, stage) select $1, $2, now() - interval '1 hour' * i, 'register' from generate_series(1, $3::int) i`,
    [office.unitId, Number(today.slice(0, 4)), sizes.waiting],
  )
  const left = received - sizes.waiting - years.reduce((sum, one) => sum + one.lines, 0)
  await client.query(
    `insert into line (unit_id, year, n, at, stage)
    select u.id, y.year, row_number() over (partition by u.id, y.year order by i), make_date(y.year, 1, 1) + interval '1 hour' * (i % 7000), 'done'
    from generate_series(1, $2::int) i join (select id, row_number() over (order by sort_key) - 1 as place from unit where parent_id = $1) u on u.place = i % $3::int
      cross join lateral (select $4::int - 1 - (i / $3::int) % 4 as year) y`,
    [office.unitId, Math.max(0, left), sizes.communes, Number(today.slice(0, 4))],
  )
  await client.query('analyze line')
}

const subject = `'Về việc cung cấp số liệu ban công tác Mặt trận ở khu dân cư, lần ' || coalesce(n, 0)`
const notation = `coalesce(n, 0) || '/SNV-XDCQ'`

async function writeRegisters(client: ClientBase): Promise<void> {
  await client.query(
    `insert into register (unit_id, kind, year, last_n, last_on) select unit_id, 'incoming', year, max(n), max(at)::date from line where n is not null group by 1, 3`,
  )
  await client.query(
    `insert into private_text (id, class, salt, text, sha256) select text_id, 'register_subject', '\\x00', ${subject}, '\\x00' from line where n is not null`,
  )
  await client.query(
    `insert into register_entry (id, register_id, n, entered_on, subject_kind, subject_id, came_by, notation, document_on, document_type, subject_text_id,
      author_name, signer_name, pages, occurred_at, unit_id, event_id)
    select entry_id, r.id, n, at::date, 'delivery', delivery_id, 'post', ${notation}, at::date, 'cong_van', text_id, 'Sở Nội vụ tỉnh', 'Nguyễn Văn Mẫu', 3, at,
      line.unit_id, new_id()
    from line join register r on r.unit_id = line.unit_id and r.kind = 'incoming' and r.year = line.year where n is not null order by line.at`,
  )
}

/** Submitted, given out, begun, settled: of every line of the province. Some of the work under way is overdue. */
export async function writeTasks(client: ClientBase, { office, leader, officer, today }: Place): Promise<void> {
  await client.query(
    `insert into submission (id, subject_kind, subject_id, unit_id, to_person_id, by, at, state, decided_at)
    select new_id(), 'delivery', delivery_id, $1, $2, $3, at, case when stage = 'instruct' then 'waiting' else 'assigned' end,
      case when stage <> 'instruct' then at + interval '1 hour' end
    from line where unit_id = $1 and stage in ('instruct', 'assigned', 'done') order by line.at`,
    [office.unitId, leader.personId, officer.personId],
  )
  await client.query(
    `insert into assignment (id, subject_kind, subject_id, unit_id, person_id, to_unit_id, role, due_on, by, at, state, started_at, finished_at)
    select new_id(), 'delivery', delivery_id, $1, $2, null, 'lead', case when stage = 'assigned' then $4::date - 5 + n % 20 else at::date + 10 end, $3, at,
      case when stage = 'done' then 'finished' when n % 2 = 0 then 'started' else 'open' end, case when stage = 'done' or n % 2 = 0 then at + interval '1 day' end,
      case when stage = 'done' then at + interval '8 days' end
    from line where unit_id = $1 and stage in ('assigned', 'done') order by line.at`,
    [office.unitId, officer.personId, leader.personId, today],
  )
  await client.query(
    `insert into delivery_event (delivery_id, code, occurred_at, source, source_key, event_id, person_id)
    select delivery_id, k.code, at + k.after, 'web', delivery_id || ':' || k.code, new_id(), $2
    from line, (values ('01', interval '0'), ('03', interval '1 hour'), ('04', interval '2 hours'), ('06', interval '8 days')) k(code, after)
    where unit_id = $1 and (stage = 'done' or k.code < case stage when 'register' then '02' when 'assigned' then '05' else '04' end) order by line.at, k.code`,
    [office.unitId, officer.personId],
  )
}

/** Everything but the copies. */
export async function writeReceived(client: ClientBase, place: Place, sizes: Sizes): Promise<void> {
  await listReceived(client, place, sizes)
  await client.query(
    `insert into document (id, origin, author_name, unit_id, type, subject, code, document_on, pages, signer_name, created_at, changed_at)
    select document_id, 'outside', 'Sở Nội vụ tỉnh', unit_id, 'cong_van', ${subject}, ${notation}, at::date, 3, 'Nguyễn Văn Mẫu', at, at from line order by line.at`,
  )
  await client.query(
    `insert into dispatch (id, document_id, revision_n, from_party_id, sent_at, recipients, for_action, recipients_root)
    select dispatch_id, document_id, 1, unit_id, at, 1, 1, '\\x00' from line order by line.at`,
  )
  await writeRegisters(client)
}

export async function writeReceivedCopies(client: ClientBase): Promise<void> {
  await client.query(
    `insert into delivery (id, dispatch_id, party_id, sent_at, purpose, route, state, state_at, opened_at, register_entry_id)
    select delivery_id, dispatch_id, unit_id, at, 'action', 'hand',
      case stage when 'register' then '01' when 'assigned' then case when n % 2 = 0 then '05' else '04' end when 'done' then '06' else '03' end,
      case stage when 'done' then at + interval '8 days' else at end, case when stage <> 'register' then at end, case when n is not null then entry_id end
    from line order by line.at`,
  )
}
