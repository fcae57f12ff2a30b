create table certificate_authority (
  id uuid primary key default new_id(),
  name text not null,
  certificate bytea not null,
  secret_id text not null,
  created_at timestamptz not null default now()
);
comment on table certificate_authority is 'The built-in test authority; its key lies in DATA_DIR/secrets and is not in the database.';

create table credential (
  id uuid primary key default new_id(),
  holder_kind text not null check (holder_kind in ('person', 'seal')),
  person_id uuid references person,
  seal_id uuid references seal,
  provider text not null default 'local' check (provider in ('local')),
  certificate bytea not null,
  chain bytea[] not null,
  serial text not null unique,
  subject text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  is_test boolean not null,
  envelope bytea,
  agreement_public bytea,
  agreement_envelope bytea,
  pin_failures integer not null default 0,
  pin_locked_at timestamptz,
  revoked_at timestamptz,
  revoked_reason_text_id uuid references private_text,
  created_at timestamptz not null default now(),
  check ((holder_kind = 'person') = (person_id is not null)),
  check ((holder_kind = 'seal') = (seal_id is not null))
);
comment on column credential.envelope is 'PKCS#8 under scrypt(PIN) and a server pepper; carries version, parameters and pepper id. Null for a seal: see seal_key.';
comment on column credential.agreement_public is 'SPKI of the clerk''s own key-agreement key, to which seal keys are wrapped.';
create unique index credential_person_current on credential (person_id) where revoked_at is null;
create unique index credential_seal_current on credential (seal_id) where revoked_at is null;

create table certificate_request (
  id uuid primary key default new_id(),
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  created_by uuid references person,
  done_at timestamptz,
  credential_id uuid references credential
);
comment on table certificate_request is 'The administrator allows a certificate; the key is made when the person sets the first PIN.';
create unique index certificate_request_open on certificate_request (person_id) where done_at is null;

create table seal_key (
  id uuid primary key default new_id(),
  credential_id uuid not null references credential,
  person_id uuid not null references person,
  wrapped bytea not null,
  admitted_by uuid references person,
  permission_note_text_id uuid references private_text,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
comment on table seal_key is 'The seal''s private key wrapped to each clerk''s public key (Decree 30/2020 art. 32: the clerk keeps the organisation''s key).';
create unique index seal_key_current on seal_key (credential_id, person_id) where removed_at is null;

create table signing (
  id uuid primary key,
  file_in uuid not null references file,
  field text not null,
  credential_id uuid not null references credential,
  state text not null check (state in ('prepared', 'started', 'done', 'failed', 'cancelled', 'expired')),
  provider_ref text,
  file_out uuid references file,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);

create table signature_image (
  person_id uuid primary key references person,
  file_id uuid not null references file,
  set_at timestamptz not null default now()
);
