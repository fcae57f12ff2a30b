-- A search of a register reads each line of a year: folding its words anew each time was most of the answer.
alter table private_text add column folded text generated always as (case when class = 'register_subject' then vn_fold(text) end) stored;
comment on column private_text.folded is 'Of the subject of a register line, for searching; goes with the text when that is erased.';
alter table register_entry add column folded text not null generated always as (vn_fold(notation || ' ' || author_name)) stored;
