-- Acts, events, private texts and the access log: what every module writes in its own transaction.
create extension if not exists unaccent;

create function vn_fold(t text) returns text language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(t, NFC))) $$;

create text search configuration vn (copy = simple);
alter text search configuration vn alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, numhword, hword_numpart
  with unaccent, simple;

-- UUIDv7: time first, so that set-based inserts append to their indexes instead of scattering over them.
do $make$ begin
  if to_regprocedure('uuidv7()') is not null then
    create function new_id() returns uuid language sql volatile parallel safe as 'select uuidv7()';
  else
    create function new_id() returns uuid language sql volatile parallel safe as $$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
    $$;
  end if;
end $make$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table installation (
  id uuid primary key default new_id(),
  only_one boolean not null default true unique check (only_one),
  kind text not null check (kind in ('demo', 'rehearsal', 'office')),
  root_unit_id uuid,
  created_at timestamptz not null default now(),
  restored_at timestamptz
);
comment on table installation is 'One row, fixed at the first start; a demo never becomes an office.';

create table act (
  id uuid primary key,
  use_case text not null,
  actor_kind text not null check (actor_kind in ('person', 'link', 'neighbour', 'channel', 'system')),
  actor_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  app_version text not null,
  fingerprint bytea
);
comment on column act.fingerprint is 'SHA-256 of what the act is about (target and words, without secrets): the same id for anything else is refused.';
comment on table act is 'One row for each change a client asked for; the client makes the id, so a retry finds it and writes nothing.';
create trigger act_append_only before update or delete on act for each row execute function refuse_change();

create table event (
  seq bigint generated always as identity primary key,
  id uuid not null unique default new_id(),
  tx xid8 not null default pg_current_xact_id(),
  name text not null,
  object_kind text not null,
  object_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unit_id uuid,
  actor_kind text not null,
  actor_id uuid,
  appointment_id uuid,
  on_behalf_of uuid,
  act_id uuid references act,
  cause_id uuid,
  source text not null check (source in ('web', 'offline', 'import', 'exchange', 'channel', 'job')),
  tell uuid[] not null default '{}',
  facts jsonb not null default '{}'
);
comment on table event is 'What happened: audit log, outbox and source of live screens. Append-only; ids, codes, dates and hashes only.';
comment on column event.tell is 'Parties whose open screens are told; a set of many receivers is found by the module instead.';
create index event_tx on event (tx);
create index event_object on event (object_kind, object_id, seq);
create trigger event_append_only before update or delete on event for each row execute function refuse_change();

create table private_text (
  id uuid primary key default new_id(),
  party_id uuid,
  class text not null,
  salt bytea not null,
  text text,
  sha256 bytea not null
);
comment on table private_text is 'Free words that an append-only row points at; a recorded disposal may erase the text, id and hash stay.';

create table access_log (
  id uuid not null default new_id(),
  recorded_at timestamptz not null default clock_timestamp(),
  person_id uuid,
  unit_id uuid,
  object_kind text not null,
  object_id uuid not null,
  what text not null check (what in ('opened', 'downloaded', 'printed')),
  first boolean not null default false,
  primary key (recorded_at, id)
) partition by range (recorded_at);
comment on table access_log is 'Who read what. Monthly partitions, deletable; never an event.';
create index access_log_object on access_log (object_kind, object_id, person_id);
create table access_log_rest partition of access_log default;

create table follower (
  name text primary key,
  seq bigint not null default 0
);
comment on table follower is 'How far each background reader of the event table has come.';
