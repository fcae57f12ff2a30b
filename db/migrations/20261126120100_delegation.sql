create table delegation (
  id uuid primary key,
  from_appointment_id uuid not null references appointment,
  to_appointment_id uuid not null references appointment,
  from_on date not null,
  to_on date not null,
  scope text not null check (scope in ('review', 'sign', 'all')),
  reason_text_id uuid references private_text,
  mandate_text_id uuid references private_text,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references person,
  check (to_on >= from_on),
  check (from_appointment_id <> to_appointment_id),
  check ((ended_at is null) = (ended_by is null))
);
comment on table delegation is 'Uỷ quyền (Decree 30/2020 art. 13): who stands in for whom, from a day to the end of a day. Ended early at most; never changed, never deleted.';
comment on column delegation.mandate_text_id is 'The written mandate it rests on: number, day, by whom.';
create index delegation_from on delegation (from_appointment_id, to_on);
create index delegation_to on delegation (to_appointment_id, to_on);
create function only_end_delegation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - 'ended_at' - 'ended_by') <> (to_jsonb(old) - 'ended_at' - 'ended_by') then
    raise exception 'a delegation is ended once, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger delegation_only_ends before update or delete on delegation for each row execute function only_end_delegation();

alter table step add column delegation_id uuid references delegation;
comment on column step.delegation_id is 'By which delegation it was reviewed, or is to be signed, instead of whom it belongs to.';
