create table urging (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null references unit,
  by uuid not null references person,
  message_text_id uuid references private_text,
  event_id uuid not null,
  at timestamptz not null
);
comment on table urging is 'Đôn đốc: whoever gave work out, or leads the office, urges those it waits with; once an hour for a copy. Append-only.';
create index urging_subject on urging (subject_kind, subject_id, at);
create trigger urging_append_only before update or delete on urging for each row execute function refuse_change();
