-- Lists of codes that are not items (diagnoses, operations, diseases that are paid as such), and the settlement lists
-- (医疗保障基金结算清单) of providers. Creates only. Nothing here is updated or deleted: the newest row of a code, the
-- highest version and the last state count.

-- One statement about a code; a code that leaves its list gets one with an end.
create table code_list_entry (
  list        text not null,
  version     bigint not null,                  -- rises within a list
  code        text not null,
  name        text not null,
  initials    text not null,                    -- pinyin, lower case
  starts_on   date not null,
  ends_on     date,
  particulars text not null default '{}',       -- JSON: chapter, category, use …
  recorded_at timestamptz not null,
  primary key (list, version),
  check (ends_on is null or ends_on >= starts_on)
);
create index code_list_entry_code on code_list_entry (list, code, version desc);

-- What was loaded when. Where the last one of a list is complete, a code outside the list is an error.
create table code_list_load (
  id        bigint generated always as identity primary key,
  list      text not null,
  source    text not null,
  entries   integer not null,
  changed   integer not null,
  complete  boolean not null,
  loaded_at timestamptz not null
);
create index code_list_load_list on code_list_load (list, id desc);

-- One list a settlement. What is searched stands here, once and for all; what was sent, in its versions.
create table settlement_list (
  id              bigint generated always as identity primary key,
  settlement_id   uuid not null unique,
  provider_id     text not null references provider,
  person_id       text not null,
  registration_id text not null,
  medical_type    text not null,                -- 医疗类别 as the sender codes it
  settled_at      timestamptz not null,
  opened_at       timestamptz not null
);
create index settlement_list_provider on settlement_list (provider_id, settled_at, id);
create index settlement_list_time on settlement_list (settled_at, id);
create index settlement_list_person on settlement_list (person_id, settled_at);

create table settlement_list_version (
  list_id     bigint not null references settlement_list,
  version     integer not null,
  document    text not null,                    -- JSON, as understood
  findings    text not null,                    -- JSON: what the checks of that day found
  checks      text not null,                    -- which edition of the checks
  returns     integer not null,                 -- findings that keep it from being submitted
  warnings    integer not null,
  operator    text not null,
  recorded_at timestamptz not null,
  primary key (list_id, version)
);

create table settlement_list_state (
  list_id     bigint not null references settlement_list,
  seq         integer not null,
  state       text not null check (state in ('draft', 'submitted', 'approved', 'returned')),
  version     integer not null,                 -- of the list, to which this state belongs
  actor       text not null,
  note        text not null default '',
  recorded_at timestamptz not null,
  primary key (list_id, seq)
);
