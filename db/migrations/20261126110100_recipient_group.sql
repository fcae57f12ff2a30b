create table recipient_group (
  id uuid primary key,
  unit_id uuid not null references unit,
  name text not null check (name <> ''),
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on table recipient_group is 'Recipients that an office sends to again and again, under a name; used by its staff. What it was before stands in its events.';
create unique index recipient_group_name on recipient_group (unit_id, vn_fold(name)) where removed_at is null;

create table recipient_group_member (
  id uuid primary key default new_id(),
  group_id uuid not null references recipient_group,
  ordinal integer not null,
  scope jsonb not null,
  purpose text not null check (purpose in ('action', 'information')),
  unique (group_id, ordinal)
);
comment on column recipient_group_member.scope is 'As of document_recipient: a group of units by kind, or one unit.';
