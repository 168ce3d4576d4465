-- The register of datasets is kept by people now: who may, and a number that tells whether somebody else changed an entry meanwhile.
alter table datasets.datasets
  add column revision integer not null default 1;

insert into auth.role_permissions (role, permission) values ('planner', 'dataset.manage') on conflict do nothing;
