-- Vector tiles: what was drawn once is kept, and a tile of an older version serves newer ones that changed nothing in it.
create schema services;
comment on schema services is '空间能力: what others read of the one map';

create table services.tiles (
  dataset_id uuid not null constraint tiles_dataset references datasets.datasets on delete cascade,
  z smallint not null,
  x integer not null,
  y integer not null,
  version integer not null,
  mvt bytea not null,
  drawn_at timestamptz not null,
  constraint tiles_pkey primary key (dataset_id, z, x, y, version)
);
comment on table services.tiles is 'Drawn tiles; may be emptied at any time, they are drawn again when asked for';

-- What changed between two versions, however many features lie in a tile.
create index features_began on datasets.features (dataset_id, version_from);
create index features_ended on datasets.features (dataset_id, version_to) where version_to is not null;

insert into auth.role_permissions (role, permission) values ('planner', 'cockpit.view');
