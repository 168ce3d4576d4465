-- The four databases at the scale of a city: lists that page, people shown only to who needs them, tables that cannot do harm.
insert into auth.role_permissions (role, permission) values
  ('legal-clerk', 'powers.view-person'), ('supervisor', 'powers.view-person'),
  ('legal-clerk', 'powers.publish'), ('legal-clerk', 'powers.view-check-code');

alter table powers.imports drop constraint powers_imports_kind;
alter table powers.imports add constraint powers_imports_kind
  check (kind in ('authorities', 'matters', 'grants', 'officers', 'auxiliary', 'subjects', 'licences', 'laws'));
-- The areas its rows may speak of: those of who handed it in.
alter table powers.imports add column scopes text[] not null default '{}';
create index imports_started on powers.imports (started_at desc, id);

-- One row may have the same fault in two columns.
alter table powers.import_problems drop constraint import_problems_pkey;
alter table powers.import_problems add constraint import_problems_once unique nulls not distinct (import_id, row, code, field);

-- Without it a digest of a citizen’s number could be undone by trying all numbers.
create table powers.pepper (
  only_one boolean constraint pepper_pkey primary key default true constraint pepper_once check (only_one),
  secret text not null
);
insert into powers.pepper (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
comment on table powers.pepper is 'What is mixed into digests of citizens’ numbers in this installation';

alter table powers.auxiliary_staff add column updated_at timestamptz;
create index subjects_listed on powers.subjects (name, id);
create index subjects_credit on powers.subjects (credit_class, kind);
create index subjects_uscc_prefix on powers.subjects (uscc text_pattern_ops);
create index officers_ending on powers.officers (valid_to);
create index officers_area on powers.officers (area_path text_pattern_ops);

-- Articles are renumbered: a citation means the number it had on this day.
alter table powers.matters add column cited_on date not null default '2026-11-24';
comment on column powers.matters.cited_on is 'The day on which the cited provisions stand under the numbers cited';
