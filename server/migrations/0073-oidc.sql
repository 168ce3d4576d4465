-- Sign-in at an identity provider (OpenID Connect), and fresh proofs of who is there, for signatures.
create table auth.identities (
  provider text not null constraint identities_provider check (provider in ('official', 'public')),
  issuer text not null,
  subject text not null constraint identities_subject check (length(subject) between 1 and 255),
  account_id uuid not null constraint identities_account references auth.accounts on delete cascade,
  linked_at timestamptz not null,
  constraint identities_pkey primary key (provider, issuer, subject),
  constraint identities_one_each unique (account_id, provider, issuer)
);
comment on table auth.identities is 'Who a person at an identity provider is here. With the issuer: another provider may give the same subject to somebody else';

create table auth.oidc_attempts (
  state_hash bytea not null constraint oidc_attempts_pkey primary key,
  browser_hash bytea not null,
  provider text not null constraint oidc_attempts_provider check (provider in ('official', 'public')),
  mode text not null constraint oidc_attempts_mode check (mode in ('sign-in', 'link', 'step-up')),
  session_id uuid constraint oidc_attempts_session references auth.sessions on delete cascade,
  purpose text,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  constraint oidc_attempts_session_needed check (mode = 'sign-in' or session_id is not null),
  constraint oidc_attempts_purpose_needed check (mode <> 'step-up' or purpose is not null)
);
create index oidc_attempts_expires on auth.oidc_attempts (expires_at);
comment on table auth.oidc_attempts is 'On the way to the identity provider and back: good once, for ten minutes, in the browser that began; the row is deleted when it is used';

create table auth.step_ups (
  id uuid not null default gen_random_uuid() constraint step_ups_pkey primary key,
  session_id uuid not null constraint step_ups_session references auth.sessions on delete cascade,
  purpose text not null constraint step_ups_purpose check (length(purpose) between 1 and 200),
  method text not null constraint step_ups_method check (method in ('password', 'official', 'public')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index step_ups_unused on auth.step_ups (session_id, purpose) where used_at is null;
comment on table auth.step_ups is 'Proofs that the person of a session was there a moment ago and meant this one purpose; each is used once';
