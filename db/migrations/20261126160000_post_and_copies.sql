create table post_item (
  id uuid primary key,
  unit_id uuid not null references unit,
  entry_id uuid not null references register_entry,
  sent_on date not null,
  recipients text not null check (recipients <> ''),
  envelopes integer not null check (envelopes > 0),
  post_mark text not null default '',
  note_text_id uuid references private_text,
  by uuid references person,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  event_id uuid not null,
  cancels_id uuid references post_item,
  reason_text_id uuid references private_text,
  check ((cancels_id is null) = (reason_text_id is null))
);
comment on table post_item is 'Append-only lines of the post book (Decree 30/2020 Phụ lục IV): an outgoing document that went by post. One made in error is cancelled by a new line that names it.';
comment on column post_item.post_mark is 'Number of the postal item or what its stamp says.';
create index post_item_page on post_item (unit_id, sent_on, seq) where cancels_id is null;
create unique index post_item_cancels on post_item (cancels_id) where cancels_id is not null;
create index post_item_entry on post_item (entry_id);
create trigger post_item_append_only before update or delete on post_item for each row execute function refuse_change();

create table copy_use (
  id uuid primary key,
  unit_id uuid not null references unit,
  entry_id uuid not null references register_entry,
  used_on date not null,
  user_text_id uuid not null references private_text,
  file_code text not null default '',
  allowed_by uuid not null references appointment,
  note_text_id uuid references private_text,
  by uuid references person,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  event_id uuid not null
);
comment on table copy_use is 'Append-only lines of the book of use of filed copies (Decree 30/2020 Phụ lục IV): who was given the filed copy, and which leader allowed it.';
comment on column copy_use.file_code is 'Number and notation of the paper file the copy lies in, as the clerk writes it.';
create index copy_use_page on copy_use (unit_id, used_on, seq);
create index copy_use_entry on copy_use (entry_id);
create trigger copy_use_append_only before update or delete on copy_use for each row execute function refuse_change();

create table copy_return (
  id uuid primary key,
  copy_use_id uuid not null unique references copy_use,
  returned_on date not null,
  by uuid references person,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  event_id uuid not null
);
comment on table copy_return is 'The filed copy is back: append-only, once per use.';
create trigger copy_return_append_only before update or delete on copy_return for each row execute function refuse_change();

create index register_entry_sha256 on register_entry (unit_id, file_sha256) where file_sha256 is not null and cancels_id is null;
create index register_entry_order on register_entry (register_id, entered_on, n, id) where cancels_id is null;
