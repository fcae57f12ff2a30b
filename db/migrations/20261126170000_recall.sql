create table recall (
  id uuid primary key,
  document_id uuid not null references document,
  whole boolean not null,
  copies integer not null,
  reason_text_id uuid not null references private_text,
  decided_by uuid not null references appointment,
  by uuid references person,
  at timestamptz not null
);
comment on table recall is 'Thu hồi (Decree 30/2020 art. 18 k.4b): one-sided. Copies are closed, also registered ones, and stay as lines with the reason.';
comment on column recall.whole is 'The document itself is recalled: it is frozen and goes nowhere any more. Otherwise only copies of some receivers.';
create index recall_document on recall (document_id, at desc);
create trigger recall_append_only before update or delete on recall for each row execute function refuse_change();

alter table delivery add column recall_id uuid references recall;
comment on column delivery.recall_id is 'Set when the copy was recalled; a copy in state 13 without it was taken back before anybody accepted it.';
create index delivery_recalled on delivery (recall_id) where recall_id is not null;

create table recall_answer (
  id uuid primary key,
  delivery_id uuid not null unique references delivery,
  text_id uuid not null references private_text,
  by uuid references person,
  at timestamptz not null
);
comment on table recall_answer is 'The receiver''s word on a recall: what became of its copies on the system and on paper (art. 18 k.4b).';
create trigger recall_answer_append_only before update or delete on recall_answer for each row execute function refuse_change();

alter table document add column recalled_at timestamptz;

alter table submission drop constraint submission_state_check, add constraint submission_state_check check (state in ('waiting', 'assigned', 'returned', 'cancelled'));
alter table assignment drop constraint assignment_state_check, add constraint assignment_state_check check (state in ('open', 'started', 'finished', 'replaced', 'cancelled'));
