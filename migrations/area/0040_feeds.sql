-- Feeds of special groups, what they planned and did, the tilt audit and the burden warning. Creates only.

create table feed (
  id          uuid primary key,             -- time-ordered
  key         text not null,
  source      text not null,
  kind        text not null check (kind in ('full', 'difference')),
  as_of       date not null,                -- the day whose state the sender tells
  name        text not null,
  format      text not null check (format in ('csv', 'xlsx', 'json')),
  encoding    text not null,
  file_hash   text not null,                -- SHA-256 of the bytes
  body_hash   text not null,                -- of the bytes and of what the sender said of them
  announced   integer,                      -- rows, where the sender named them
  heading     text not null,                -- JSON
  rows        integer not null,
  state       text not null check (state in ('refused', 'checking', 'comparing', 'checked', 'acting', 'recomputing', 'acted')),
  refusal     text,                         -- JSON: code and facts, of a file that was refused as a whole
  reached     text not null default '',     -- how far the phase is: a part, a person or a membership
  done        integer not null default 0,
  total       integer not null default 0,
  doubt       text check (doubt in ('endings', 'drop')),  -- why a second person has to look
  brought_by  text not null,
  brought_at  timestamptz not null,
  confirmed_by text,
  acted_by    text,
  acted_on    date,
  version     integer not null default 1,
  check ((state = 'refused') = (refusal is not null)),
  check (confirmed_by is null or confirmed_by <> brought_by)
) with (fillfactor = 70);
create unique index feed_once on feed (source, kind, as_of, body_hash) where state <> 'refused';
create unique index feed_key on feed (key) where state <> 'refused';
create index feed_going on feed (id) where state in ('checking', 'comparing', 'acting', 'recomputing');

-- A thousand lines as they came; what they say of people is sealed.
create table feed_part (
  feed_id     uuid not null references feed,
  part        integer not null,
  first_line  integer not null,
  rows        integer not null,
  content     text not null,                -- JSON, sealed: cells of each line
  primary key (feed_id, part)
);

-- One line as it was understood. Found again by keyed hashes, so that nothing is opened to compare. Its feed is locked by whoever
-- writes it; that there is one is a check of the proof, since a reference costs a third of writing the line.
create table feed_row (
  feed_id     uuid not null,
  line        integer not null,
  person_id   text,                         -- matched, or who it may be; read from person just before
  mark        text,                         -- of the identity number
  name_mark   text,                         -- of the name, where nobody has the number
  change      text not null check (change in ('add', 'end')),
  group_code  text,
  starts_on   date,
  ends_on     date,
  verdict     text not null check (verdict in
    ('matched', 'change', 'same', 'conflict', 'doubtful', 'refused', 'enrol', 'left')),
  reason      text,
  primary key (feed_id, line)
) with (fillfactor = 80);
create index feed_row_person on feed_row (feed_id, person_id, line);
create index feed_row_look on feed_row (feed_id, verdict, line) where verdict in ('conflict', 'doubtful', 'refused', 'enrol', 'left');

-- What a feed will do, shown before it is done. The id of an addition is the id of the membership. Feed and person are read just
-- before; that they are there is a check of the proof.
create table feed_act (
  id          uuid primary key,
  feed_id     uuid not null,
  line        integer,                      -- null: ended because the list no longer names it
  act         text not null check (act in ('add', 'end')),
  person_id   text not null,
  group_code  text not null,
  starts_on   date not null,
  ends_on     date,
  membership_id uuid,                       -- which one ends
  state       text not null check (state in ('planned', 'done', 'overtaken')),
  recompute   text not null check (recompute in ('none', 'waiting', 'done', 'failed')),
  corrected   integer,
  due         bigint,                       -- fen that funds owe the person for what was settled before
  failure     text,
  check (act = 'add' or (membership_id is not null and ends_on is not null))
) with (fillfactor = 80);
create index feed_act_of on feed_act (feed_id, id);
create index feed_act_recompute on feed_act (feed_id, id) where recompute in ('waiting', 'failed');

-- Who is on a list of a special group and not insured: to be enrolled with a subsidy.
create table feed_enrolment (
  who         text not null,                -- the person, or the mark of a number that nobody here has
  group_code  text not null,
  feed_id     uuid not null references feed,
  line        integer not null,
  person_id   text references person,
  mark        text,
  starts_on   date not null,
  listed_at   timestamptz not null,
  primary key (who, group_code)
);

-- What somebody said of a doubtful line.
create table feed_review (
  id          uuid primary key,
  key         text not null unique,
  feed_id     uuid not null references feed,
  line        integer not null,
  outcome     text not null check (outcome in ('take', 'leave')),
  person_id   text references person,
  note        text not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  check ((outcome = 'take') = (person_id is not null))
);
create index feed_review_line on feed_review (feed_id, line);

-- A look at all settlements of a time for tilts that were missed.
create table tilt_run (
  id          uuid primary key,
  key         text not null unique,
  from_day    date not null,
  until_day   date not null,                -- first day no longer looked at
  state       text not null check (state in ('running', 'done')),
  reached     text not null default '',     -- the last person looked at
  persons     integer not null default 0,
  asked_by    text not null,
  asked_at    timestamptz not null,
  finished_at timestamptz,
  check (until_day > from_day)
) with (fillfactor = 70);
create index tilt_run_going on tilt_run (id) where state = 'running';

create table tilt_finding (
  id          uuid primary key,
  run_id      uuid not null references tilt_run,
  settlement_id uuid not null,
  person_id   text not null references person,
  provider_id text not null references provider,
  scheme      text not null,
  benefit_year integer not null,
  benefit_day date not null,
  kind        text not null check (kind in ('missed', 'follows')),
  groups_then text not null,
  groups_now  text not null,
  cash        bigint not null,              -- fen more (or less) that the person should have been spared
  funds       bigint not null,              -- fen more that funds should have paid
  policy_set  text not null,
  unique (run_id, settlement_id)
);
create index tilt_finding_person on tilt_finding (person_id, run_id);

-- That the recomputation of a finding's person was started, and what came of it.
create table tilt_remedy (
  run_id      uuid not null references tilt_run,
  person_id   text not null references person,
  scheme      text not null,
  key         text not null unique,
  corrected   integer not null,
  due         bigint not null,
  started_by  text not null,
  started_at  timestamptz not null,
  primary key (run_id, person_id, scheme)
);

-- Whose own payments of a year went over a line.
create table burden_warning (
  id          uuid primary key,
  person_id   text not null references person,
  benefit_year integer not null,
  level       text not null,
  threshold   bigint not null check (threshold > 0),
  own_paid    bigint not null,
  source      text not null,
  warned_on   date not null,
  unique (person_id, benefit_year, level)
);
create index burden_warning_day on burden_warning (warned_on, id);

-- What follows from a warning, and by whom. A result is measured later.
create table burden_task (
  id          uuid primary key,
  key         text not null unique,
  warning_id  uuid not null references burden_warning,
  measure     text not null,
  assigned_to text not null,
  assigned_by text not null,
  assigned_on date not null,
  due_on      date not null,
  state       text not null check (state in ('assigned', 'done', 'measured')),
  done_on     date,
  done_by     text,
  note        text not null default '',
  months      integer,                      -- how many are compared
  paid_before bigint,
  paid_after  bigint,
  measured_on date,
  check ((state = 'assigned') = (done_on is null)),
  check ((state = 'measured') = (measured_on is not null))
) with (fillfactor = 70);
create index burden_task_warning on burden_task (warning_id);
create index burden_task_open on burden_task (state, due_on);
