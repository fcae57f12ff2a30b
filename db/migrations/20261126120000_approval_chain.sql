-- An approval chain is rows of step: who must look at a paper before its signer, one after the other.
alter table step drop constraint step_state_check;
alter table step add constraint step_state_check
  check (state in ('planned', 'waiting', 'done', 'returned', 'taken_back', 'dropped', 'replaced'));
alter table step add column capacity text not null default '';
alter table step add column decided_by uuid references person;
update step set decided_by = person_id where state in ('done', 'returned', 'taken_back');
comment on table step is 'Every step of a document''s way: reviews and signature in their order, then the issue. One waits at a time.';
comment on column step.state is 'planned: its turn comes later; dropped: the chain ended before its turn; replaced: another was asked instead.';
comment on column step.capacity is 'As what a reviewer is asked: content, form (Decree 30/2020 art. 12), or in words of the drafter.';
comment on column step.person_id is 'Who is asked; decided_by is who did it, which is another when somebody stands in.';
create unique index step_turn on step (document_id) where state = 'waiting';
create index step_appointment on step (appointment_id) where state = 'waiting';
create index step_reviewer on step (person_id) where kind = 'review';
create index document_drafter_type on document (drafted_by, type);
