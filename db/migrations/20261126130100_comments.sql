create table comment (
  id uuid primary key,
  document_id uuid not null references document,
  revision_n integer not null,
  place jsonb,
  reply_to_id uuid references comment,
  text_id uuid not null references private_text,
  by uuid not null references person,
  at timestamptz not null default now(),
  resolved_by uuid references person,
  resolved_at timestamptz,
  check ((resolved_by is null) = (resolved_at is null)),
  check (reply_to_id is null or (place is null and resolved_at is null))
);
comment on table comment is 'What those who see a draft write beside it, at a place of one revision or about the whole; a reply belongs to the first of its thread.';
comment on column comment.place is 'Where on the page: {page, x, y, width, height} in points, from the lower left.';
create index comment_document on comment (document_id, at);
create index comment_thread on comment (reply_to_id) where reply_to_id is not null;
