alter table dispatch add column forwards_delivery_id uuid references delivery;
comment on column dispatch.forwards_delivery_id is 'Chuyển tiếp: the accepted copy whose paper this unit sends on, unchanged. The sender is the forwarding unit; author, number and date stay those of the document.';
create index dispatch_forwards on dispatch (forwards_delivery_id) where forwards_delivery_id is not null;

update unit set office_id = id where kind = 'residential_area' and not has_records_office;
comment on column unit.office_id is 'The nearest unit, itself or above, that has a records office (văn thư); a residential area without one is its own, for its people read nothing of the commune.';
