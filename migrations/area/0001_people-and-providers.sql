-- Runs inside the schema of one pooling area. Creates only; locks nothing that exists.

create table person (
  id          text primary key,
  id_number   text not null unique,
  name        text not null,
  initials    text not null,            -- pinyin initials, for search
  sex         text not null check (sex in ('male', 'female')),
  born_on     date not null,
  county      text not null,            -- six digits
  household   text not null,
  phone       text,
  created_at  timestamptz not null default now()
);
create index person_household on person (household);
create index person_name on person (name text_pattern_ops);
create index person_initials on person (initials text_pattern_ops);

-- Insured, waiting or in arrears: always a dated period, never a flag.
create table coverage (
  id          uuid primary key,
  person_id   text not null references person,
  scheme      text not null check (scheme in ('resident', 'employee')),
  standing    text not null check (standing in ('covered', 'waiting', 'arrears')),
  retired     boolean not null default false,
  starts_on   date not null,
  ends_on     date,                     -- first day no longer covered
  recorded_at timestamptz not null default now(),
  check (ends_on is null or ends_on > starts_on)
);
create index coverage_person on coverage (person_id);

-- Identity as a special group (特困, 低保, …) with validity; `decided_on` tells a late recognition.
create table group_membership (
  id          uuid primary key,
  person_id   text not null references person,
  group_code  text not null,
  starts_on   date not null,
  ends_on     date,
  decided_on  date not null,
  recorded_at timestamptz not null default now(),
  check (ends_on is null or ends_on > starts_on)
);
create index group_membership_person on group_membership (person_id);

create table recognised_disease (
  id          uuid primary key,
  person_id   text not null references person,
  kind        text not null check (kind in ('chronic', 'special', 'two-diseases')),
  disease     text not null,
  starts_on   date not null,
  ends_on     date,
  recorded_at timestamptz not null default now(),
  check (ends_on is null or ends_on > starts_on)
);
create index recognised_disease_person on recognised_disease (person_id);

-- Employee's own account. `held` is promised to relatives as quotas and cannot be spent by the owner.
create table personal_account (
  person_id   text primary key references person,
  balance     bigint not null check (balance >= 0),
  held        bigint not null default 0 check (held >= 0),
  version     bigint not null default 0,
  check (held <= balance)
) with (fillfactor = 70);

-- A giver's promise to a relative. The money stays in the giver's account until it is used.
create table mutual_aid (
  giver_id    text not null references person,
  receiver_id text not null references person,
  relation    text not null,
  position    smallint not null,
  quota_left  bigint not null check (quota_left >= 0),
  starts_on   date not null,
  ends_on     date,
  primary key (giver_id, receiver_id),
  check (giver_id <> receiver_id)
) with (fillfactor = 70);
create index mutual_aid_receiver on mutual_aid (receiver_id);

create table provider (
  id          text primary key,
  name        text not null,
  initials    text not null,
  county      text not null,
  township    text
);

-- Level and contract of a provider, by date.
create table provider_term (
  provider_id text not null references provider,
  level       text not null check (level in ('village', 'primary', 'secondary', 'tertiary')),
  contracted  boolean not null,
  starts_on   date not null,
  ends_on     date,
  primary key (provider_id, starts_on),
  check (ends_on is null or ends_on > starts_on)
);

-- Dated catalogue of drugs, services and materials.
create table catalogue_item (
  code         text not null,
  starts_on    date not null,
  ends_on      date,
  kind         text not null check (kind in ('drug', 'service', 'material')),
  name         text not null,
  initials     text not null,
  unit         text not null,
  class        text not null check (class in ('A', 'B', 'C')),   -- 甲 乙 丙
  prior_rate   bigint not null check (prior_rate between 0 and 1000000),  -- millionths
  ceiling      bigint check (ceiling >= 0),                        -- fen a unit
  procured     boolean not null default false,
  source       text not null,
  primary key (code, starts_on),
  check (ends_on is null or ends_on > starts_on)
);
create index catalogue_item_initials on catalogue_item (initials text_pattern_ops);
