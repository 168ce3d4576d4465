-- Imports: how far the reading is, how large the file was, who gave it up, and finding its problems by kind.
alter table datasets.imports
  add column bytes bigint,
  add column features_read integer not null default 0,
  -- What the person said about the file: CRS, shift, field names.
  add column declared jsonb not null default '{}',
  drop constraint imports_status,
  add constraint imports_status check (status in ('reading', 'checking', 'checked', 'accepted', 'refused', 'failed', 'cancelled'));
create index import_problems_import_kind on datasets.import_problems (import_id, kind, id);
