-- Inspections (监管检查) and the joint check (综合查一次): plans, checks, entries of the checklist, notices, rectification, draws.
-- What was done is appended and never changed; `state` is only the fold of the actions, kept for reading.
create schema inspection;
comment on schema inspection is 'Who is checked, why, by whom, what was found and how it was put right';

create table inspection.plans (
  id uuid constraint plans_pkey primary key,
  code text not null constraint plans_code unique,
  kind text not null constraint plans_kind check (kind in ('daily', 'special', 'case-driven', 'double-random')),
  title text not null,
  -- Who started it; it leads the visit.
  authority_id text not null constraint plans_authority references powers.authorities,
  theme_id text,
  -- Why, with the document: a special or case-driven check is not counted against the cap, so it has to say so.
  ground text,
  ground_document text,
  window_from date not null,
  window_to date not null,
  division_path text not null,
  status text not null constraint plans_status check (status in ('draft', 'inviting', 'approved', 'cancelled')),
  state jsonb not null,
  -- The merged questions, fixed when the plan is approved.
  checklist jsonb not null default '[]',
  created_by uuid not null,
  created_at timestamptz not null,
  synthetic boolean not null default false,
  constraint plans_window check (window_to >= window_from)
);
create index plans_authority_status on inspection.plans (authority_id, created_at desc);
create index plans_newest on inspection.plans (created_at desc, id);
comment on table inspection.plans is '检查计划; a joint one has a theme and several parties';

create table inspection.plan_parties (
  plan_id uuid not null constraint plan_parties_plan references inspection.plans on delete cascade,
  authority_id text not null constraint plan_parties_authority references powers.authorities,
  answer text not null,
  answer_due_on date,
  constraint plan_parties_pkey primary key (plan_id, authority_id)
);
create index plan_parties_waiting on inspection.plan_parties (authority_id, answer);
comment on table inspection.plan_parties is 'Departments of a plan and what they answered; read from the plan’s fold';

create table inspection.plan_actions (
  plan_id uuid not null constraint plan_actions_plan references inspection.plans on delete cascade,
  seq integer not null,
  command_id uuid not null,
  action text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  authority_id text,
  facts jsonb not null,
  state jsonb not null,
  constraint plan_actions_pkey primary key (plan_id, seq),
  constraint plan_actions_command unique (plan_id, command_id)
);

create table inspection.checks (
  id uuid constraint checks_pkey primary key,
  code text not null constraint checks_code unique,
  plan_id uuid not null constraint checks_plan references inspection.plans,
  subject_id uuid not null constraint checks_subject references powers.subjects,
  lead_authority text not null constraint checks_authority references powers.authorities,
  status text not null constraint checks_status check (status in ('planned', 'approved', 'notified', 'on-site', 'concluded',
    'rectifying', 'closed', 'cancelled', 'merged')),
  -- The joint visit that took this check in: it is not made by itself any more.
  merged_into uuid constraint checks_merged references inspection.checks,
  window_from date not null,
  window_to date not null,
  division_path text not null,
  state jsonb not null,
  actions integer not null default 0,
  created_at timestamptz not null,
  started_at timestamptz,
  closed_at timestamptz,
  -- What came out of it may be read by everybody from this moment (公示).
  published_at timestamptz,
  visits_saved integer not null default 0,
  synthetic boolean not null default false,
  constraint checks_merge check ((status = 'merged') = (merged_into is not null))
);
create index checks_subject_window on inspection.checks (subject_id, window_from);
create index checks_plan_order on inspection.checks (plan_id);
create index checks_newest on inspection.checks (created_at desc, id);
create index checks_published on inspection.checks (published_at desc, id) where published_at is not null;
comment on table inspection.checks is '一次检查: one visit to one subject';

