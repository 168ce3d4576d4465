-- The four databases of law enforcement (四库): bases, matters, officers, authorities; and the subjects they look after.
-- Everything is effective-dated: the law, the grants and the certificates as of a day can be told at any time.
create schema powers;
comment on schema powers is 'Who may do what, where and under which law';

create table powers.laws (
  id text constraint laws_pkey primary key,
  title text not null,
  short_title text not null,
  level text not null constraint laws_level check (level in ('law', 'administrative-regulation', 'local-regulation',
    'department-rule', 'government-rule', 'normative-document')),
  issuer text not null,
  source text not null,
  -- Structured by this project from the public text: quotable only after comparison with the official one.
  unofficial boolean not null default true
);
comment on table powers.laws is '执法依据: a statute through all its versions';

create table powers.law_versions (
  law_id text not null constraint law_versions_law references powers.laws,
  number integer not null,
  document_no text,
  change text not null constraint law_versions_change check (change in ('enacted', 'revised', 'amended', 'repealed')),
  promulgated_on date,
  effective_from date not null,
  -- The first day on which it no longer holds.
  effective_until date,
  sha256 bytea not null,
  loaded_at timestamptz not null,
  constraint law_versions_pkey primary key (law_id, number),
  constraint law_versions_span check (effective_until is null or effective_until > effective_from)
);

create table powers.provisions (
  law_id text not null,
  version integer not null,
  -- Article, paragraph, item, subitem: `31`, `31/1`, `31/1/2`.
  path text not null constraint provisions_path check (path ~ '^[1-9][0-9]*(/[1-9][0-9]*){0,3}$'),
  -- Part, chapter and section it stands in, as printed.
  heading text,
  kind text not null constraint provisions_kind check (kind in ('duty', 'right', 'penalty', 'procedure', 'definition', 'other')),
  wording text not null,
  sort integer not null,
  constraint provisions_pkey primary key (law_id, version, path),
  constraint provisions_version foreign key (law_id, version) references powers.law_versions
);
create index provisions_wording on powers.provisions using gin (wording gin_trgm_ops);
comment on table powers.provisions is '条款项目 of one version, quoted only as far as the matters need them';

create table powers.provision_maps (
  law_id text not null,
  from_version integer not null,
  from_path text not null,
  to_version integer not null,
  to_path text,
  relation text not null constraint provision_maps_relation check (relation in ('same', 'renumbered', 'amended', 'deleted')),
  constraint provision_maps_pkey primary key (law_id, from_version, from_path, to_version),
  constraint provision_maps_target check ((relation = 'deleted') = (to_path is null))
);
comment on table powers.provision_maps is 'Where an article went when a statute was renumbered';

create table powers.authorities (
  id text constraint authorities_pkey primary key,
  name text not null,
  short_name text not null,
  uscc text constraint authorities_uscc unique,
  kind text not null constraint authorities_kind check (kind in ('bureau', 'authorised', 'entrusted', 'comprehensive', 'town')),
  level text not null constraint authorities_level check (level in ('city', 'district', 'town')),
  domain text not null,
  division_path text not null,
  parent_id text constraint authorities_parent references powers.authorities,
  -- Reconsideration goes to the government above (Administrative Reconsideration Law art. 24).
  reconsideration_organ text not null,
  court text not null,
  status text not null default 'active' constraint authorities_status check (status in ('active', 'merged', 'abolished')),
  synthetic boolean not null default false
);
create index authorities_division on powers.authorities (division_path text_pattern_ops);
comment on table powers.authorities is '执法主体';

create table powers.matters (
  code text constraint matters_pkey primary key,
  name text not null,
  kind text not null constraint matters_kind check (kind in ('inspection', 'penalty', 'compulsion')),
  domain text not null,
  levels text[] not null,
  subject_kinds text[] not null,
  -- Provisions by law and path; which version counts is told by the day of the act.
  duties jsonb not null default '[]',
  penalties jsonb not null default '[]',
  -- In fen; null: no fine.
  fine_min bigint,
  fine_max bigint,
  benchmark jsonb not null default '[]',
  procedure text not null default 'general',
  -- Checks of one subject by one authority a year; null: none published, so none may be made outside special checks.
  yearly_cap integer constraint matters_cap check (yearly_cap between 1 and 366),
  checklist jsonb not null default '[]',
  published_at timestamptz,
  valid_from date not null,
  valid_until date,
  source text not null,
  doubtful boolean not null default false,
  synthetic boolean not null default false,
  constraint matters_fine check (fine_min is null or fine_max is null or fine_min <= fine_max)
);
create index matters_domain on powers.matters (domain, kind);
create index matters_name on powers.matters using gin (name gin_trgm_ops);
comment on table powers.matters is '执法事项: what may be checked or punished, published or not';

