-- What a document changes is corrected when it was set by mistake; rows of link are only added.
create table amendment (
  document_id uuid not null references document,
  earlier_id uuid not null references document,
  role text not null check (role in ('replaces', 'amends', 'corrects')),
  by uuid references person,
  at timestamptz not null default now(),
  primary key (document_id, earlier_id),
  check (document_id <> earlier_id)
);
comment on table amendment is 'What a document replaces, amends or corrects (Decree 30/2020 art. 18): as of now; events say what stood before.';
create index amendment_earlier on amendment (earlier_id);

insert into amendment (document_id, earlier_id, role, by, at)
select distinct on (from_id, to_id) from_id, to_id, role, by, at from link
where from_kind = 'document' and to_kind = 'document' and role in ('replaces', 'amends', 'corrects') order by from_id, to_id, at;
delete from link where from_kind = 'document' and to_kind = 'document' and role in ('replaces', 'amends', 'corrects');
