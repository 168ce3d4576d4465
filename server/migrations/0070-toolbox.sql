-- Analyses that run in the background, and rules of compliance that a city changes and can look back at.
create table toolbox.analyses (
  id uuid constraint analyses_pkey primary key,
  tool text not null,
  input jsonb not null,
  title text,
  status text not null constraint analyses_status check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- 0 to 1, and what is being done.
  progress double precision not null default 0,
  step text not null default 'waiting',
  result jsonb,
  problem jsonb,
  asked_by text not null,
  -- The person’s own mark of the question: asked twice, it runs once.
  command_id uuid not null,
  -- What the person might see when it was asked; whoever may see less now may not read the answer.
  scopes text[] not null,
  sensitive boolean not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint analyses_command unique (asked_by, command_id)
);
create index analyses_asked on toolbox.analyses (asked_by, requested_at desc);
create index analyses_requested on toolbox.analyses (requested_at);
comment on table toolbox.analyses is 'Questions to the toolbox that are answered in the background; kept for thirty days';

alter table toolbox.compliance_rules add version integer not null default 1;
alter table toolbox.compliance_rules add changed_at timestamptz;
alter table toolbox.compliance_rules add changed_by text;

create table toolbox.compliance_rule_versions (
  rule_id text not null constraint compliance_rule_versions_rule references toolbox.compliance_rules,
  version integer not null,
  rule jsonb not null,
  constraint compliance_rule_versions_pkey primary key (rule_id, version)
);
comment on table toolbox.compliance_rule_versions is 'What a rule said before it was changed; the report of a check keeps what was said then';

create index compliance_checks_newest on toolbox.compliance_checks (made_at desc);

insert into auth.role_permissions (role, permission) values ('planner', 'compliance.edit-rules');
