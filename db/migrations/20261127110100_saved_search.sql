create table saved_search (
  id uuid primary key,
  person_id uuid not null references person,
  list text not null check (list in ('incoming', 'outgoing', 'inbox', 'documents', 'search')),
  name text not null check (name <> ''),
  query text not null,
  default_at timestamptz,
  changed_at timestamptz not null
);
comment on table saved_search is 'Filters of a list that a person keeps under a name, for himself alone.';
comment on column saved_search.query is 'The part of the address behind the question mark; what of it a list no longer knows, it passes over.';
comment on column saved_search.default_at is 'Since when the list opens with it; of two the newer.';
create unique index saved_search_name on saved_search (person_id, list, vn_fold(name));
