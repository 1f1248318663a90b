-- People who sign in. Creates only; locks nothing that exists.
-- Shared by all areas: one person may hold postings in several.

-- A member of staff. The name is permanent: records say who made and who checked by it.
create table staff_account (
  name                text primary key check (name ~ '^[a-z][a-z0-9._-]{2,39}$'),
  display_name        text not null,
  password_hash       text,                    -- argon2id; null: signs in through the identity provider only
  must_change         boolean not null default true,
  password_changed_at timestamptz,
  factor_secret       text,                    -- sealed; null: no second factor yet
  factor_step         bigint not null default 0, -- newest time step whose code was accepted
  provider_claim      text unique,             -- what the identity provider says of this person
  demonstration       boolean not null default false,
  blocked_at          timestamptz,
  blocked_by          text,
  created_at          timestamptz not null,
  created_by          text not null,
  check ((blocked_at is null) = (blocked_by is null)),
  -- Nobody may guess a way into an account that anybody on the computer may enter.
  check (not demonstration or (password_hash is null and provider_claim is null))
);

-- What somebody does and where. A session works in one of them.
create table staff_posting (
  id        uuid primary key,                  -- time-ordered
  account   text not null references staff_account,
  role      text not null,
  area      text references area,
  county    text check (county ~ '^[0-9]{6}$'),
  provider  text,
  given_by  text not null,
  given_at  timestamptz not null,
  ended_at  timestamptz,
  ended_by  text,
  check (county is null or area is not null),
  check (provider is null or area is not null)
);
create index staff_posting_account on staff_posting (account);

-- The same person at an identity provider. Bound at the first sign-in, for good or until a reset.
create table staff_subject (
  id        uuid primary key,
  issuer    text not null,
  subject   text not null,
  account   text not null references staff_account,
  bound_at  timestamptz not null,
  ended_at  timestamptz
);
create unique index staff_subject_one on staff_subject (issuer, subject) where ended_at is null;
create unique index staff_subject_account on staff_subject (issuer, account) where ended_at is null;

-- For the day on which the telephone is lost. Used or replaced, never deleted.
create table recovery_code (
  code_hash text primary key,                  -- SHA-256 of 80 random bits
  account   text not null references staff_account,
  made_at   timestamptz not null,
  used_at   timestamptz
);
create index recovery_code_account on recovery_code (account);

-- Wrong tries by account name and by address. The name is kept as a hash: people type passwords there.
create table sign_in_guard (
  subject       text primary key,
  failures      integer not null,
  last_at       timestamptz not null,
  blocked_until timestamptz
) with (fillfactor = 70);

-- A signed-in browser. The token is not kept, only its hash.
create table session (
  id             uuid primary key,             -- time-ordered
  token_hash     text not null unique,
  method         text not null check (method in ('password', 'provider', 'demonstration', 'credential')),
  account        text references staff_account,
  posting        uuid references staff_posting,
  person_id      text,                         -- an insured person, of this area
  area           text references area,
  started_at     timestamptz not null,
  used_at        timestamptz not null,
  ends_at        timestamptz not null,
  factor_at      timestamptz,                  -- when the second factor was shown
  offered_secret text,                         -- sealed; a second factor that waits to be confirmed
  ended_at       timestamptz,
  ended_by       text,
  address        text not null,
  agent          text not null,
  check ((account is null) <> (person_id is null)),
  check ((person_id is null) = (area is null)),
  check (ends_at > started_at)
) with (fillfactor = 80);
create index session_account on session (account) where ended_at is null;

-- Who came, who was refused and why, who left, and what was done to accounts. Never updated.
create table sign_in_event (
  id      uuid primary key,                    -- time-ordered
  at      timestamptz not null,
  event   text not null,
  account text,                                -- only of accounts that exist
  person  text,
  area    text,
  actor   text,                                -- who did it, where that is somebody else
  reason  text,                                -- the code of the refusal
  address text not null,
  agent   text not null
);
create index sign_in_event_account on sign_in_event (account, id);

-- A way to the identity provider and back. Used once.
create table provider_flow (
  state_hash text primary key,
  flow_hash  text not null,                    -- of what the browser that set out holds
  nonce      text not null,
  verifier   text not null,
  return_to  text not null,
  ends_at    timestamptz not null,
  used_at    timestamptz
);
