-- The rest of the conflict engine: colours and crosswalks of code schemes, rules with conditions, expired plans, the one blueprint.
alter table plans.code_schemes add color text constraint code_schemes_color check (color ~ '^#[0-9a-f]{6}$');
-- True where no norm was read for the colour.
alter table plans.code_schemes add color_doubtful boolean not null default true;
alter table plans.crosswalks add doubt boolean not null default false;

-- The last day on which the plan holds; a draft does not hold at all.
alter table plans.layers add effective_to date;
alter table plans.layers add draft boolean not null default false;

-- What a rule asks beside domain and group: kinds of layers, who is above whom, tolerances.
alter table plans.conflict_rules add parameters jsonb not null default '{}';

-- The few features that carry control indicators, and those with a name, among many that carry neither.
create index features_indicators on datasets.features using gist (geom)
  where attributes ?| array['far', 'density', 'greenRate', 'heightM'];
create index features_named on datasets.features (name) where name is not null;

create table plans.blueprints (
  id uuid constraint blueprints_pkey primary key,
  as_of date not null,
  division_path text not null,
  status text not null constraint blueprints_status check (status in ('waiting', 'running', 'ready', 'failed')),
  -- Share of the tiles that are done.
  progress double precision not null default 0,
  -- dataset id → version that took part.
  versions jsonb not null default '{}',
  area_m2 double precision,
  admin_area_m2 double precision,
  -- |area − administrative area| ÷ administrative area, in millionths; above 100 it is not ready but failed.
  closes_ppm double precision,
  features integer,
  problem text,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table plans.blueprints is '一张蓝图: of all plans the most rigid one at each spot, without gaps or overlaps';

create table plans.blueprint_parts (
  blueprint_id uuid not null constraint blueprint_parts_blueprint references plans.blueprints on delete cascade,
  seq integer not null,
  -- All null: unplanned (未规划), which is said and not left out.
  dataset_id uuid,
  version integer,
  rank integer,
  code text,
  land_group text,
  geom geometry(MultiPolygon, 4490) not null,
  area_m2 double precision not null,
  constraint blueprint_parts_pkey primary key (blueprint_id, seq)
);
comment on table plans.blueprint_parts is 'Pieces of a blueprint, cut at the edges of its tiles; they share nothing and leave nothing out';

insert into auth.role_permissions (role, permission) values ('planner', 'plan.edit-rules');
