-- Runs inside the schema of one pooling area. Creates only; locks nothing that exists.

-- Social-security cards. `serial` is what the chip says beside the printed number (卡识别码).
create table card (
  number     text primary key,
  person_id  text not null references person,
  serial     text not null,
  starts_on  date not null,
  ends_on    date,                       -- first day on which it is no longer valid: lost, replaced
  check (ends_on is null or ends_on > starts_on)
);
create index card_person on card (person_id);

-- What a person shows as a QR code. The code itself is the id with a signature; neither is kept.
create table voucher (
  id         uuid primary key,           -- time-ordered
  person_id  text not null references person,
  issued_at  timestamptz not null,
  ends_at    timestamptz not null,
  check (ends_at > issued_at)
);

-- The token of the one provider that decoded a voucher. `claimed_by` is the one request for money.
create table voucher_token (
  token_hash  text primary key,          -- SHA-256; the token is not kept
  voucher_id  uuid not null unique references voucher,
  person_id   text not null,
  provider_id text not null,
  purpose     text not null,
  issued_at   timestamptz not null,
  ends_at     timestamptz not null,
  claimed_by  text,
  repeated    boolean not null default false,  -- the claiming request came more than once
  check (ends_at > issued_at)
) with (fillfactor = 80);

-- Every accepted use of a credential, for the person to see. Never updated.
create table credential_use (
  id          uuid primary key,          -- time-ordered
  person_id   text not null references person,
  type        text not null check (type in ('voucher', 'id-number', 'card', 'face')),
  act         text not null check (act in ('identified', 'decoded', 'spent')),
  provider_id text not null,
  operator    text not null,
  reason      text not null,
  used_at     timestamptz not null
);
create index credential_use_person on credential_use (person_id, id);
