create table reorganisation (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split')),
  on_date date not null,
  basis text not null check (basis <> ''),
  reason_text_id uuid not null references private_text,
  person_id uuid not null references person,
  at timestamptz not null default now()
);
comment on table reorganisation is 'A merger or a split of units, by a legal act (Nghị quyết 1654/NQ-UBTVQH15). The units stand in unit_successor.';
comment on column reorganisation.basis is 'Number and notation of the act that orders it.';
create trigger reorganisation_append_only before update or delete on reorganisation for each row execute function refuse_change();

alter table unit_successor add column takes_over boolean not null default true;
alter table unit_successor add column reorganisation_id uuid references reorganisation;
comment on column unit_successor.takes_over is 'Has the rights over open copies and reads the old registers; of the parts of a split unit one alone does.';
create index unit_successor_reorganisation on unit_successor (reorganisation_id) where reorganisation_id is not null;

-- A code that a unit gave up may be another's from the day after; at one time it is one unit's.
create unique index party_code_current on party_code (scheme, code) where to_on is null;
