-- Accounts, roles, sessions, machine tokens and device keys: who is at the door.
create schema auth;

create table auth.roles (
  role text primary key,
  name_zh text not null,
  name_en text not null
);
comment on table auth.roles is 'Roles; what each may do is in role_permissions, so a new domain adds rows, not code';

create table auth.role_permissions (
  role text not null references auth.roles,
  permission text not null,
  primary key (role, permission)
);
comment on table auth.role_permissions is 'Role → permission; no row, no permission';

create table auth.accounts (
  id uuid primary key default gen_random_uuid(),
  login text not null unique check (login = lower(login)),
  display_name text not null,
  org_name text,
  person_id uuid unique,
  password_hash text not null,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table auth.accounts is 'Who can sign in; person_id is the person in the directory, opaque here';

create table auth.role_grants (
  account_id uuid not null references auth.accounts on delete cascade,
  role text not null references auth.roles,
  scope_path text not null check (scope_path like '%/'),
  scope_name text not null default '',
  org_id uuid,
  primary key (account_id, role, scope_path)
);
comment on table auth.role_grants is 'Role within a division path (prefix); no row, no access';

create table auth.sessions (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  previous_token_hash bytea,
  rotated_at timestamptz not null,
  csrf_token text not null,
  account_id uuid not null references auth.accounts on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_account on auth.sessions (account_id);
create index sessions_previous_token on auth.sessions (previous_token_hash) where previous_token_hash is not null;
comment on table auth.sessions is 'Signed-in browsers; only hashes of the cookie are kept';

create table auth.api_tokens (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  token_hash bytea not null unique,
  permissions text[] not null,
  scope_path text not null check (scope_path like '%/'),
  expires_at timestamptz,
  revoked_at timestamptz
);
comment on table auth.api_tokens is 'Machines that call us; only hashes of the tokens are kept';

create table auth.devices (
  device_id text primary key,
  kind text not null,
  signing_key text not null,
  enabled boolean not null default true
);
comment on table auth.devices is 'Keys with which devices sign (HMAC needs them readable); rotate by replacing the row';

insert into auth.roles (role, name_zh, name_en) values
  ('street-officer', '街面处置员', 'Street officer'),
  ('operator', '受理员', 'Operator'),
  ('shift-lead', '值班长', 'Shift lead'),
  ('duty-leader', '值班领导', 'Duty leader'),
  ('system-admin', '系统管理员', 'System administrator'),
  ('audit-admin', '审计管理员', 'Audit administrator');
