-- Imports from a watched folder (each file once, whatever happens meanwhile), and the coverage chosen when one is accepted.
alter table datasets.imports
  -- Which file of the watched folder it is: path, size and time of its last change; null when handed in by somebody.
  add column origin text,
  -- Where the new version has data, as whoever accepted it said.
  add column coverage text constraint imports_coverage check (coverage in ('as-before', 'none', 'district', 'extent', 'drawn'));
create unique index imports_origin on datasets.imports (origin);
create index imports_dataset_content on datasets.imports (dataset_id, sha256);
