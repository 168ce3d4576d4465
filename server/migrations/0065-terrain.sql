-- Heights of the ground, for profiles, views and slopes.
create schema if not exists toolbox;

create table toolbox.terrains (
  key text constraint terrains_pkey primary key,
  name_zh text not null,
  name_en text not null,
  licence text not null,
  synthetic boolean not null,
  division_path text not null constraint terrains_path check (division_path like '%/'),
  security_level text not null constraint terrains_security check (security_level in ('public', 'internal', 'sensitive')),
  -- South-west corner and size of a cell, EPSG:4490 degrees.
  west double precision not null,
  south double precision not null,
  cell_lon double precision not null constraint terrains_cell_lon check (cell_lon > 0),
  cell_lat double precision not null constraint terrains_cell_lat check (cell_lat > 0),
  cols integer not null,
  rows integer not null,
  -- int16 little-endian decimetres above the sea (EPSG:5737), row by row from the north, each from the west.
  heights bytea not null,
  put_at timestamptz not null,
  constraint terrains_size check (cols > 0 and rows > 0 and octet_length(heights) = 2 * cols * rows)
);
comment on table toolbox.terrains is 'Elevation grids; a new one replaces the old under the same key';