create table powers.grants (
  authority_id text not null constraint grants_authority references powers.authorities,
  matter_code text not null constraint grants_matter references powers.matters,
  mode text not null constraint grants_mode check (mode in ('statutory', 'delegated', 'entrusted')),
  powers text[] not null,
  area_path text not null,
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_until date,
  document_no text not null,
  constraint grants_pkey primary key (authority_id, matter_code, valid_from),
  constraint grants_span check (valid_until is null or valid_until > valid_from)
);
create index grants_matter on powers.grants (matter_code, authority_id);
comment on table powers.grants is '法定、赋权、委托: which authority has which matter, where and when';

create table powers.officers (
  id uuid constraint officers_pkey primary key,
  authority_id text not null constraint officers_authority references powers.authorities,
  name text not null,
  -- SHA-256 of the citizen’s number with the installation’s pepper; the number itself is not kept.
  id_digest bytea,
  certificate_no text not null constraint officers_certificate unique,
  domains text[] not null,
  area_path text not null,
  valid_from date not null,
  valid_to date not null,
  status text not null default 'valid' constraint officers_status check (status in ('valid', 'suspended', 'revoked')),
  -- Passed the legal profession examination: may review decisions.
  legal_qualified boolean not null default false,
  account_id uuid constraint officers_account unique,
  synthetic boolean not null default false,
  constraint officers_span check (valid_to >= valid_from)
);
create index officers_authority on powers.officers (authority_id, valid_to);
comment on table powers.officers is '执法人员 with certificate';

create table powers.auxiliary_staff (
  id uuid constraint auxiliary_staff_pkey primary key,
  authority_id text not null constraint auxiliary_staff_authority references powers.authorities,
  name text not null,
  staff_no text not null constraint auxiliary_staff_no unique,
  synthetic boolean not null default false
);
comment on table powers.auxiliary_staff is '辅助人员: apart, since they may never be assigned';

create table powers.subjects (
  id uuid constraint subjects_pkey primary key,
  uscc text constraint subjects_uscc unique,
  name text not null,
  kind text not null,
  address text not null,
  geom geometry(Point, 4490),
  division_path text not null,
  grid_code text,
  credit_class text not null default 'B' constraint subjects_credit check (credit_class in ('A', 'B', 'C', 'D')),
  -- What its QR code says; random, so that it tells nothing and cannot be guessed.
  check_code text not null constraint subjects_check_code unique,
  licences jsonb not null default '[]',
  account_id uuid,
  updated_at timestamptz not null,
  synthetic boolean not null default false
);
create index subjects_division on powers.subjects (division_path text_pattern_ops, kind);
create index subjects_name on powers.subjects using gin (name gin_trgm_ops);
create index subjects_place on powers.subjects using gist (geom);
comment on table powers.subjects is '监管对象 (一企一档)';

create table powers.imports (
  id uuid constraint powers_imports_pkey primary key,
  kind text not null constraint powers_imports_kind check (kind in ('authorities', 'matters', 'grants', 'officers', 'subjects', 'laws')),
  file_name text not null,
  sha256 bytea not null,
  rows integer not null default 0,
  accepted integer not null default 0,
  refused integer not null default 0,
  status text not null constraint powers_imports_status check (status in ('reading', 'done', 'failed')),
  problem jsonb,
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create table powers.import_problems (
  import_id uuid not null constraint import_problems_import references powers.imports on delete cascade,
  row integer not null,
  field text,
  code text not null,
  value text,
  constraint import_problems_pkey primary key (import_id, row, code)
);
comment on table powers.import_problems is 'Why a row was not taken, by its number in the file';

insert into auth.roles (role, name_zh, name_en) values
  ('legal-clerk', '法制员', 'Legal clerk'),
  ('enforcement-officer', '执法人员', 'Enforcement officer');
insert into auth.role_permissions (role, permission) values
  ('legal-clerk', 'law.view'), ('legal-clerk', 'powers.view'), ('legal-clerk', 'powers.import'),
  ('enforcement-officer', 'law.view'), ('enforcement-officer', 'powers.view'),
  ('duty-leader', 'law.view'), ('duty-leader', 'powers.view');
