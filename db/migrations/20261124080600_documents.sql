create table document_type (
  code text primary key,
  ordinal integer not null unique,
  name text not null,
  name_en text not null,
  abbreviation text not null,
  copy boolean not null default false
);
comment on table document_type is 'The 29 administrative types (Decree 30/2020 art. 7) and the three kinds of copy.';
insert into document_type (ordinal, code, name, name_en, abbreviation, copy) values
  (1, 'nghi_quyet', 'Nghị quyết', 'Resolution', 'NQ', false), (2, 'quyet_dinh', 'Quyết định', 'Decision', 'QĐ', false),
  (3, 'chi_thi', 'Chỉ thị', 'Directive', 'CT', false), (4, 'quy_che', 'Quy chế', 'Working regulation', 'QC', false),
  (5, 'quy_dinh', 'Quy định', 'Rule', 'QyĐ', false), (6, 'thong_cao', 'Thông cáo', 'Communiqué', 'TC', false),
  (7, 'thong_bao', 'Thông báo', 'Notice', 'TB', false), (8, 'huong_dan', 'Hướng dẫn', 'Guidance', 'HD', false),
  (9, 'chuong_trinh', 'Chương trình', 'Programme', 'CTr', false), (10, 'ke_hoach', 'Kế hoạch', 'Plan', 'KH', false),
  (11, 'phuong_an', 'Phương án', 'Scheme', 'PA', false), (12, 'de_an', 'Đề án', 'Project proposal', 'ĐA', false),
  (13, 'du_an', 'Dự án', 'Project', 'DA', false), (14, 'bao_cao', 'Báo cáo', 'Report', 'BC', false),
  (15, 'bien_ban', 'Biên bản', 'Minutes', 'BB', false), (16, 'to_trinh', 'Tờ trình', 'Submission', 'TTr', false),
  (17, 'hop_dong', 'Hợp đồng', 'Contract', 'HĐ', false), (18, 'cong_van', 'Công văn', 'Official letter', '', false),
  (19, 'cong_dien', 'Công điện', 'Telegram', 'CĐ', false), (20, 'ban_ghi_nho', 'Bản ghi nhớ', 'Memorandum', 'BGN', false),
  (21, 'ban_thoa_thuan', 'Bản thỏa thuận', 'Agreement', 'BTT', false), (22, 'giay_uy_quyen', 'Giấy ủy quyền', 'Authorisation', 'GUQ', false),
  (23, 'giay_moi', 'Giấy mời', 'Invitation', 'GM', false), (24, 'giay_gioi_thieu', 'Giấy giới thiệu', 'Letter of introduction', 'GGT', false),
  (25, 'giay_nghi_phep', 'Giấy nghỉ phép', 'Leave paper', 'GNP', false), (26, 'phieu_gui', 'Phiếu gửi', 'Transmittal slip', 'PG', false),
  (27, 'phieu_chuyen', 'Phiếu chuyển', 'Transfer slip', 'PC', false), (28, 'phieu_bao', 'Phiếu báo', 'Notification slip', 'PB', false),
  (29, 'thu_cong', 'Thư công', 'Courtesy letter', '', false),
  (30, 'sao_y', 'Sao y', 'True copy', 'SY', true), (31, 'trich_sao', 'Trích sao', 'Extract', 'TrS', true), (32, 'sao_luc', 'Sao lục', 'Copy of a copy', 'SL', true);
alter table sequence_type add foreign key (type) references document_type;

