create table calendar_day (
  id uuid primary key,
  on_date date not null,
  kind text not null check (kind in ('holiday', 'off', 'working')),
  name text not null,
  reason_text_id uuid not null references private_text,
  set_by uuid not null references person,
  removed_at timestamptz
);
comment on table calendar_day is 'What the whole installation says of a day beside the holidays of the law, which are computed: a holiday, a weekday off, a Saturday worked instead. Taken back, the row stays.';
comment on column calendar_day.reason_text_id is 'By which notice or decision; the event of taking back carries its own.';
create unique index calendar_day_once on calendar_day (on_date) where removed_at is null;
