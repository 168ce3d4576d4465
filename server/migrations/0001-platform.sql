-- The ground everything stands on: PostGIS for places, pg_trgm for searching Chinese and English text.
create extension if not exists postgis;
create extension if not exists pg_trgm;

create schema if not exists platform;
comment on schema platform is 'How the house runs: migrations, accounts, sessions, jobs, audit. Knows no domain.';
