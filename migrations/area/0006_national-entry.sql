-- What the national interface needs at its door. Adds nullable columns to `request` and `provider` (a short exclusive
-- lock, no rewrite); creates the rest.

-- Output of a kept write, JSON as it was answered; settlements name their records instead.
alter table request add column answer text;

alter table provider add column kind text check (kind in ('hospital', 'clinic', 'pharmacy'));
alter table provider add column uscc text;

-- How a provider's messages pass the gateway. A style `none` lets it come without headers.
create table gateway_key (
  style         text not null check (style in ('none', 'api-hmac', 'tif', 'api-key', 'signature')),
  access_key    text not null,              -- api-key: SHA-256 of the key, in hex
  provider_id   text not null references provider,
  secret_sealed text,
  public_key    text,                       -- SM2, hex; for signatures over messages
  starts_on     date not null,
  ends_on       date,                       -- first day it no longer opens
  primary key (style, access_key),
  check (ends_on is null or ends_on > starts_on)
);
create index gateway_key_provider on gateway_key (provider_id);

create table operator_sign_in (
  sign_no       text primary key,
  provider_id   text not null references provider,
  operator_id   text not null,
  mac           text not null,
  ip            text not null,
  signed_in_at  timestamptz not null,
  ended_at      timestamptz
);
create index operator_sign_in_operator on operator_sign_in (provider_id, operator_id, signed_in_at);

-- Every message and its answer, for whoever has to find out what happened. No foreign keys: refused senders too.
create table message (
  id              uuid primary key,
  received_at     timestamptz not null,
  provider_id     text not null,
  transaction     text not null,
  message_id      text not null,
  operator_id     text not null,
  person_id       text,
  registration_id text,
  infcode         smallint not null,
  code            text,                      -- our refusal code
  status          smallint not null,
  millis          integer not null,
  request         text not null,             -- identity numbers masked
  answer          text not null
);
create index message_person on message (person_id, id) where person_id is not null;
create index message_sender on message (provider_id, message_id);

create table stored_file (
  id          uuid primary key,
  provider_id text,                          -- null: everybody's (catalogues)
  kind        text not null,
  name        text not null,
  bytes       bytea not null,
  sha256      text not null,
  ends_at     timestamptz not null
);
alter table stored_file alter column bytes set storage external;
