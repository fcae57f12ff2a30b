create table submission (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null references unit,
  to_person_id uuid not null references person,
  note_text_id uuid references private_text,
  by uuid references person,
  at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'assigned', 'returned')),
  decided_at timestamptz,
  reason_text_id uuid references private_text
);
comment on table submission is 'The clerk submits an incoming document to a leader (Decree 30/2020 art. 23); "Trả lại văn thư" is the way back.';
create index submission_person on submission (to_person_id) where state = 'waiting';
create unique index submission_open on submission (subject_kind, subject_id) where state = 'waiting';

create table assignment (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null references unit,
  person_id uuid references person,
  to_unit_id uuid references unit,
  role text not null check (role in ('lead', 'support', 'information')),
  due_on date,
  instruction_text_id uuid references private_text,
  by uuid references person,
  at timestamptz not null default clock_timestamp(),
  state text not null default 'open' check (state in ('open', 'started', 'finished', 'replaced')),
  started_at timestamptz,
  finished_at timestamptz,
  check ((person_id is null) <> (to_unit_id is null))
);
create unique index assignment_one_lead on assignment (subject_kind, subject_id) where role = 'lead' and state <> 'replaced';
create index assignment_subject on assignment (subject_kind, subject_id);
create index assignment_person on assignment (person_id) where state in ('open', 'started');
create index assignment_unit on assignment (to_unit_id) where state in ('open', 'started');
