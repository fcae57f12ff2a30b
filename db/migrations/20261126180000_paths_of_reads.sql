-- Reads that would go through a whole table in an office of ten years.
create index submission_subject on submission (subject_kind, subject_id, at);
create index submission_returned on submission (unit_id) where state = 'returned';
create index document_issued on document (unit_id, id) where state = 'issued' and not issued_on_paper;
create index delivery_fault_open on delivery_fault (delivery_id) where answered_at is null;
create index delivery_recalled_of on delivery (party_id) where recall_id is not null;
