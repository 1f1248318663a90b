-- The one window: offices, matters, cases, papers, notices. Creates only, but for one column of person that may be null
-- and has no default, so that the brief exclusive lock of the table rewrites nothing.

-- Where people bring their matters. The path is the way down from the prefecture: 532900/532901/03/07.
create table office (
  path        text primary key check (path ~ '^[0-9]{6}(/[0-9]{6}(/[0-9]{2,3}(/[0-9]{2,3})?)?)?$'),
  level       text not null check (level in ('station', 'township', 'county', 'prefecture')),
  name        text not null,
  name_en     text not null,
  county      text,
  phone       text not null default '',
  address     text not null default '',
  delegated   text not null default '',         -- codes, separated by spaces
  closed_on   date
);

-- The township in which a person lives, as the last part of its office's path. Null: not known.
alter table person add column township text;

-- Every document a case ever went by; never changed.
create table matter_document (
  hash         text primary key,                -- SHA-256 of the text
  code         text not null,
  starts_on    date not null,
  text         text not null,                   -- canonical JSON
  published_at timestamptz not null,
  unique (code, starts_on, hash)
);

-- Numbers of a year, given without a gap within one transaction each.
create table case_number (
  year  integer primary key,
  last  bigint not null
) with (fillfactor = 50);

create table matter_case (
  id              uuid primary key,             -- time-ordered
  number          text not null unique,
  key             text not null unique,         -- of the request that submitted it
  body_hash       text not null,
  matter          text not null,
  document        text not null references matter_document,
  person_id       text references person,
  provider_id     text references provider,
  applicant       text not null,                -- JSON, phone sealed where there is one
  channel         text not null,
  promised        text not null default '',     -- materials that the applicant promised in writing
  state           text not null check (state in ('submitted', 'open', 'returned', 'approved', 'paying', 'done',
                    'refused', 'not-accepted', 'withdrawn')),
  step            smallint,
  office          text not null references office,
  accepted_at     text not null references office,
  home            text not null references office,  -- of the person: its township or county; else where it was brought
  assignee        text,
  opened_by       text not null,                -- account or person who brought it
  submitted_at    timestamptz not null,
  accepted_on     date,
  decided_at      timestamptz,
  ended_at        timestamptz,
  due_on          date,
  step_due_on     date,                         -- when what has to happen now is due; queues go by it
  amber_on        date,                         -- the day from which it is shown as soon due
  due_provisional boolean not null default false,
  days_left       smallint,                     -- of the whole, while the clock stands
  step_days_left  smallint,
  returns         smallint not null default 0 check (returns between 0 and 1),
  escalations     smallint not null default 0,
  confidential    boolean not null default false,
  form            text not null,                -- JSON, sealed
  form_mark       text not null,                -- keyed hash of what was asked for: the same brought twice
  result          text not null default '{}',
  excluded        text not null default '',     -- accounts, separated by spaces
  version         integer not null default 1,
  check ((step is not null) = (state in ('open', 'returned'))),
  check (assignee is null or state in ('submitted', 'open', 'returned'))
) with (fillfactor = 80);
-- What is open is little beside what was ever brought, and every queue is of what is open.
create index matter_case_queue on matter_case (office text_pattern_ops, step_due_on, id)
  where state in ('submitted', 'open', 'approved', 'paying');
create index matter_case_mine on matter_case (assignee, step_due_on, id) where assignee is not null;
create index matter_case_due on matter_case (step_due_on, id)
  where state in ('submitted', 'open', 'approved', 'paying');
create index matter_case_going on matter_case (state, id) where state in ('approved', 'paying', 'returned');
create index matter_case_provisional on matter_case (id) where due_provisional and ended_at is null;
create index matter_case_person on matter_case (person_id, id);
create index matter_case_opened on matter_case (opened_by, id);
create index matter_case_home on matter_case (home text_pattern_ops, id);
create index matter_case_accepted on matter_case (accepted_at text_pattern_ops, id);
create index matter_case_matter on matter_case (matter, id);
create index matter_case_form on matter_case (form_mark);
create index matter_case_ended on matter_case (ended_at) where ended_at is not null;

-- The trace. Each row holds the hash of the one before it.
create table case_event (
  case_id     uuid not null references matter_case,
  seq         integer not null check (seq > 0),
  key         text unique,                      -- of the request; null: the system's own
  body_hash   text,
  act         text not null,
  actor       text not null,
  role        text not null,
  office      text,
  at          timestamptz not null,
  state       text not null,
  step        smallint,
  due_on      date,
  step_due_on date,
  facts       text not null,                    -- JSON, canonical
  hash        text not null,
  primary key (case_id, seq)
);
create index case_event_actor on case_event (actor, at);

-- A file that was taken in: once, whoever brings it again. The bytes lie in the object store under the hash.
create table paper_file (
  hash        text primary key,                 -- SHA-256 of the bytes
  size        bigint not null check (size > 0),
  type        text not null,
  scanned_by  text not null,                    -- which scanner said that it is clean; `none`: no scanner is set
  taken_at    timestamptz not null,
  taken_by    text not null,
  removed_at  timestamptz                       -- when its time was over
);

-- The sheets of a case. One that is taken off stays, with the time.
create table case_paper (
  case_id    uuid not null references matter_case,
  seq        smallint not null,
  material   text not null,
  file       text not null references paper_file,
  name       text not null,
  turns      smallint not null default 0 check (turns between 0 and 3),
  added_by   text not null,
  added_at   timestamptz not null,
  taken_off  timestamptz,
  primary key (case_id, seq)
);
create index case_paper_file on case_paper (file);

-- What is said to whom about a case: one row an event and channel, sent once.
create table notice (
  id         uuid primary key,
  case_id    uuid not null references matter_case,
  seq        integer not null,                  -- of the event of the trace
  event      text not null,
  channel    text not null check (channel in ('sms', 'app', 'mail')),
  person_id  text,
  address    text,                              -- sealed
  words      text not null,                     -- JSON: the sentence in both languages, numbers masked
  made_at    timestamptz not null,
  sent_at    timestamptz,
  reference  text,                              -- the gateway's own number
  tries      smallint not null default 0,
  failure    text,
  unique (case_id, seq, channel)
) with (fillfactor = 80);
create index notice_waiting on notice (made_at) where sent_at is null;
create index notice_person on notice (person_id, id);
