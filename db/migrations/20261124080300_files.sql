create table file (
  id uuid primary key default new_id(),
  sha256 bytea,
  bytes bigint not null,
  media_type text,
  name text not null,
  state text not null check (state in ('receiving', 'checking', 'converting', 'ready', 'refused')),
  refusal text,
  inspection jsonb,
  store text not null default 'local',
  key text,
  uploaded_by uuid references person,
  created_at timestamptz not null default now(),
  check (state <> 'ready' or (sha256 is not null and key is not null and media_type is not null))
);
comment on table file is 'Bytes that arrived, by content hash. Acts name file ids; a file without a use for long is cleaned up.';
create index file_sha256 on file (sha256);

create table file_use (
  id uuid primary key default new_id(),
  file_id uuid not null references file,
  object_kind text not null,
  object_id uuid not null,
  role text not null check (role in ('main', 'attachment', 'scan', 'source', 'signature_image', 'seal_image')),
  unit_id uuid references unit,
  unique (file_id, object_kind, object_id, role)
);
comment on table file_use is 'What a file is used for: decides access, quota, hold and clean-up.';
create index file_use_object on file_use (object_kind, object_id);

create table rendition (
  id uuid primary key default new_id(),
  file_id uuid not null references file,
  kind text not null check (kind in ('pdf')),
  maker_version text not null,
  made_file_id uuid not null references file,
  unique (file_id, kind, maker_version)
);
comment on table rendition is 'Another form of a file that can be made again; never the original.';
alter table seal add foreign key (image_file_id) references file;
