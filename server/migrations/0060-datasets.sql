-- The base database: datasets, their versions (plan time and record time), features, coverage, imports with their reports.
create schema datasets;
comment on schema datasets is 'What is known of the ground and planned for it, version by version';

create table datasets.datasets (
  id uuid constraint datasets_pkey primary key,
  key text not null constraint datasets_key unique constraint datasets_key_form check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_zh text not null,
  name_en text not null,
  data_class text not null constraint datasets_class check (data_class in ('base', 'status', 'plan', 'management', 'socio-economic')),
  authority text not null,
  -- Code scheme of its features: YDYH2023, GB/T 21010, …; null when they carry no code.
  scheme text,
  geometry_kind text not null constraint datasets_geometry check (geometry_kind in ('polygon', 'line', 'point')),
  -- Denominator of the scale it was drawn at, e.g. 10000.
  scale integer constraint datasets_scale check (scale > 0),
  licence text not null,
  security_level text not null constraint datasets_security check (security_level in ('public', 'internal', 'sensitive')),
  division_path text not null constraint datasets_path check (division_path like '%/'),
  synthetic boolean not null,
  created_at timestamptz not null
);
create index datasets_division on datasets.datasets (division_path text_pattern_ops);
comment on table datasets.datasets is 'One layer of knowledge with its authority, scale, licence and security level; data scope by division_path';

create table datasets.versions (
  dataset_id uuid not null constraint versions_dataset references datasets.datasets,
  number integer not null constraint versions_number check (number > 0),
  -- From which day on the plan or survey says so (plan time) …
  valid_from date not null,
  -- … and since when the system knows (record time).
  recorded_at timestamptz not null,
  -- Where it came from: { kind: 'import' | 'decision' | 'seed', … file, sha256, document number }.
  lineage jsonb not null,
  feature_count bigint not null,
  constraint versions_pkey primary key (dataset_id, number)
);
comment on table datasets.versions is 'The map as of day t known at instant r is, of each dataset, the last version with valid_from <= t and recorded_at <= r';

create table datasets.features (
  id bigint generated always as identity constraint features_pkey primary key,
  dataset_id uuid not null constraint features_dataset references datasets.datasets,
  -- The feature’s own name in its dataset, the same through all versions.
  key text not null,
  -- It holds in the versions version_from <= v < version_to; null: in the newest too.
  version_from integer not null,
  version_to integer,
  code text,
  name text,
  attributes jsonb not null default '{}',
  geom geometry(Geometry, 4490) not null,
  -- On the ellipsoid; null for lines and points.
  area_m2 double precision,
  constraint features_versions check (version_to > version_from)
);
create unique index features_key on datasets.features (dataset_id, key, version_from);
create index features_current on datasets.features (dataset_id) where version_to is null;
create index features_geom on datasets.features using gist (geom);
comment on table datasets.features is 'CGCS2000 degrees; never changed but for version_to: a new version adds rows and ends others';

create table datasets.coverages (
  dataset_id uuid not null constraint coverages_dataset references datasets.datasets,
  version_from integer not null,
  version_to integer,
  geom geometry(MultiPolygon, 4490) not null,
  constraint coverages_pkey primary key (dataset_id, version_from)
);
create index coverages_geom on datasets.coverages using gist (geom);
comment on table datasets.coverages is 'Where a dataset has data: outside it the answer is “unknown”, never “no constraint”';

create table datasets.imports (
  id uuid constraint imports_pkey primary key,
  dataset_id uuid not null constraint imports_dataset references datasets.datasets,
  file_name text not null,
  format text,
  sha256 text not null,
  status text not null constraint imports_status check (status in ('reading', 'checked', 'accepted', 'refused', 'failed')),
  valid_from date not null,
  -- What was recognised: CRS, encoding, axis order, datum shift, fields.
  recognised jsonb not null default '{}',
  -- Counts by kind of problem, areas, extent.
  summary jsonb not null default '{}',
  reason jsonb,
  version integer,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by uuid
);
create index imports_dataset_started on datasets.imports (dataset_id, started_at desc);
comment on table datasets.imports is 'Every file that was handed in, and what became of it';

create table datasets.import_features (
  import_id uuid not null constraint import_features_import references datasets.imports on delete cascade,
  row integer not null,
  key text not null,
  code text,
  name text,
  attributes jsonb not null default '{}',
  geom geometry(Geometry, 4490),
  area_m2 double precision,
  constraint import_features_pkey primary key (import_id, row)
);
create index import_features_geom on datasets.import_features using gist (geom);
comment on table datasets.import_features is 'Rows read from a file, waiting for somebody to accept them; gone once accepted or refused';

create table datasets.import_problems (
  id bigint generated always as identity constraint import_problems_pkey primary key,
  import_id uuid not null constraint import_problems_import references datasets.imports on delete cascade,
  row integer,
  other_row integer,
  kind text not null constraint import_problems_kind check (kind in ('unreadable', 'empty', 'invalid', 'duplicate', 'overlap', 'gap', 'sliver', 'missing-attribute', 'unknown-code', 'outside-district')),
  severity text not null constraint import_problems_severity check (severity in ('error', 'warning')),
  detail jsonb not null default '{}',
  geom geometry(Geometry, 4490),
  -- A repair that could be made, and whether it was wanted.
  proposal text constraint import_problems_proposal check (proposal in ('make-valid', 'snap', 'drop')),
  decision text constraint import_problems_decision check (decision in ('accepted', 'refused'))
);
create index import_problems_import_row on datasets.import_problems (import_id, row);
comment on table datasets.import_problems is 'The quality report, by row of the file';

insert into auth.roles (role, name_zh, name_en) values ('planner', '规划管理员', 'Planner');
insert into auth.role_permissions (role, permission) values
  ('planner', 'dataset.view'), ('planner', 'dataset.import'), ('duty-leader', 'dataset.view'),
  ('operator', 'dataset.view'), ('shift-lead', 'dataset.view');