create table inspection.check_parties (
  check_id uuid not null constraint check_parties_check references inspection.checks on delete cascade,
  authority_id text not null constraint check_parties_authority references powers.authorities,
  lead boolean not null,
  mode text not null constraint check_parties_mode check (mode in ('on-site', 'in-writing')),
  matters text[] not null,
  officer_ids uuid[] not null default '{}',
  constraint check_parties_pkey primary key (check_id, authority_id)
);
create index check_parties_authority_checks on inspection.check_parties (authority_id, check_id);
create index check_parties_officers on inspection.check_parties using gin (officer_ids);
comment on table inspection.check_parties is 'Authorities of a visit with what they check and who goes; read from the check’s fold';

create table inspection.check_actions (
  check_id uuid not null constraint check_actions_check references inspection.checks on delete cascade,
  seq integer not null,
  command_id uuid not null,
  action text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  authority_id text,
  certificate_no text,
  facts jsonb not null,
  state jsonb not null,
  constraint check_actions_pkey primary key (check_id, seq),
  constraint check_actions_command unique (check_id, command_id)
);

create table inspection.entries (
  id uuid constraint entries_pkey primary key,
  check_id uuid not null constraint entries_check references inspection.checks on delete cascade,
  item_id text not null,
  officer_id uuid not null constraint entries_officer references powers.officers,
  authority_id text not null,
  -- What it answers: yes, no, a number or words; photo items carry their pictures.
  answer text not null,
  compliant boolean,
  note text,
  photo_ids uuid[] not null default '{}',
  -- The officer’s earlier entry that this one corrects; both stay.
  corrects uuid constraint entries_corrects references inspection.entries,
  -- When the officer wrote it down, by the phone’s clock, and when it came here.
  noted_at timestamptz not null,
  received_at timestamptz not null,
  -- Came in after the visit was concluded: kept and shown, it no longer changes the findings by itself.
  late boolean not null default false,
  seq bigint generated always as identity
);
create index entries_of_check on inspection.entries (check_id, seq);
comment on table inspection.entries is 'What an officer wrote down at an item of the checklist: a fact, never overwritten';

create table inspection.photos (
  id uuid constraint photos_pkey primary key,
  check_id uuid not null constraint photos_check references inspection.checks on delete cascade,
  account_id uuid not null,
  sha256 text not null,
  sm3 text not null,
  media_type text not null,
  bytes integer not null,
  captured_at timestamptz not null,
  received_at timestamptz not null,
  place geometry(Point, 4490)
);
create index photos_of_check on inspection.photos (check_id);
comment on table inspection.photos is 'Pictures of a visit or of a rectification, each with its digests';

-- One row for each visit of an authority to a subject that counts against the yearly cap. `ordinal` runs from 1 to the cap,
-- so two visits planned at the same moment cannot both take the last place.
create table inspection.visits (
  authority_id text not null constraint visits_authority references powers.authorities,
  subject_id uuid not null constraint visits_subject references powers.subjects,
  year integer not null,
  ordinal integer not null constraint visits_ordinal check (ordinal >= 1),
  check_id uuid not null constraint visits_check references inspection.checks,
  reserved_at timestamptz not null,
  made_at timestamptz,
  constraint visits_pkey primary key (authority_id, subject_id, year, ordinal),
  constraint visits_once unique (check_id, authority_id)
);
comment on table inspection.visits is '年度频次: places taken by planned and made visits';

