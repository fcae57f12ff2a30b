create table agenda_entry (
  id uuid primary key,
  unit_id uuid not null references unit,
  on_date date not null,
  part text not null check (part in ('morning', 'afternoon', 'evening', 'day')),
  from_time text check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  busy boolean not null default false,
  content text not null check (content <> ''),
  place text not null default '',
  others text not null default '',
  note text not null default '',
  revision integer not null default 1,
  state text not null default 'planned' check (state in ('planned', 'cancelled', 'postponed')),
  reason_text_id uuid references private_text,
  moved_to_id uuid references agenda_entry,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  check (to_time is null or to_time > from_time),
  check ((state = 'planned') = (reason_text_id is null) and (state = 'planned') = (ended_at is null)),
  check (moved_to_id is null or state = 'postponed')
);
comment on table agenda_entry is 'Lịch công tác: one thing that leaders of an office do on a day. Cancelled or postponed it stays, with the reason; never deleted.';
comment on column agenda_entry.busy is 'Private: whoever neither keeps the agenda nor takes part sees only that the leaders are busy.';
comment on column agenda_entry.others is 'Who else takes part, in words.';
comment on column agenda_entry.revision is 'Counts its changes: who changes it says which one he saw.';
create index agenda_entry_week on agenda_entry (unit_id, on_date);
create index agenda_entry_day on agenda_entry (on_date) where state = 'planned';
create index agenda_entry_moved on agenda_entry (moved_to_id) where moved_to_id is not null;

create table agenda_party (
  entry_id uuid not null references agenda_entry,
  role text not null check (role in ('leader', 'attends', 'prepares')),
  party_id uuid not null references party,
  appointment_id uuid references appointment,
  ordinal integer not null,
  primary key (entry_id, role, party_id),
  check ((role = 'leader') = (appointment_id is not null))
);
comment on table agenda_party is 'Leaders, and people and departments who take part or prepare; a leader in the office he holds then.';
create index agenda_party_leader on agenda_party (party_id) where role = 'leader';

create table agenda_version (
  id uuid primary key,
  unit_id uuid not null references unit,
  week_on date not null check (extract(isodow from week_on) = 1),
  n integer not null check (n > 0),
  entries integer not null,
  sha256 bytea not null,
  published_by uuid not null references person,
  published_at timestamptz not null,
  unique (unit_id, week_on, n)
);
comment on table agenda_version is 'Append-only: the week as it was published to the people of the office. week_on is its Monday, sha256 that of its entries then.';
create trigger agenda_version_append_only before update or delete on agenda_version for each row execute function refuse_change();

create table agenda_keeper (
  id uuid primary key,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  added_by uuid not null references person,
  added_at timestamptz not null,
  ended_at timestamptz
);
comment on table agenda_keeper is 'Whom an office lets keep its agenda besides its clerks and leaders, as long as he works there. Ended, the row stays.';
create unique index agenda_keeper_once on agenda_keeper (unit_id, person_id) where ended_at is null;
