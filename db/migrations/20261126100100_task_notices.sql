create table escalation_step (
  after_days smallint primary key check (after_days > 0),
  tells text not null check (tells in ('assigner', 'head'))
);
comment on table escalation_step is 'Who in the office is told of work that its lead has left overdue for so many working days.';
insert into escalation_step (after_days, tells) values (1, 'assigner'), (3, 'head');

create table task_notice (
  id uuid primary key default new_id(),
  assignment_id uuid not null references assignment,
  step text not null check (step in ('due_tomorrow', 'due_today', 'overdue', 'escalated')),
  after_days smallint not null default 0,
  due_on date not null,
  party_id uuid not null references party,
  channel text not null default 'desk' check (channel in ('desk')),
  event_id uuid not null,
  at timestamptz not null,
  constraint task_notice_key unique (event_id, party_id, channel),
  constraint task_notice_once unique (assignment_id, step, after_days, due_on, channel)
);
comment on table task_notice is 'Who was told of what is due or overdue, once a step and due date. It stands on the desk as long as the work is open.';
comment on column task_notice.after_days is 'Of an escalation: for how many working days it was overdue, as escalation_step has it; else 0.';
create index assignment_open on assignment (id) where state in ('open', 'started');
create index task_notice_escalated on task_notice (party_id) where step = 'escalated';
