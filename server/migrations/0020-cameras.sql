-- Cameras, their rules, what they last said of themselves, device alerts and second looks.
create schema cameras;

create table cameras.cameras (
  id text primary key check (id ~ '^[0-9]{20}$'),
  name text not null,
  stream_url text not null,
  lon double precision not null,
  lat double precision not null,
  division_path text not null,
  street_code text not null,
  street_name text not null,
  ground_control_points jsonb not null,
  frames_per_second double precision not null,
  model text not null,
  rules jsonb not null,
  -- 处罚法 41: a camera's picture may serve a penalty only after these; here they are kept, elsewhere they are checked.
  legal_review_no text,
  tech_review_no text,
  site_published_at date,
  state text not null default 'never-seen',
  state_detail text,
  registered_at timestamptz not null default now(),
  last_seen_at timestamptz,
  measured_fps double precision,
  active_rules jsonb not null default '[]',
  enabled boolean not null default true,
  synthetic boolean not null default false
);
create index cameras_path on cameras.cameras (division_path text_pattern_ops);
comment on table cameras.cameras is 'Cameras with their zone rules; state is what the last heartbeat said';

create table cameras.device_alerts (
  id uuid primary key default gen_random_uuid(),
  camera_id text not null references cameras.cameras on delete cascade,
  kind text not null,
  detail text not null,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
create unique index device_alerts_one_open on cameras.device_alerts (camera_id) where cleared_at is null;
create index device_alerts_raised on cameras.device_alerts (raised_at desc);
comment on table cameras.device_alerts is 'A camera that fell silent or sees nothing; at most one open for each camera';

create table cameras.relooks (
  incident_id uuid primary key,
  camera_id text not null references cameras.cameras on delete cascade,
  rule_id text not null,
  requested_at timestamptz not null,
  answered_at timestamptz
);
create index relooks_waiting on cameras.relooks (camera_id) where answered_at is null;
comment on table cameras.relooks is 'Second looks asked of a camera when a case waits to be checked';

insert into auth.role_permissions (role, permission) values
  ('operator', 'camera.view'), ('shift-lead', 'camera.view'), ('duty-leader', 'camera.view'), ('system-admin', 'camera.view'),
  ('operator', 'device-alert.view'), ('shift-lead', 'device-alert.view'), ('duty-leader', 'device-alert.view'), ('system-admin', 'device-alert.view');
