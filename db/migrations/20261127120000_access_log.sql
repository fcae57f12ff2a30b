-- Every reading of a paper, one entry for each person, part and way in ten minutes, in months that a job makes and drops.
create table reading_months (
  slot timestamptz not null,
  object_kind text not null,
  object_id uuid not null,
  person_id uuid not null,
  what text not null check (what in ('opened', 'downloaded', 'printed')),
  part uuid not null,
  id uuid not null default new_id(),
  unit_id uuid not null,
  appointment_id uuid,
  recorded_at timestamptz not null,
  constraint access_log_once primary key (object_kind, object_id, person_id, what, part, slot)
) partition by range (slot);
create table reading_rest partition of reading_months default;

insert into reading_months (slot, object_kind, object_id, person_id, what, part, id, unit_id, recorded_at)
select to_timestamp(floor(extract(epoch from recorded_at) / 600) * 600), object_kind, object_id, person_id, what, object_id, id, unit_id, recorded_at
from access_log where person_id is not null and unit_id is not null
on conflict do nothing;
drop table access_log;
alter table reading_months rename to access_log;
alter table reading_rest rename to access_log_rest;

comment on table access_log is 'Who read what. Monthly partitions, made ahead and dropped by a job; never an event.';
comment on column access_log.slot is 'The ten minutes it fell into: the same reading again within them is one entry, also when two requests come at once.';
comment on column access_log.part is 'The attachment that was read, or the object itself for its paper.';
comment on column access_log.unit_id is 'The office whose paper it is, and whose people see the entry.';
comment on column access_log.appointment_id is 'The office the reader held there.';

create function keep_access_log(at timestamptz, kept_months int) returns void language plpgsql as $$
declare
  this_month timestamp := date_trunc('month', at at time zone 'Asia/Ho_Chi_Minh');
  low timestamptz;
  high timestamptz;
  name text;
  oldest text := 'access_log_' || to_char(this_month - make_interval(months => kept_months), 'YYYY_MM');
begin
  -- Whoever reads at this moment is not kept waiting: the job comes again.
  perform set_config('lock_timeout', '5s', true);
  for ahead in 0..2 loop
    low := (this_month + make_interval(months => ahead)) at time zone 'Asia/Ho_Chi_Minh';
    high := (this_month + make_interval(months => ahead + 1)) at time zone 'Asia/Ho_Chi_Minh';
    name := 'access_log_' || to_char(this_month + make_interval(months => ahead), 'YYYY_MM');
    continue when to_regclass(name) is not null;
    execute format('create table %I (like access_log including defaults including constraints including indexes)', name);
    -- What came while the month was missing stands in the rest.
    execute format('with moved as (delete from access_log_rest where slot >= %L and slot < %L returning *) insert into %I select * from moved', low, high, name);
    execute format('alter table access_log attach partition %I for values from (%L) to (%L)', name, low, high);
  end loop;
  for name in
    select child.relname from pg_inherits join pg_class child on child.oid = inhrelid
    where inhparent = 'access_log'::regclass and child.relname ~ '^access_log_\d{4}_\d{2}$' and child.relname < oldest
  loop
    execute format('drop table %I', name);
  end loop;
  delete from access_log_rest where slot < (this_month - make_interval(months => kept_months)) at time zone 'Asia/Ho_Chi_Minh';
end $$;
select keep_access_log(now(), 24);
