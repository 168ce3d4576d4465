-- Conflicts of other days under the same filters as today’s; blueprints that can be cancelled and go on after a restart.
-- Worked out from versions and rules, so it may be lost: it is worked out anew.
create unlogged table plans.past_days (
  -- SHA-256 of the day, the versions and the rules.
  key text constraint past_days_pkey primary key,
  as_of date not null,
  computed_at timestamptz not null,
  used_at timestamptz not null
);
comment on table plans.past_days is 'Days whose conflicts are kept; the least recently asked for go first';

create unlogged table plans.past_conflicts (
  day_key text not null constraint past_conflicts_day references plans.past_days on delete cascade,
  -- The same id as in plans.conflicts, where it was ever open.
  id uuid not null,
  type text not null,
  rule_id text not null,
  severity text not null,
  dataset_a uuid not null,
  feature_a text not null,
  code_a text,
  dataset_b uuid,
  feature_b text,
  code_b text,
  geom geometry(MultiPolygon, 4490) not null,
  area_m2 double precision not null,
  evidence jsonb not null default '{}',
  division_path text not null,
  constraint past_conflicts_pkey primary key (day_key, id)
);
comment on table plans.past_conflicts is 'What contradicted on another day than today';

alter table plans.blueprints drop constraint blueprints_status;
alter table plans.blueprints add constraint blueprints_status
  check (status in ('waiting', 'running', 'ready', 'failed', 'cancelled'));
-- Tiles that are in plans.blueprint_parts; one that was interrupted goes on after them …
alter table plans.blueprints add tiles_done integer not null default 0;
-- … but not for ever: how often it was begun.
alter table plans.blueprints add attempts integer not null default 0;

-- What a code of any scheme means in the rule matrix; null: unknown. A scheme with crosswalks speaks through them only:
-- all that a code becomes must be of one group. Letters at the end (三调: 0201K, 1104A) say more about the same class.
create function plans.land_group_of(scheme_of text, code_of text) returns text language sql stable parallel safe as $$
  select case
    when exists (select from plans.crosswalks c where c.scheme_from = scheme_of) then (
      select case when count(distinct g.land_group) = 1 and count(*) = count(g.land_group) then min(g.land_group) end
      from plans.crosswalks c
      cross join lateral (select (select s.land_group from plans.code_schemes s where s.scheme = c.scheme_to
        and starts_with(c.code_to, s.code) and s.land_group is not null order by length(s.code) desc limit 1) as land_group) g
      where c.scheme_from = scheme_of and c.code_from = coalesce(
        (select e.code_from from plans.crosswalks e where e.scheme_from = scheme_of and e.code_from = code_of limit 1),
        regexp_replace(code_of, '[A-Z]+$', '')))
    else (select s.land_group from plans.code_schemes s where s.scheme = scheme_of and starts_with(code_of, s.code)
      and s.land_group is not null order by length(s.code) desc limit 1)
  end
$$;
comment on function plans.land_group_of is 'Land group of a code, through the crosswalk where its scheme has one';
