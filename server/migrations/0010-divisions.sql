-- Divisions city→county→street→community→grid with dated parents and dated outlines: places change their superior.
create schema directory;
comment on schema directory is 'Where and who: divisions, organisations, posts, people, duty rosters';

create table directory.divisions (
  code text not null,
  name text not null,
  level text not null constraint divisions_level check (level in ('city', 'county', 'street', 'community', 'grid')),
  valid_from date not null,
  valid_to date,
  code_status text not null default 'official' constraint divisions_code_status check (code_status in ('official', 'provisional', 'synthetic')),
  synthetic boolean not null default false,
  source text not null,
  remark text,
  constraint divisions_pkey primary key (code, valid_from),
  constraint divisions_dates check (valid_to > valid_from)
);
create index divisions_level on directory.divisions (level, code);
create index divisions_name on directory.divisions using gin (name gin_trgm_ops);
comment on table directory.divisions is 'A division under one code and name; valid_to is the first day on which it no longer is';

create table directory.division_parents (
  code text not null,
  parent_code text not null,
  valid_from date not null,
  valid_to date,
  remark text,
  constraint division_parents_pkey primary key (code, valid_from),
  constraint division_parents_dates check (valid_to > valid_from)
);
create index division_parents_parent on directory.division_parents (parent_code);
comment on table directory.division_parents is 'Which division belongs to which, and since when; a street keeps its code when its county changes';

create table directory.division_paths (
  code text not null,
  path text not null constraint division_paths_slash check (path like '%/'),
  parent_code text,
  valid_from date not null,
  valid_to date,
  constraint division_paths_pkey primary key (code, valid_from)
);
create index division_paths_path on directory.division_paths (path text_pattern_ops);
create index division_paths_parent on directory.division_paths (parent_code);
comment on table directory.division_paths is 'Derived from the dated parents by directory.derive_division_paths(); never edited';

create function directory.derive_division_paths() returns bigint language sql as $$
  delete from directory.division_paths;
  with recursive walk (code, path, parent_code, days) as (
    select d.code, d.code || '/', null::text, daterange(d.valid_from, d.valid_to)
    from directory.divisions d where d.level = 'city'
    union all
    select p.code, w.path || p.code || '/', p.parent_code, w.days * daterange(p.valid_from, p.valid_to)
    from walk w join directory.division_parents p on p.parent_code = w.code
    where not isempty(w.days * daterange(p.valid_from, p.valid_to))
  ), saved as (
    insert into directory.division_paths (code, path, parent_code, valid_from, valid_to)
    select code, path, parent_code, lower(days), upper(days) from walk
    returning 1
  )
  select count(*) from saved;
$$;
comment on function directory.derive_division_paths is 'Rebuilds division_paths: a path holds while every link of it holds';

create table directory.division_imports (
  id uuid constraint division_imports_pkey primary key default gen_random_uuid(),
  source text not null,
  synthetic boolean not null,
  valid_from date not null,
  checksum text not null,
  features integer not null,
  report jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid
);
comment on table directory.division_imports is 'Every accepted set of outlines, with the report of its checks';

create table directory.division_geometries (
  code text not null,
  valid_from date not null,
  valid_to date,
  geom geometry(MultiPolygon, 4490) not null,
  centre geometry(Point, 4490) not null,
  area_m2 double precision not null,
  source text not null,
  synthetic boolean not null,
  remark text,
  import_id uuid constraint division_geometries_import references directory.division_imports,
  constraint division_geometries_pkey primary key (code, valid_from),
  constraint division_geometries_dates check (valid_to > valid_from)
);
create index division_geometries_geom on directory.division_geometries using gist (geom);
comment on table directory.division_geometries is 'Outlines, CGCS2000 degrees; area_m2 is ellipsoidal';

create table directory.landmarks (
  id integer constraint landmarks_pkey primary key,
  name text not null,
  name_en text not null,
  geom geometry(Point, 4490) not null,
  source text not null
);
comment on table directory.landmarks is 'Places people name when they say where something is';

create table directory.loaded_data (
  name text constraint loaded_data_pkey primary key,
  checksum text not null,
  loaded_at timestamptz not null
);
comment on table directory.loaded_data is 'Which data files are in, so that a start that has nothing to load is quick';
