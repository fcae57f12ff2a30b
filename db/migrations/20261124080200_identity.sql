create table account (
  id uuid primary key default new_id(),
  person_id uuid not null unique references person,
  username text not null unique check (username = lower(username) and username <> ''),
  password_hash text,
  must_change_password boolean not null default false,
  locked_until timestamptz,
  disabled_at timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz not null default now()
);

create table web_session (
  id uuid primary key default new_id(),
  account_id uuid not null references account,
  token_sha256 bytea not null unique,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default '',
  ip text not null default ''
);
create index web_session_account on web_session (account_id) where ended_at is null;

create table sign_in_attempt (
  id uuid primary key default new_id(),
  at timestamptz not null default clock_timestamp(),
  ip text not null,
  username_sha256 bytea not null,
  succeeded boolean not null
);
comment on table sign_in_attempt is 'Counts for rate limits and lock-outs, so that they hold over several processes; old rows are deleted.';
comment on column sign_in_attempt.username_sha256 is 'Of the name as typed, known or not: both are locked alike, so that nobody learns which names exist.';
create index sign_in_attempt_ip on sign_in_attempt (ip, at);
create index sign_in_attempt_username on sign_in_attempt (username_sha256, at);

comment on column account.locked_until is 'For the administrator''s eyes; whether a name is locked follows from sign_in_attempt.';

create table one_time_link (
  id uuid primary key default new_id(),
  token_sha256 bytea not null unique,
  purpose text not null check (purpose in ('first_administrator', 'set_password')),
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_account on one_time_link (account_id);
