-- One map of all plans: layers with authority and rank, code schemes, the rule matrix, conflicts and their reconciliation.
create schema plans;
comment on schema plans is '多规合一: which plan says what where, where two disagree, and who decided';

create table plans.code_schemes (
  scheme text not null,
  code text not null,
  name_zh text not null,
  name_en text,
  -- Land-use group for the rule matrix: AGRI, FOREST, WET, …
  land_group text,
  constraint code_schemes_pkey primary key (scheme, code)
);
comment on table plans.code_schemes is 'Classification codes by scheme; a code’s group is that of its longest listed prefix';

create table plans.crosswalks (
  scheme_from text not null,
  code_from text not null,
  scheme_to text not null,
  code_to text not null,
  share double precision not null default 1 constraint crosswalks_share check (share > 0 and share <= 1),
  constraint crosswalks_pkey primary key (scheme_from, code_from, scheme_to, code_to)
);
comment on table plans.crosswalks is 'What a code of one scheme becomes in another, with the share of its area';

create table plans.layers (
  dataset_id uuid constraint layers_pkey primary key constraint layers_dataset references datasets.datasets,
  -- 国土规划, 城乡规划, 林地规划, 生态红线, …
  domain text not null,
  -- zone: every spot belongs to one feature; line: a control line’s inside; status: what is there today.
  kind text not null constraint layers_kind check (kind in ('zone', 'line', 'status')),
  -- 1 is most rigid (domain.md §3.2).
  rank integer not null constraint layers_rank check (rank between 1 and 9),
  -- Land group of all its features where they carry no code (a farmland line is AGRI).
  land_group text,
  -- Standard colour and order for drawing.
  style jsonb not null default '{}'
);
comment on table plans.layers is 'Datasets that take part in the one map';

create table plans.conflict_rules (
  id text constraint conflict_rules_pkey primary key,
  type text not null constraint conflict_rules_type check (type in ('USE', 'REDLINE', 'BOUNDARY', 'ATTRIBUTE', 'STATUS', 'GAP', 'OVERLAP', 'TIME', 'HIERARCHY')),
  -- Either side: a layer’s domain and a land group; null: any.
  domain_a text,
  group_a text,
  domain_b text,
  group_b text,
  severity text not null constraint conflict_rules_severity check (severity in ('S1', 'S2', 'S3')),
  -- Smaller patches are slivers; so are narrower ones (width = 2 · area ÷ perimeter).
  min_area_m2 double precision not null,
  min_width_m double precision not null,
  enabled boolean not null default true,
  explanation_zh text not null,
  explanation_en text not null
);
comment on table plans.conflict_rules is 'The rule matrix: which pairs of plan and class cannot both be right; data, so a city edits it';

create table plans.runs (
  id uuid constraint runs_pkey primary key,
  as_of date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- dataset id → version that was compared.
  versions jsonb not null,
  rules_hash text not null,
  pairs bigint,
  found integer,
  slivers integer,
  trigger text not null
);
comment on table plans.runs is 'Each comparison of all layers, or of what one change touched';

create table plans.conflicts (
  -- Made from both features, the type and the rule: the same conflict has the same id in every run.
  id uuid constraint conflicts_pkey primary key,
  type text not null,
  rule_id text not null constraint conflicts_rule references plans.conflict_rules,
  severity text not null,
  dataset_a uuid not null,
  feature_a text not null,
  code_a text,
  dataset_b uuid,
  feature_b text,
  code_b text,
  geom geometry(MultiPolygon, 4490) not null,
  area_m2 double precision not null,
  evidence jsonb not null default '{}',
  division_path text not null,
  status text not null constraint conflicts_status check (status in ('detected', 'assigned', 'proposed', 'opinion', 'conference', 'decided', 'patched', 'closed', 'exempt')),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Since when recomputation no longer finds it.
  gone_at timestamptz
);
create index conflicts_geom on plans.conflicts using gist (geom);
create index conflicts_open on plans.conflicts (severity, first_seen_at) where gone_at is null;
create index conflicts_a on plans.conflicts (dataset_a, feature_a);
create index conflicts_b on plans.conflicts (dataset_b, feature_b);
comment on table plans.conflicts is 'Places where two plans cannot both be right; found by computation, decided by people, gone by computation';

create table plans.conflict_actions (
  conflict_id uuid not null constraint conflict_actions_conflict references plans.conflicts,
  seq integer not null,
  command_id uuid not null,
  action text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  facts jsonb not null default '{}',
  -- The fold after this action.
  state jsonb not null,
  constraint conflict_actions_pkey primary key (conflict_id, seq),
  constraint conflict_actions_command unique (conflict_id, command_id)
);
comment on table plans.conflict_actions is 'Who did what to reconcile two plans, in order; never changed';

create function plans.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'plans.conflict_actions is append-only';
end $$;
create trigger conflict_actions_append_only before update or delete on plans.conflict_actions
  for each row execute function plans.refuse_change();

create table plans.slivers (
  run_id uuid not null constraint slivers_run references plans.runs on delete cascade,
  rule_id text not null,
  dataset_a uuid not null,
  feature_a text not null,
  dataset_b uuid,
  feature_b text,
  area_m2 double precision not null,
  width_m double precision not null,
  reason text not null
);
create index slivers_run on plans.slivers (run_id);
comment on table plans.slivers is 'Overlaps too small or too thin to be a conflict: dropped, never silently';

insert into auth.role_permissions (role, permission) values
  ('planner', 'plan.view'), ('planner', 'plan.reconcile'), ('planner', 'plan.opinion'), ('duty-leader', 'plan.decide'), ('duty-leader', 'plan.view'), ('operator', 'plan.view'), ('shift-lead', 'plan.view');
