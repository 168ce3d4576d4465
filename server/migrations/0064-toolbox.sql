-- The toolbox: rules a project is examined by, the examinations made, major projects, and parameters of facility need.
create schema toolbox;
comment on schema toolbox is '治理工具箱: rules and figures that examine the one map, and the reports made';

create table toolbox.compliance_rules (
  id text constraint compliance_rules_pkey primary key,
  -- Which layers it is about: kind of plan layer, and any of dataset key, plan domain or land group; null: any.
  layer_kind text constraint compliance_rules_kind check (layer_kind in ('zone', 'line', 'status')),
  layers text[],
  -- Which projects it is about, by land group; null: all.
  project_groups text[],
  -- inside: the parcel touches it; outside: part of the parcel lies out of it; mismatch: it lies where another group is planned.
  applies text not null constraint compliance_rules_applies check (applies in ('inside', 'outside', 'mismatch')),
  verdict text not null constraint compliance_rules_verdict check (verdict in ('violates', 'needs-argument')),
  -- A project on the list of major projects needs an argument instead.
  major_exempt boolean not null default false,
  -- The layer that must exist for an answer: without any, the overall verdict is not “complies”.
  required boolean not null default false,
  enabled boolean not null default true,
  explanation_zh text not null,
  explanation_en text not null
);
comment on table toolbox.compliance_rules is 'What a parcel may touch; data, so a city edits it';

create table toolbox.major_projects (
  number text constraint major_projects_pkey primary key,
  name text not null,
  document_no text not null,
  valid_from date not null,
  valid_to date,
  synthetic boolean not null
);
comment on table toolbox.major_projects is 'Projects that may ask for protected land, each with the document that says so';

create table toolbox.compliance_checks (
  id uuid constraint compliance_checks_pkey primary key,
  document_no text not null constraint compliance_checks_document_no unique,
  name text not null,
  project_type text not null,
  parcel geometry(Polygon, 4490) not null,
  as_of date not null,
  verdict text not null constraint compliance_checks_verdict check (verdict in ('complies', 'violates', 'needs-argument')),
  -- The whole answer as it was given; its SHA-256 is printed on the report.
  report jsonb not null,
  report_hash text not null,
  made_at timestamptz not null,
  made_by text not null
);
create index compliance_checks_made on toolbox.compliance_checks (made_by, made_at desc);
comment on table toolbox.compliance_checks is '项目合规性审查: who asked what when, and what the layers of that day said; never changed';

create sequence toolbox.compliance_numbers;

create table toolbox.facility_needs (
  code text constraint facility_needs_pkey primary key,
  name_zh text not null,
  name_en text not null,
  -- Places (seats, beds, …) for a thousand residents.
  per_thousand double precision not null constraint facility_needs_positive check (per_thousand > 0),
  unit text not null,
  -- The figure is not confirmed by a source; shown with a question mark.
  doubtful boolean not null,
  source text not null
);
comment on table toolbox.facility_needs is '千人指标: how much of a facility a thousand residents need';

create table toolbox.parameters (
  key text constraint parameters_pkey primary key,
  value double precision not null,
  doubtful boolean not null,
  source text not null
);
comment on table toolbox.parameters is 'Figures the tools reckon with, e.g. residents a household';

insert into auth.role_permissions (role, permission) values ('planner', 'compliance.examine'), ('duty-leader', 'compliance.examine');
