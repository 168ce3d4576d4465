-- Personal messages waiting for, or resent to, a phone or a screen (SSE with Last-Event-ID).
create schema push;

create table push.messages (
  seq bigint generated always as identity primary key,
  account_id uuid not null,
  event text not null,
  data jsonb not null,
  created_at timestamptz not null
);
create index messages_account_seq on push.messages (account_id, seq);
create index messages_created on push.messages using brin (created_at);
comment on table push.messages is 'Kept for a day, then swept; the task list is the truth, this is only the bell';
