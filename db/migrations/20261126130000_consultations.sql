create table consult_request (
  id uuid primary key,
  document_id uuid not null references document,
  revision_n integer not null,
  unit_id uuid not null references unit,
  due_on date not null,
  question_text_id uuid not null references private_text,
  by uuid not null references person,
  at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at timestamptz,
  published_at timestamptz,
  published_by uuid references person,
  check ((state = 'closed') = (closed_at is not null)),
  check (published_at is null or state = 'closed')
);
comment on table consult_request is 'Xin ý kiến: the drafter asks people and units for their opinion on one revision of a draft, until a day.';
comment on column consult_request.unit_id is 'The office whose draft it is.';
comment on column consult_request.published_at is 'When those asked were shown what became of their opinions; decisions stand from then on.';
create index consult_request_document on consult_request (document_id, at);

create table consult_party (
  id uuid primary key default new_id(),
  request_id uuid not null references consult_request,
  ordinal integer not null,
  person_id uuid references person,
  unit_id uuid references unit,
  state text not null default 'open' check (state in ('open', 'answered', 'declined', 'closed')),
  answered_by uuid references person,
  answered_at timestamptz,
  reason_text_id uuid references private_text,
  asked_at timestamptz not null default now(),
  reminded_at timestamptz,
  check ((person_id is null) <> (unit_id is null)),
  check ((state in ('answered', 'declined')) = (answered_by is not null and answered_at is not null)),
  unique (request_id, ordinal),
  constraint consult_party_person_once unique (request_id, person_id),
  constraint consult_party_unit_once unique (request_id, unit_id)
);
comment on table consult_party is 'Who is asked: a person of the office, or a unit, for which whoever works in it answers, once. Closed: the request ended before an answer.';
create index consult_party_person on consult_party (person_id) where state = 'open';
create index consult_party_unit on consult_party (unit_id) where state = 'open';

create table consult_opinion (
  id uuid primary key,
  request_id uuid not null references consult_request,
  party_id uuid not null references consult_party,
  ordinal integer not null,
  place text not null default '',
  text_id uuid references private_text,
  position text not null check (position in ('agree', 'agree_with_changes', 'disagree', 'none')),
  decision text check (decision in ('accepted', 'explained')),
  decision_text_id uuid references private_text,
  decision_revision_n integer,
  decided_by uuid references person,
  decided_at timestamptz,
  unique (party_id, ordinal),
  check ((decision is null) = (decided_at is null)),
  check (decision is null or text_id is not null)
);
comment on table consult_opinion is 'One opinion at one place of the paper, and what the drafter made of it: taken up (tiếp thu) or explained (giải trình). Without words there is nothing to decide.';
comment on column consult_opinion.place is 'Where in the paper: article, clause or page as its writer says it; empty for the whole.';
comment on column consult_opinion.decision_revision_n is 'The newest revision when it was decided.';
create index consult_opinion_request on consult_opinion (request_id);

create table consult_extension (
  id uuid primary key default new_id(),
  request_id uuid not null references consult_request,
  from_due_on date not null,
  due_on date not null check (due_on > from_due_on),
  reason_text_id uuid not null references private_text,
  by uuid not null references person,
  at timestamptz not null default now()
);
comment on table consult_extension is 'Each time the day was put off, with the reason.';
create index consult_extension_request on consult_extension (request_id, at);
create trigger consult_extension_append_only before update or delete on consult_extension for each row execute function refuse_change();
