create table sequence (
  id uuid primary key default new_id(),
  issuer_id uuid not null references issuer,
  name text not null,
  unique (issuer_id, name)
);
comment on table sequence is 'A run of numbers of an issuer; starts at 1 each year (Decree 30/2020 art. 15).';

create table sequence_type (
  id uuid primary key default new_id(),
  sequence_id uuid not null references sequence,
  issuer_id uuid not null references issuer,
  type text not null,
  unique (issuer_id, type)
);
comment on table sequence_type is 'Which document type takes its numbers from which sequence, as data.';

create table sequence_year (
  id uuid primary key default new_id(),
  sequence_id uuid not null references sequence,
  year integer not null,
  last_n integer not null default 0 check (last_n >= 0),
  last_on date,
  unique (sequence_id, year)
);
comment on table sequence_year is 'The row that is locked to take a number.';

create table number (
  id uuid primary key default new_id(),
  sequence_id uuid not null references sequence,
  year integer not null,
  n integer not null check (n > 0),
  state text not null check (state in ('reserved', 'used', 'void')),
  issued_on date not null,
  document_id uuid,
  expires_at timestamptz,
  provider_ref text,
  reason_text_id uuid references private_text,
  created_at timestamptz not null default now(),
  unique (sequence_id, year, n)
);
comment on table number is 'Number, date and year are fixed together at reservation. A freed one is a reservation whose time is over.';
comment on column number.provider_ref is 'Who holds the reservation: the id of the signing it was taken for.';
create index number_document on number (document_id);
create index number_reserved on number (sequence_id, year, n) where state = 'reserved';

create table register (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit,
  kind text not null check (kind in ('outgoing', 'incoming')),
  year integer not null,
  last_n integer not null default 0 check (last_n >= 0),
  last_on date,
  unique (unit_id, kind, year)
);
comment on column register.last_on is 'Date of the newest line: the next is never entered before it, whatever the clock says.';

create table register_entry (
  id uuid primary key default new_id(),
  register_id uuid not null references register,
  n integer not null,
  entered_on date not null,
  subject_kind text not null,
  subject_id uuid not null,
  access text not null default 'unit' check (access in ('unit', 'named')),
  came_by text not null check (came_by in ('inside', 'exchange', 'mail', 'post', 'hand')),
  number_id uuid references number,
  notation text not null,
  document_on date,
  document_type text not null,
  subject_text_id uuid not null references private_text,
  author_name text not null,
  signer_name text not null default '',
  signer_office text not null default '',
  drafting_unit text not null default '',
  recipients text not null default '',
  pages integer,
  copies integer not null default 1,
  handed_on date,
  file_sha256 bytea,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  unit_id uuid not null references unit,
  event_id uuid not null,
  cancels_id uuid references register_entry,
  reason_text_id uuid references private_text,
  check ((cancels_id is null) or (reason_text_id is not null))
);
comment on table register_entry is 'Append-only lines of the registers (Decree 30/2020 Phụ lục IV). A cancellation is a new line that names the old; the number is kept.';
create unique index register_entry_number on register_entry (register_id, n) where cancels_id is null and number_id is null;
create unique index register_entry_cancels on register_entry (cancels_id) where cancels_id is not null;
create unique index register_entry_used_number on register_entry (number_id) where cancels_id is null and number_id is not null;
create index register_entry_page on register_entry (register_id, seq desc);
create index register_entry_subject on register_entry (subject_kind, subject_id);
create trigger register_entry_append_only before update or delete on register_entry for each row execute function refuse_change();

create table number_change (
  id uuid primary key default new_id(),
  sequence_id uuid references sequence,
  register_id uuid references register,
  year integer not null,
  from_n integer not null,
  to_n integer not null check (to_n > from_n),
  reason_text_id uuid not null references private_text,
  changed_by uuid references person,
  changed_at timestamptz not null default now(),
  check ((sequence_id is null) <> (register_id is null))
);
comment on table number_change is 'Next numbers may be set upward, with a reason, for an office that starts in mid-year.';
