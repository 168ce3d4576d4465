-- Organisations, posts, people, rosters, presence and the rules that say which post answers for what, where and when.
create table directory.organisations (
  id uuid constraint organisations_pkey primary key,
  parent_id uuid constraint organisations_parent references directory.organisations,
  name text not null,
  kind text not null constraint organisations_kind check (kind in ('centre', 'bureau', 'street-office', 'squad')),
  level text not null constraint organisations_level check (level in ('city', 'district', 'street')),
  division_path text not null constraint organisations_path check (division_path like '%/'),
  synthetic boolean not null
);
create index organisations_parent on directory.organisations (parent_id);
comment on table directory.organisations is 'Bodies that act: centres, bureaus, street offices and their squads';

create table directory.duty_grids (
  id uuid constraint duty_grids_pkey primary key,
  name text not null,
  street_code text not null,
  synthetic boolean not null
);
comment on table directory.duty_grids is 'Patrol beats 责任网格: sets of unit grids inside one street';

create table directory.duty_grid_cells (
  grid_code text constraint duty_grid_cells_pkey primary key,
  duty_grid_id uuid not null constraint duty_grid_cells_duty_grid references directory.duty_grids on delete cascade
);
create index duty_grid_cells_duty_grid on directory.duty_grid_cells (duty_grid_id);
comment on table directory.duty_grid_cells is 'Every unit grid lies in at most one duty grid';

create table directory.posts (
  id uuid constraint posts_pkey primary key,
  org_id uuid not null constraint posts_org references directory.organisations,
  name text not null,
  level text not null constraint posts_level check (level in ('grid', 'street', 'district')),
  division_path text not null constraint posts_path check (division_path like '%/'),
  duty_grid_id uuid constraint posts_duty_grid references directory.duty_grids,
  synthetic boolean not null
);
create index posts_org on directory.posts (org_id);
comment on table directory.posts is '岗位: a duty that somebody fills, whoever it is today';

create table directory.people (
  id uuid constraint people_pkey primary key,
  name text not null,
  org_id uuid not null constraint people_org references directory.organisations,
  synthetic boolean not null
);
create index people_org on directory.people (org_id);
comment on table directory.people is 'Those who work here; an account that signs in as one of them carries the person’s id';

create table directory.rosters (
  post_id uuid not null constraint rosters_post references directory.posts on delete cascade,
  person_id uuid not null constraint rosters_person references directory.people on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  backup_order smallint not null default 1,
  constraint rosters_pkey primary key (post_id, starts_at, person_id),
  constraint rosters_times check (ends_at > starts_at and ends_at <= starts_at + interval '7 days')
);
create index rosters_person on directory.rosters (person_id, ends_at);
comment on table directory.rosters is 'Who holds a post from when to when; backup_order 1 is asked first. A shift lasts a week at most, so the key finds who is on now';

create table directory.presence (
  person_id uuid constraint presence_pkey primary key constraint presence_person references directory.people on delete cascade,
  on_duty boolean not null,
  since timestamptz not null,
  position geometry(Point, 4490),
  position_at timestamptz
);
comment on table directory.presence is 'Whether a person is really there: went on duty on the phone, and where';

create table directory.responsibility_rules (
  id uuid constraint responsibility_rules_pkey primary key,
  post_id uuid not null constraint responsibility_rules_post references directory.posts on delete cascade,
  place text not null,
  event_scope text not null constraint responsibility_rules_scope check (event_scope ~ '^([0-9]{2}|[0-9]{4})?$'),
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint responsibility_rules_times check (valid_to > valid_from)
);
create index responsibility_rules_place on directory.responsibility_rules (place, event_scope);
comment on table directory.responsibility_rules is
  'A post answers for event types (4 digits, a major of 2, or any when empty) in a place: the id of a duty grid or a division path';
