-- Tasks on officers' phones and their clocks.
create schema dispatch;

create table dispatch.tasks (
  id uuid primary key,
  incident_id uuid not null references incidents.incidents,
  person_id uuid not null,
  account_id uuid not null,
  person_name text not null,
  org_name text not null,
  post_name text not null,
  level text not null check (level in ('grid', 'street', 'district')),
  status text not null check (status in ('assigned', 'acknowledged', 'handling', 'done', 'returned', 'withdrawn')),
  attempt integer not null default 1,
  rework boolean not null default false,
  rework_reason text,
  explanation jsonb not null default '{}',
  assigned_at timestamptz not null,
  received_at timestamptz,
  acknowledge_by timestamptz,
  acknowledged_at timestamptz,
  arrived_at timestamptz,
  done_at timestamptz,
  ended_reason text,
  reminders integer not null default 0,
  -- The two clocks of an unanswered task. Columns, not jobs: a sweep each second finds what is due, so a restart
  -- loses nothing, a late one still fires, and 1,000 tasks a second need no 2,000 timer rows.
  remind_at timestamptz,
  next_person_at timestamptz
);
create unique index tasks_one_open on dispatch.tasks (incident_id) where status in ('assigned', 'acknowledged', 'handling');
create index tasks_person_open on dispatch.tasks (person_id, assigned_at desc) where status in ('assigned', 'acknowledged', 'handling');
create index tasks_person on dispatch.tasks (person_id, assigned_at desc);
create index tasks_incident on dispatch.tasks (incident_id);
create index tasks_remind on dispatch.tasks (remind_at) where status = 'assigned' and remind_at is not null;
create index tasks_next_person on dispatch.tasks (next_person_at) where status = 'assigned' and next_person_at is not null;
comment on table dispatch.tasks is 'One officer’s part of an incident; at most one open for each incident';

create table dispatch.task_commands (
  task_id uuid not null references dispatch.tasks,
  command_id uuid not null,
  at timestamptz not null,
  primary key (task_id, command_id)
);
comment on table dispatch.task_commands is 'Commands already carried out: a phone’s retry changes nothing';

create table dispatch.unanswered (
  incident_id uuid primary key references incidents.incidents,
  since timestamptz not null,
  retry_at timestamptz not null,
  attempts integer not null default 1
);
create index unanswered_retry on dispatch.unanswered (retry_at);
comment on table dispatch.unanswered is 'Filed incidents for which nobody at all is on duty: tried again until someone is';

-- Whoever can be called can answer on the phone, the duty leads of street and district included.
insert into auth.role_permissions (role, permission) values
  ('street-officer', 'task.own'), ('operator', 'task.own'), ('shift-lead', 'task.own'), ('duty-leader', 'task.own'),
  ('street-officer', 'duty.own'), ('operator', 'duty.own'), ('shift-lead', 'duty.own'), ('duty-leader', 'duty.own'),
  ('street-officer', 'evidence.upload'), ('duty-leader', 'evidence.upload');
insert into auth.role_permissions (role, permission) values
  ('system-admin', 'metrics.read'),
  ('operator', 'cockpit.view'), ('shift-lead', 'cockpit.view'), ('duty-leader', 'cockpit.view');
