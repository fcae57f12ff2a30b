create table secret_line (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('outgoing', 'incoming')),
  level text not null check (level in ('mat', 'toi_mat', 'tuyet_mat')),
  n integer not null check (n > 0),
  registered_on date not null,
  by uuid references person,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  event_id uuid not null,
  cancels_id uuid references secret_line,
  reason_text_id uuid references private_text,
  check ((cancels_id is null) = (reason_text_id is null))
);
comment on table secret_line is 'Append-only notes that a secret document stands in the book of secrets (Decree 30/2020 art. 16 k.3, 22 k.4): no subject, no author, no file, no number of an open sequence. One made in error is cancelled by a new line that names it.';
comment on column secret_line.n is 'Its number in the book of secrets, which is kept on paper.';
create index secret_line_page on secret_line (unit_id, kind, registered_on, seq) where cancels_id is null;
create unique index secret_line_cancels on secret_line (cancels_id) where cancels_id is not null;
create trigger secret_line_append_only before update or delete on secret_line for each row execute function refuse_change();
