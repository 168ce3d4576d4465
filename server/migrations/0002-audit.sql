-- Who decided what, when: an append-only log, chained with SM3 so that a later change shows.
create table platform.audit_entries (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  facts jsonb not null
);
comment on table platform.audit_entries is 'One decision each; written in the transaction of the decision itself';
comment on column platform.audit_entries.actor is 'Account, device or "system:…"; an id, never a name';

create table platform.audit_unsealed (
  seq bigint primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on table platform.audit_unsealed is 'Entries that the sealer has still to chain; normally empty within a second';

create table platform.audit_blocks (
  block bigint primary key,
  sealed_at timestamptz not null,
  sealed_day date not null,
  prev_hash bytea not null,
  last_hash bytea not null,
  last_position bigint not null,
  seqs bigint[] not null,
  hashes bytea not null,
  constraint audit_blocks_hashes_length check (octet_length(hashes) = 32 * cardinality(seqs))
);
comment on table platform.audit_blocks is 'The chain: hash(n) = SM3(hash(n-1) || canonical JSON of entry n), a block of entries at a time';
comment on column platform.audit_blocks.hashes is 'The 32-byte hashes of the entries in seqs, one after the other';

create table platform.audit_roots (
  day date primary key,
  block bigint not null,
  last_position bigint not null,
  hash bytea not null
);
comment on table platform.audit_roots is 'The chain''s last hash of each finished day; kept outside too, it proves the past was not rewritten';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entries_append_only before update or delete or truncate on platform.audit_entries
  for each statement execute function platform.refuse_change();
create trigger audit_blocks_append_only before update or delete or truncate on platform.audit_blocks
  for each statement execute function platform.refuse_change();
create trigger audit_roots_append_only before update or delete or truncate on platform.audit_roots
  for each statement execute function platform.refuse_change();