create table inspection.documents (
  id uuid constraint documents_pkey primary key,
  check_id uuid not null constraint documents_check references inspection.checks,
  kind text not null constraint documents_kind check (kind in ('inspection-notice', 'rectification-notice', 'result-notice')),
  number text not null constraint documents_number unique,
  -- What is printed beside the number: who has both may see what the document says.
  code text not null,
  authority_id text not null constraint documents_authority references powers.authorities,
  body jsonb not null,
  sm3 text not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index documents_once on inspection.documents (check_id, kind) where withdrawn_at is null;
comment on table inspection.documents is '文书: numbered without gaps by authority, kind and year; its wording never changes';

create table inspection.document_numbers (
  authority_id text not null,
  kind text not null,
  year integer not null,
  last integer not null,
  constraint document_numbers_pkey primary key (authority_id, kind, year)
);

create table inspection.signatures (
  id uuid constraint signatures_pkey primary key,
  document_id uuid not null constraint signatures_document references inspection.documents,
  side text not null constraint signatures_side check (side in ('officer', 'subject', 'refused')),
  officer_id uuid constraint signatures_officer references powers.officers,
  signer_name text not null,
  signer_role text,
  account_id uuid not null,
  -- Digest of the document that was on screen; another one is refused.
  sm3 text not null,
  -- The drawn line as SVG path data, in a box of 600 by 200.
  stroke text,
  refusal_reason text,
  method text not null constraint signatures_method check (method in ('password', 'oidc', 'witnessed')),
  signed_at timestamptz not null
);
create unique index signatures_officer_once on inspection.signatures (document_id, officer_id) where officer_id is not null;
create unique index signatures_subject_once on inspection.signatures (document_id) where side in ('subject', 'refused');
comment on table inspection.signatures is 'Who signed which document when, on which digest and how the signer was known';

create table inspection.clues (
  id uuid constraint clues_pkey primary key,
  check_id uuid not null constraint clues_check references inspection.checks,
  finding_id text not null,
  authority_id text not null constraint clues_authority references powers.authorities,
  subject_id uuid not null,
  matter_code text not null,
  basis jsonb not null,
  description text not null,
  raised_at timestamptz not null,
  constraint clues_once unique (check_id, finding_id, authority_id)
);
create index clues_authority on inspection.clues (authority_id, raised_at desc);
comment on table inspection.clues is '案源线索: a violation found on a visit, handed to the authority whose matter it is';

create table inspection.draws (
  id uuid constraint draws_pkey primary key,
  plan_id uuid not null constraint draws_plan references inspection.plans constraint draws_once unique,
  -- SHA-256 of the seed and of the pools, published before the draw.
  commitment text not null,
  subject_pool_digest text not null,
  officer_pool_digest text not null,
  pool jsonb not null,
  -- Secret until drawn.
  seed text not null,
  committed_at timestamptz not null,
  drawn_at timestamptz,
  result jsonb
);
comment on table inspection.draws is '双随机: what was promised before a draw and what came out; anyone can replay it';

-- Codes that were replaced: a print of one is stale, not merely unknown.
create table powers.retired_check_codes (
  check_code text constraint retired_check_codes_pkey primary key,
  subject_id uuid not null constraint retired_check_codes_subject references powers.subjects,
  retired_at timestamptz not null
);
create table powers.authority_staff (
  account_id uuid constraint authority_staff_pkey primary key,
  authority_id text not null constraint authority_staff_authority references powers.authorities
);
comment on table powers.authority_staff is 'For which authority an account at a desk acts';
create index subjects_account on powers.subjects (account_id) where account_id is not null;

insert into auth.roles (role, name_zh, name_en) values
  ('agency-clerk', '主体经办人', 'Agency clerk'),
  ('agency-head', '主体负责人', 'Head of agency'),
  ('supervisor', '执法监督员', 'Enforcement supervisor'),
  ('enterprise', '企业', 'Enterprise'),
  ('citizen', '市民', 'Resident');
insert into auth.role_permissions (role, permission) values
  ('enforcement-officer', 'inspection.view'), ('enforcement-officer', 'inspection.carry-out'),
  ('agency-clerk', 'law.view'), ('agency-clerk', 'powers.view'), ('agency-clerk', 'inspection.view'),
  ('agency-clerk', 'inspection.plan'),
  ('agency-head', 'law.view'), ('agency-head', 'powers.view'), ('agency-head', 'inspection.view'),
  ('agency-head', 'inspection.plan'), ('agency-head', 'inspection.approve'),
  ('supervisor', 'law.view'), ('supervisor', 'powers.view'), ('supervisor', 'inspection.view'),
  ('supervisor', 'inspection.supervise'),
  ('legal-clerk', 'inspection.view'),
  ('duty-leader', 'inspection.view'),
  ('enterprise', 'portal.use'), ('enterprise', 'portal.enterprise'),
  ('citizen', 'portal.use');
