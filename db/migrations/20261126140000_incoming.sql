create table instruction (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null references unit,
  by uuid not null references person,
  appointment_id uuid references appointment,
  words_text_id uuid references private_text,
  audio_file_id uuid references file,
  audio_seconds integer check (audio_seconds between 1 and 300),
  act_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  check ((audio_file_id is null) = (audio_seconds is null))
);
comment on table instruction is 'What a leader says on an incoming document (Decree 30/2020 art. 23): in words, by voice, by pen. A record of its own, never on the signed bytes; append-only.';
create index instruction_subject on instruction (subject_kind, subject_id, at);
create trigger instruction_append_only before update or delete on instruction for each row execute function refuse_change();

create table instruction_pen (
  id uuid primary key default new_id(),
  instruction_id uuid not null references instruction,
  file_id uuid not null references file,
  place jsonb not null,
  ordinal integer not null,
  unique (instruction_id, ordinal)
);
comment on table instruction_pen is 'Bút phê: a transparent picture over one page of the paper, as {page, x, y, width, height} in points from the lower left.';
create trigger instruction_pen_append_only before update or delete on instruction_pen for each row execute function refuse_change();

-- What was said when work was given out becomes a record of its own, once for each giving out.
insert into instruction (id, subject_kind, subject_id, unit_id, by, words_text_id, act_id, at)
select new_id(), subject_kind, subject_id, unit_id, by, instruction_text_id, new_id(), min(at)
from assignment where instruction_text_id is not null and by is not null
group by subject_kind, subject_id, unit_id, by, instruction_text_id;

create table settlement_proposal (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null references unit,
  by uuid not null references person,
  text_id uuid not null references private_text,
  at timestamptz not null default clock_timestamp()
);
comment on table settlement_proposal is 'The officer''s proposal on the settlement slip (Decree 30/2020, Phụ lục IV); append-only.';
create index settlement_proposal_subject on settlement_proposal (subject_kind, subject_id, at);
create trigger settlement_proposal_append_only before update or delete on settlement_proposal for each row execute function refuse_change();

alter table assignment add column of_unit_id uuid references unit;
comment on column assignment.of_unit_id is 'The department whose head gave the work on to one of its people (second part of the settlement slip).';

alter table rendition drop constraint rendition_kind_check;
alter table rendition add constraint rendition_kind_check check (kind in ('pdf', 'arrival'));
create index link_to on link (to_kind, to_id, role);
