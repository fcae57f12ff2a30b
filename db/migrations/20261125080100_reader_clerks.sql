-- The clerks of a unit are readers of their own: whoever becomes or ceases to be one carries or drops the number at once,
-- and nothing that was written for them has to be written anew.
alter table reader drop constraint reader_tier_check;
alter table reader add constraint reader_tier_check check (tier in ('desk', 'staff', 'clerk'));
comment on table reader is 'Who may see what is a set of these numbers: desk (clerks, leaders), staff or the clerks alone of a unit, one person, or the public.';
create or replace function make_unit_readers() returns trigger language plpgsql as $$
begin
  insert into reader (kind, unit_id, tier) values ('unit', new.id, 'desk'), ('unit', new.id, 'staff'), ('unit', new.id, 'clerk');
  return null;
end $$;
insert into reader (kind, unit_id, tier) select 'unit', id, 'clerk' from unit;

-- Entries of named documents held the people who were clerks when they were written.
with sender as (
  select o.id as document_id, array_agg(r.no) as readers
  from document o join reader r on r.person_id in (o.drafted_by, o.signer_id)
    or (r.unit_id = o.unit_id and r.tier = 'clerk' and (o.state is null or o.state in ('signed', 'issued', 'voided')))
  where o.access = 'named' group by o.id
), receiver as (
  select d.dispatch_id, array_agg(r.no) as readers
  from delivery d join reader r on r.unit_id = d.party_id and r.tier = 'clerk' where d.named group by d.dispatch_id
), named as (
  select 'document' as kind, document_id as id, readers from sender
  union all
  select 'dispatch', s.id, sender.readers || receiver.readers
    from dispatch s join sender on sender.document_id = s.document_id join receiver on receiver.dispatch_id = s.id
  union all
  select 'delivery', d.id, receiver.readers from delivery d join receiver on receiver.dispatch_id = d.dispatch_id
)
update search_entry e set readers = named.readers from named where e.kind = named.kind and e.id = named.id;
