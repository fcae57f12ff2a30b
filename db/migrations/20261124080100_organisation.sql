create table party (
  id uuid primary key,
  kind text not null check (kind in ('unit', 'agency', 'person', 'group'))
);
comment on table party is 'Whoever can send, receive or write: unit.id and person.id are party ids.';

create table unit (
  id uuid primary key references party,
  parent_id uuid references unit,
  kind text not null check (kind in ('central', 'province', 'department', 'commune', 'residential_area', 'organisation')),
  commune_type text check (commune_type in ('xa', 'phuong', 'dac_khu')),
  name text not null check (name <> ''),
  place_name text not null,
  short_name text not null,
  has_records_office boolean not null,
  office_id uuid not null references unit,
  ancestors uuid[] not null,
  home_installation uuid,
  sort_key text not null collate "C",
  folded text not null generated always as (vn_fold(name || ' ' || short_name)) stored,
  opened_on date not null default current_date,
  closed_on date check (closed_on >= opened_on),
  check ((kind = 'commune') = (commune_type is not null))
);
comment on table unit is 'The tree of units. Never deleted: a closed unit names its successor.';
comment on column unit.office_id is 'The nearest unit, itself or above, that has a records office (văn thư).';
comment on column unit.ancestors is 'Itself and all units above, so that a grant over a subtree is one test.';
comment on column unit.short_name is 'The bare name as on a map or in the matrix: "Rạch Giá".';
create index unit_parent on unit (parent_id);
create index unit_office on unit (office_id);
create index unit_ancestors on unit using gin (ancestors);

create table unit_successor (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit,
  successor_id uuid not null references unit,
  on_date date not null,
  unique (unit_id, successor_id)
);

create table party_code (
  id uuid primary key default new_id(),
  party_id uuid not null references party,
  scheme text not null check (scheme in ('admin_unit', 'organ_old', 'organ_new')),
  code text not null,
  from_on date not null default '2025-07-01',
  to_on date,
  unique (scheme, code, from_on)
);
comment on table party_code is 'Codes by scheme, old and new side by side: administrative unit code, organ id of QCVN 102 and of QĐ 20/2020.';

create table address (
  id uuid primary key default new_id(),
  party_id uuid not null references party,
  kind text not null check (kind in ('phone', 'email')),
  scope text not null check (scope in ('official', 'personal')),
  value text not null,
  unique (party_id, kind, scope, value)
);

create table person (
  id uuid primary key references party,
  full_name text not null check (full_name <> ''),
  folded text not null generated always as (vn_fold(full_name)) stored,
  created_at timestamptz not null default now()
);

create table appointment (
  id uuid primary key default new_id(),
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  office text not null,
  block_lines text[] not null default '{}',
  from_on date not null default current_date,
  to_on date,
  check (to_on >= from_on)
);
comment on column appointment.block_lines is 'The lines above the signature: TM. BAN THƯỜNG TRỰC / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.';
create index appointment_person on appointment (person_id);
create index appointment_unit on appointment (unit_id);

create table role_grant (
  id uuid primary key default new_id(),
  appointment_id uuid not null references appointment,
  role text not null check (role in ('clerk', 'leader', 'officer', 'administrator')),
  unit_id uuid not null references unit,
  unique (appointment_id, role, unit_id)
);
comment on table role_grant is 'clerk, leader, officer reach the unit and its departments; administrator reaches the subtree (accounts, certificates, figures), never reading.';
create index role_grant_unit on role_grant (unit_id, role);

create table reader (
  no integer generated always as identity primary key,
  kind text not null check (kind in ('unit', 'person', 'public')),
  unit_id uuid references unit,
  tier text check (tier in ('desk', 'staff')),
  person_id uuid references person,
  unique (unit_id, tier),
  unique (person_id),
  check ((kind = 'unit') = (unit_id is not null and tier is not null)),
  check ((kind = 'person') = (person_id is not null))
);
comment on table reader is 'Who may see what is a set of these numbers: desk (clerks, leaders) or staff of a unit, one person, or the public.';
create index reader_public on reader (no) where kind = 'public';
create function make_unit_readers() returns trigger language plpgsql as $$
begin
  insert into reader (kind, unit_id, tier) values ('unit', new.id, 'desk'), ('unit', new.id, 'staff');
  return null;
end $$;
create trigger unit_readers after insert on unit for each row execute function make_unit_readers();
create function make_person_reader() returns trigger language plpgsql as $$
begin
  insert into reader (kind, person_id) values ('person', new.id);
  return null;
end $$;
create trigger person_reader after insert on person for each row execute function make_person_reader();

create table issuer (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit,
  parent_line text not null,
  name text not null,
  place_name text not null,
  notation_suffix text not null,
  header_style text not null default 'state' check (header_style in ('state', 'party')),
  seal_id uuid,
  closed_on date,
  unique (unit_id, name)
);
comment on table issuer is 'Whoever issues documents in a unit (Ban Thường trực, Uỷ ban, Đảng uỷ): header lines and notation, Decree 30/2020 Phụ lục I.';

create table seal (
  id uuid primary key default new_id(),
  unit_id uuid not null references unit,
  name text not null,
  image_file_id uuid,
  diameter_mm numeric(5, 2) not null default 36 check (diameter_mm between 20 and 60),
  created_at timestamptz not null default now()
);
alter table issuer add foreign key (seal_id) references seal;