create table document (
  id uuid primary key,
  origin text not null check (origin in ('own', 'outside')),
  author_id uuid references party,
  author_name text not null,
  unit_id uuid not null references unit,
  drafting_unit_id uuid references unit,
  external_id text,
  issuer_id uuid references issuer,
  type text not null references document_type,
  subject text not null check (subject <> ''),
  urgency text not null default 'thuong' check (urgency in ('thuong', 'khan', 'thuong_khan', 'hoa_toc')),
  secrecy text not null default 'thuong' check (secrecy = 'thuong'),
  access text not null default 'unit' check (access in ('unit', 'named')),
  reply_due_on date,
  state text check (state in ('draft', 'submitted', 'signed', 'issued', 'voided')),
  newest_revision integer not null default 0,
  number_id uuid references number,
  code text not null default '',
  document_on date,
  issued_file_id uuid references file,
  issued_sha256 bytea,
  issued_on_paper boolean not null default false,
  pages integer,
  signer_id uuid references person,
  signer_name text not null default '',
  signer_office text not null default '',
  drafted_by uuid references person,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  issued_at timestamptz,
  check ((origin = 'own') = (state is not null)),
  check (origin <> 'own' or issuer_id is not null)
);
comment on table document is 'A document of our own (draft, submitted, signed, issued, voided) or one that came from outside (no state). Sent is not a state.';
comment on column document.unit_id is 'The office whose document it is: issuer''s unit, or for outside documents the unit that received it.';
comment on column document.secrecy is 'Secret documents are refused: this column only proves that none is kept.';
create index document_unit on document (unit_id, state, changed_at desc);
create index document_drafter on document (drafted_by, changed_at desc);
create index document_signer on document (signer_id) where state = 'submitted';
alter table number add foreign key (document_id) references document;

create table revision (
  id uuid primary key default new_id(),
  document_id uuid not null references document,
  n integer not null,
  kind text not null check (kind in ('draft', 'prepared', 'signed', 'sealed', 'scan')),
  file_id uuid references file,
  source_file_id uuid references file,
  body jsonb,
  body_schema integer,
  made_by uuid references person,
  made_at timestamptz not null default now(),
  unique (document_id, n)
);
comment on table revision is 'Every form the document had. Bytes of a revision never change; frozen at issue.';

create table attachment (
  id uuid primary key default new_id(),
  revision_id uuid not null references revision,
  ordinal integer not null,
  file_id uuid not null references file,
  name text not null,
  unique (revision_id, ordinal)
);

create table step (
  id uuid primary key default new_id(),
  document_id uuid not null references document,
  revision_n integer not null,
  ordinal integer not null,
  kind text not null check (kind in ('review', 'sign', 'issue')),
  person_id uuid references person,
  unit_id uuid references unit,
  appointment_id uuid references appointment,
  state text not null check (state in ('waiting', 'done', 'returned', 'taken_back')),
  reason_text_id uuid references private_text,
  decided_at timestamptz,
  created_at timestamptz not null default now()
);
create index step_document on step (document_id, ordinal);
create index step_person on step (person_id) where state = 'waiting';

create table signature_slot (
  id uuid primary key default new_id(),
  document_id uuid not null references document,
  ordinal integer not null,
  person_id uuid not null references person,
  appointment_id uuid not null references appointment,
  capacity text not null default 'signer',
  block_lines text[] not null,
  place jsonb,
  unique (document_id, ordinal)
);
comment on column signature_slot.place is 'Where it stands on the page: {page, x, y, width, height} in points, from the lower left.';

create table document_place (
  id uuid primary key default new_id(),
  document_id uuid not null references document,
  name text not null check (name in ('number', 'date', 'qr', 'seal')),
  place jsonb not null,
  unique (document_id, name)
);

create table document_recipient (
  id uuid primary key default new_id(),
  document_id uuid not null references document,
  ordinal integer not null,
  scope jsonb not null,
  purpose text not null check (purpose in ('action', 'information')),
  added_by_clerk boolean not null default false,
  unique (document_id, ordinal)
);
comment on table document_recipient is 'Whom the drafter names: scopes, frozen by the signature. Expanded to units at Gửi.';

create table verify_link (
  id uuid primary key,
  kind text not null check (kind in ('document')),
  object_id uuid not null,
  created_at timestamptz not null default now(),
  unique (kind, object_id)
);
comment on table verify_link is 'What a printed QR leads to: /v/{id}, kept for ever. The id is random (version 4): it must not be guessable.';

create table link (
  id uuid primary key default new_id(),
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  role text not null,
  by uuid references person,
  at timestamptz not null default now(),
  unique (from_kind, from_id, to_kind, to_id, role)
);
comment on table link is 'The only table between modules.';
