-- Signals, incidents, their append-only actions, evidence, permits, filing rules and the conservation ledger.
create schema incidents;

create table incidents.incidents (
  id uuid primary key,
  code text not null unique,
  status text not null,
  status_before_merge text,
  merged_into uuid references incidents.incidents,
  event_type text not null,
  source text not null,
  source_name text not null,
  suspected boolean not null,
  description text not null default '',
  lon double precision not null,
  lat double precision not null,
  geom geometry(Point, 4490) not null generated always as (st_setsrid(st_makepoint(lon, lat), 4490)) stored,
  division_path text not null,
  county_code text not null,
  street_code text not null,
  street_name text not null,
  community_name text not null,
  grid_code text not null,
  address text not null,
  camera_id text,
  rule_id text,
  reported_at timestamptz not null,
  updated_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  assignee_id uuid,
  assignee_name text,
  handler_id uuid,
  signal_count integer not null default 1,
  rework_count integer not null default 0,
  last_seq integer not null,
  t0 timestamptz,
  t1 timestamptz,
  t2 timestamptz,
  t3 timestamptz,
  t4 timestamptz,
  t5 timestamptz,
  thumbnail_evidence_id uuid,
  synthetic boolean not null default false
);
comment on table incidents.incidents is 'One row a case: the fold of its actions, for lists and look-ups';
-- Lists are read newest first within a scope; open ones are few among many.
create index incidents_reported on incidents.incidents (reported_at desc, id desc);
create index incidents_status on incidents.incidents (status, reported_at desc, id desc);
create index incidents_street on incidents.incidents (street_code, reported_at desc, id desc);
create index incidents_assignee on incidents.incidents (assignee_id, reported_at desc) where assignee_id is not null;
create index incidents_closed on incidents.incidents (closed_at) where closed_at is not null;
create index incidents_due on incidents.incidents (due_at) where closed_at is null and due_at is not null;
-- Duplicates are looked for among open cases only.
create index incidents_open_place on incidents.incidents using gist (geom)
  where status not in ('closed', 'rejected', 'merged', 'void');
create index incidents_camera_open on incidents.incidents (camera_id, rule_id)
  where status not in ('closed', 'rejected', 'merged', 'void');

create table incidents.signals (
  id uuid primary key,
  source text not null,
  device_id text,
  rule_id text,
  event_type text not null,
  captured_at timestamptz not null,
  detected_at timestamptz not null,
  received_at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  score double precision,
  count integer,
  division_path text not null,
  details jsonb not null default '{}',
  body_sha256 text,
  signature text,
  outcome text not null check (outcome in ('open', 'filed', 'merged', 'suppressed', 'rejected')),
  incident_id uuid references incidents.incidents,
  -- the incident the signal opened, if it was merged elsewhere later
  origin_incident_id uuid references incidents.incidents,
  reason jsonb
);
comment on table incidents.signals is 'Everything that came through the door; outcome is its drawer in the conservation ledger';
create index signals_incident on incidents.signals (incident_id);
create index signals_open on incidents.signals (received_at) where outcome = 'open';
-- Signals are never moved on disk, so a few pages tell when each stretch of them came.
create index signals_received on incidents.signals using brin (received_at) with (pages_per_range = 16);

create table incidents.ledger_days (
  day date primary key,
  received bigint not null
);
comment on table incidents.ledger_days is 'How many signals the door counted, independent of the rows it wrote';

create table incidents.ledger_moves (
  outcome text not null,
  delta bigint not null
);
comment on table incidents.ledger_moves is 'What went into and out of each drawer; rows are only added, so nobody waits for anybody, and folded now and then. Their sum is the content of the drawers without walking all signals';

create function incidents.note_signals_in() returns trigger language plpgsql as $$
begin
  insert into incidents.ledger_moves (outcome, delta) select outcome, count(*) from fresh group by outcome;
  return null;
end $$;
create trigger signals_in after insert on incidents.signals
  referencing new table as fresh for each statement execute function incidents.note_signals_in();

create function incidents.note_signals_moved() returns trigger language plpgsql as $$
begin
  insert into incidents.ledger_moves (outcome, delta)
  select outcome, sum(delta) from (
    select outcome, 1 as delta from fresh union all select outcome, -1 from stale) as moved
  group by outcome having sum(delta) <> 0;
  return null;
end $$;
create trigger signals_moved after update on incidents.signals
  referencing old table as stale new table as fresh for each statement execute function incidents.note_signals_moved();

