-- What waits stands in the order in which it presses: overdue, then urgency, then the older first.
alter table delivery
  add column urgency_order smallint not null default 3 check (urgency_order between 0 and 3),
  add column reply_due_on date;
comment on column delivery.urgency_order is 'Place of the document''s urgency: 0 hoả tốc, 1 thượng khẩn, 2 khẩn, 3 thường. Frozen, and repeated here because every list of what waits is in this order.';
comment on column delivery.reply_due_on is 'The day by which the document wants its answer, frozen too: overdue copies stand first.';
update delivery d set urgency_order = array_position(array['hoa_toc', 'thuong_khan', 'khan', 'thuong'], o.urgency) - 1, reply_due_on = o.reply_due_on
from dispatch s join document o on o.id = s.document_id
where s.id = d.dispatch_id and (o.urgency <> 'thuong' or o.reply_due_on is not null);
drop index delivery_urgent;
alter table delivery drop column urgent;
create index delivery_pressing on delivery (party_id, urgency_order, sent_at, id) include (reply_due_on) where state in ('00', '01');
