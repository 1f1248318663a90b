-- Identity numbers, phones, bank accounts and uploaded files are kept sealed. The columns added are null and the ones
-- that held plain values may be empty from now on, so that the brief exclusive lock of each table rewrites nothing; the
-- program seals what is there at its next start, in batches. Building `person_unsealed` and `stored_file_unsealed`
-- holds off writers to those tables; both are empty once everything is sealed and then tell so at once.

alter table person
  alter column id_number drop not null,
  add column id_number_sealed text,
  add column id_mark text,                      -- keyed hash of the number, to find it and to have it once
  add column phone_sealed text,
  drop constraint person_id_number_key;
create unique index person_id_mark on person (id_mark);
create index person_unsealed on person (id) where id_number is not null or phone is not null;

alter table pay_account
  alter column number drop not null,
  add column number_sealed text;

alter table stored_file add column sealed_by text;   -- scheme and number of the key; null: bytes as they came
create index stored_file_unsealed on stored_file (id) where sealed_by is null and provider_id is not null;

-- Which keys this area was sealed with, without the keys. A key may be dropped once it is retired.
create table seal_key (
  number      integer primary key check (number > 0),
  scheme      text not null check (scheme in ('aes', 'sm4')),
  check_value text not null,                    -- of the key, so that another one is refused
  added_at    timestamptz not null default now(),
  retired_at  timestamptz
);

-- Sealing of what older versions wrote in plain, where no index can tell whether any is left.
create table seal_step (
  name        text primary key,
  finished_at timestamptz not null default now()
);

-- The key with which a provider's `input` and our `output` are encrypted, where a profile wants it.
alter table gateway_key drop constraint gateway_key_style_check;
alter table gateway_key add constraint gateway_key_style_check
  check (style in ('none', 'api-hmac', 'tif', 'api-key', 'signature', 'sm4'));