create function incidents.note_signals_out() returns trigger language plpgsql as $$
begin
  insert into incidents.ledger_moves (outcome, delta) select outcome, -count(*) from stale group by outcome;
  return null;
end $$;
create trigger signals_out after delete on incidents.signals
  referencing old table as stale for each statement execute function incidents.note_signals_out();

create table incidents.actions (
  incident_id uuid not null references incidents.incidents,
  seq integer not null,
  command_id uuid not null,
  action text not null,
  status text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'system', 'device')),
  actor_id text not null,
  actor_name text not null,
  reason text,
  facts jsonb not null default '{}',
  primary key (incident_id, seq)
);
create unique index actions_command on incidents.actions (incident_id, command_id, action);
comment on table incidents.actions is 'What happened, in order; never changed';

create function incidents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'incidents.actions is append-only';
end $$;
create trigger actions_append_only before update or delete on incidents.actions
  for each row execute function incidents.refuse_change();

create table incidents.evidence (
  id uuid primary key,
  incident_id uuid references incidents.incidents,
  signal_id uuid references incidents.signals,
  -- the incident it was taken for, if that was merged elsewhere by hand
  origin_incident_id uuid references incidents.incidents,
  kind text not null check (kind in ('snapshot', 'photo', 'relook')),
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  sm3 text not null,
  captured_at timestamptz not null,
  source text not null,
  objects jsonb not null default '[]',
  lon double precision,
  lat double precision,
  uploaded_by uuid,
  created_at timestamptz not null
);
create index evidence_incident on incidents.evidence (incident_id);
create index evidence_signal on incidents.evidence (signal_id);
comment on table incidents.evidence is 'Pictures; the bytes are in the content-addressed store under sha256';

create table incidents.code_counters (
  county_code text not null,
  day date not null,
  source text not null,
  last integer not null,
  primary key (county_code, day, source)
);
comment on table incidents.code_counters is 'Last six-digit number of the unified event code {county}{day}{source}{seq}';

create table incidents.filing_rules (
  id uuid primary key default gen_random_uuid(),
  source text not null,
  event_type text,
  auto_file boolean not null,
  min_score double precision not null default 0,
  min_confirm_share double precision not null default 0,
  daily_limit integer not null,
  suspected boolean not null,
  note text not null,
  unique nulls not distinct (source, event_type)
);
comment on table incidents.filing_rules is 'Which signals file themselves as “system shift lead”, and within what limits; no rule, a person decides';

create table incidents.permits (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  document_no text not null,
  event_types text[] not null,
  area geometry(Polygon, 4490) not null,
  -- [{days:[1..7], from:'18:00', to:'02:00'}] in the district's time zone; empty: all day
  schedule jsonb not null default '[]',
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  synthetic boolean not null default false
);
create index permits_area on incidents.permits using gist (area);
comment on table incidents.permits is 'Approved uses of public space: what happens inside them is no incident';

insert into incidents.filing_rules (source, event_type, auto_file, min_score, min_confirm_share, daily_limit, suspected, note) values
  ('video', null, true, 0.45, 0.6, 200000, true, 'trusted camera, k of n frames; daily limit against a camera gone mad'),
  ('video', '0102', false, 0, 0, 0, true, 'static object: no class for rubbish, a person always confirms'),
  ('sensor', null, true, 0, 0, 200000, false, 'verified by its own alarm rule'),
  ('grid', null, true, 0, 0, 5000, false, 'seen by a grid worker'),
  ('inspector', null, true, 0, 0, 5000, false, 'seen by a collector'),
  ('hotline', null, false, 0, 0, 0, false, 'first verified by a person'),
  ('media', null, false, 0, 0, 0, false, 'first verified by a person');

insert into auth.role_permissions (role, permission)
select role, permission from (values
  ('operator', array['incident.view', 'incident.report', 'incident.verify', 'incident.accept', 'incident.reject', 'incident.file', 'incident.dispatch', 'incident.merge', 'incident.check', 'incident.note', 'ledger.view', 'evidence.upload']),
  ('shift-lead', array['incident.view', 'incident.report', 'incident.verify', 'incident.accept', 'incident.reject', 'incident.file', 'incident.dispatch', 'incident.merge', 'incident.check', 'incident.note', 'incident.void', 'ledger.view', 'evidence.upload']),
  ('duty-leader', array['incident.view', 'incident.note', 'ledger.view']),
  ('audit-admin', array['ledger.view'])
) as grants(role, permissions), unnest(permissions) as permission;
