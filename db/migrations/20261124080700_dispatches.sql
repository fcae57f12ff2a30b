create table dispatch (
  id uuid primary key,
  document_id uuid not null references document,
  revision_n integer not null,
  from_party_id uuid not null references party,
  follows_dispatch_id uuid references dispatch,
  message_text_id uuid references private_text,
  sent_by uuid references person,
  sent_at timestamptz not null,
  recipients integer not null default 0,
  for_action integer not null default 0,
  recipients_root bytea not null
);
comment on table dispatch is 'One send of an issued document. The client makes the id: a retry is the same send.';
comment on column dispatch.recipients_root is 'SHA-256 over the sorted party ids and purposes: the list as of sending.';
create index dispatch_sender on dispatch (from_party_id, sent_at desc);
create index dispatch_document on dispatch (document_id);
create index dispatch_follows on dispatch (follows_dispatch_id) where follows_dispatch_id is not null;

create table delivery (
  id uuid primary key default new_id(),
  dispatch_id uuid not null,
  party_id uuid not null,
  sent_at timestamptz not null,
  purpose text not null check (purpose in ('action', 'information')),
  route text not null default 'inside' check (route in ('inside', 'hand')),
  state text not null default '01',
  named boolean not null default false,
  urgent boolean not null default false,
  same_as_issued boolean,
  due_on date,
  opened_at timestamptz,
  state_at timestamptz,
  reminded_at timestamptz,
  register_entry_id uuid,
  constraint delivery_once unique (dispatch_id, party_id)
);
comment on table delivery is 'One copy for one receiver. dispatch_id and party_id are checked once per send, in the transaction that writes the dispatch and by joining to unit, not row by row (decision 006).';
comment on column delivery.state is 'edXML status code: 00 not yet arrived, 01 arrived, 02 refused, 03 accepted, 04 assigned, 05 in process, 06 finished, 13 withdrawn.';
comment on column delivery.named is 'The document''s access is "named", repeated here because it is frozen and every list asks for it.';
comment on column delivery.urgent is 'The document''s urgency is above "thường": frozen too, and new ones stand above the inbox.';
comment on column delivery.due_on is 'When the receiver must have settled it, as set at registration.';
create index delivery_inbox on delivery (party_id, sent_at desc, id);
create index delivery_new on delivery (party_id, purpose, opened_at) where state in ('00', '01');
create index delivery_urgent on delivery (party_id) where urgent and state in ('00', '01');
create index delivery_open on delivery (party_id) where purpose = 'action' and state in ('03', '04', '05');
create index delivery_waiting on delivery (party_id) where state = '00';
create index delivery_refused on delivery (dispatch_id) where state = '02';

create table delivery_event (
  id uuid primary key default new_id(),
  delivery_id uuid not null references delivery,
  code text not null check (code ~ '^[0-9]{2}$'),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  seq bigint generated always as identity,
  source text not null,
  source_key text not null unique,
  event_id uuid not null,
  reason_code text,
  reason_text_id uuid references private_text,
  person_id uuid references person
);
comment on table delivery_event is 'What is known of a copy, append-only; delivery.state is a pure function of the set of these rows.';
create index delivery_event_delivery on delivery_event (delivery_id, seq);
create trigger delivery_event_append_only before update or delete on delivery_event for each row execute function refuse_change();

create table reminder (
  id uuid primary key,
  dispatch_id uuid not null references dispatch,
  unit_id uuid not null references unit,
  reminded integer not null,
  message_text_id uuid references private_text,
  by uuid references person,
  at timestamptz not null default clock_timestamp()
);
comment on table reminder is 'One act of reminding: how many copies, by whom. The copies themselves carry reminded_at.';
create index reminder_dispatch on reminder (dispatch_id, at desc);

create table delivery_fault (
  id uuid primary key,
  delivery_id uuid not null references delivery,
  text_id uuid not null references private_text,
  by uuid references person,
  at timestamptz not null default clock_timestamp(),
  answered_at timestamptz
);
comment on table delivery_fault is '"Báo sai sót": the sender is told, the copy stays open.';
create index delivery_fault_delivery on delivery_fault (delivery_id);
