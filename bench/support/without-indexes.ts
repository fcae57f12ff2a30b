import type { ClientBase } from 'pg'

/** Fills a table with its indexes made anew afterwards: millions of rows are sorted once, not placed one by one. The primary key stays. */
export async function withoutIndexes(client: ClientBase, table: string, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; drop: string; make: string }>(
    `select i.relname as name,
      case when c.oid is null then format('drop index %I', i.relname) else format('alter table %s drop constraint %I', x.indrelid::regclass, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.oid) else format('alter table %s add constraint %I %s', x.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
    from pg_index x join pg_class i on i.oid = x.indexrelid left join pg_constraint c on c.conindid = i.oid and c.contype = 'u'
    where x.indrelid = $1::regclass and not x.indisprimary order by i.relname`,
    [table],
  )
  for (const index of rows) await client.query(index.drop)
  await fill()
  for (const index of rows) await client.query(index.make)
}
