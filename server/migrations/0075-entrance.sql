-- The public entrance: what enterprises say of a visit, complaints about enforcement (投诉), reports of violations (举报).
create table inspection.ratings (
  id bigint generated always as identity constraint ratings_pkey primary key,
  check_id uuid not null constraint ratings_check references inspection.checks,
  account_id uuid not null,
  stars integer not null constraint ratings_stars check (stars between 1 and 5),
  aspects jsonb not null,
  comment text,
  made_at timestamptz not null
);
create index ratings_of_check on inspection.ratings (check_id, id desc);
comment on table inspection.ratings is '企业评价: the newest row of a check counts, the earlier ones stay';

-- Counted in the transaction that uses the number, so that none is missing.
create table inspection.entrance_numbers (
  kind text not null constraint entrance_numbers_kind check (kind in ('complaint', 'report')),
  year integer not null,
  last integer not null,
  constraint entrance_numbers_pkey primary key (kind, year)
);

create table inspection.complaints (
  id uuid constraint complaints_pkey primary key,
  code text not null constraint complaints_code unique,
  kind text not null,
  text text not null,
  check_id uuid constraint complaints_check references inspection.checks,
  authority_id text constraint complaints_authority references powers.authorities,
  account_id uuid not null,
  complainant text not null,
  division_path text not null,
  status text not null constraint complaints_status check (status in ('received', 'looked-into', 'answered')),
  answer text,
  made_at timestamptz not null
);
create index complaints_newest on inspection.complaints (made_at desc, id desc);
create index complaints_mine on inspection.complaints (account_id, made_at desc, id desc);
comment on table inspection.complaints is '执法投诉: read by supervisors, never by an authority that is complained about';

create table inspection.complaint_actions (
  complaint_id uuid not null constraint complaint_actions_complaint references inspection.complaints,
  command_id uuid not null,
  action text not null,
  text text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  constraint complaint_actions_pkey primary key (complaint_id, command_id)
);

create table inspection.violation_reports (
  id uuid constraint violation_reports_pkey primary key,
  number text not null constraint violation_reports_number unique,
  category text not null,
  text text not null,
  place text not null,
  geom geometry(Point, 4490),
  division_path text not null,
  status text not null constraint violation_reports_status check (status in ('received', 'passed-on', 'checked', 'answered')),
  authority_id text constraint violation_reports_authority references powers.authorities,
  answer text,
  -- Of everything sent: the same id with other words is another report.
  sent_sha256 bytea not null,
  made_at timestamptz not null
);
create index violation_reports_newest on inspection.violation_reports (made_at desc, id desc);
create index violation_reports_authority on inspection.violation_reports (authority_id, made_at desc, id desc);
comment on table inspection.violation_reports is '违法举报: nobody has to say who he is';

create table inspection.report_secrets (
  report_id uuid constraint report_secrets_pkey primary key
    constraint report_secrets_report references inspection.violation_reports on delete cascade,
  -- The part of the tracking code that cannot be guessed.
  secret text not null,
  contact text
);
comment on table inspection.report_secrets is 'Kept apart from the reports: how to track one, and how to reach who made it';

create table inspection.report_actions (
  report_id uuid not null constraint report_actions_report references inspection.violation_reports,
  seq integer not null,
  command_id uuid not null,
  action text not null,
  note text,
  authority_id text,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  constraint report_actions_pkey primary key (report_id, seq),
  constraint report_actions_command unique (report_id, command_id)
);

insert into auth.role_permissions (role, permission) values
  ('agency-clerk', 'report.handle'), ('agency-head', 'report.handle'), ('supervisor', 'report.handle');
