create table search_entry (
  kind text not null,
  id uuid not null,
  part integer not null default 0,
  at timestamptz not null,
  unit_id uuid not null references unit,
  code text not null default '',
  title text not null,
  text text not null default '',
  tsv tsvector not null generated always as (
    setweight(to_tsvector('vn'::regconfig, translate(code, '/-_.', '    ')), 'A') || setweight(to_tsvector('vn'::regconfig, title), 'A') || setweight(to_tsvector('vn'::regconfig, text), 'B')
  ) stored,
  readers integer[] not null,
  primary key (kind, id, part)
);
comment on table search_entry is 'What Ctrl+K reads: words and readers in one index, written in the same transaction as the object.';
create index search_entry_words on search_entry using gin (tsv, readers);
