-- Premiums of residents and contributions of units, incentives, insured years brought from elsewhere. Creates tables; the
-- two columns that `coverage` gets may be null and have no default, so that its brief exclusive lock rewrites nothing.

alter table coverage add column order_id uuid;             -- the paid premium that made it
alter table coverage add column withdrawn_at timestamptz;  -- it never counts: the premium was given back before it began
create index coverage_order on coverage (order_id) where order_id is not null;

-- Years for which another area was paid, as they came with a transfer.
create table insured_elsewhere (
  person_id   text not null references person,
  year        integer not null,
  area        text not null,
  source      text not null,                -- the case or voucher that says so
  recorded_at timestamptz not null default now(),
  primary key (person_id, year)
);

-- What one person is asked for one year of a scheme. Never changed: what became of it are its events.
create table premium_order (
  id             uuid primary key,          -- time-ordered
  key            text not null unique,      -- of the request that made it
  body_hash      text not null,
  person_id      text not null references person,
  scheme         text not null check (scheme in ('resident', 'ltc', 'large-amount')),
  year           integer not null,
  attempt        smallint not null check (attempt > 0),
  personal       bigint not null check (personal >= 0),   -- left for the person, with what repairs missed years
  repaired_years smallint not null default 0 check (repaired_years >= 0),
  levels         text[] not null,           -- budgets that bear the fiscal share
  fiscal         bigint[] not null,         -- what each of them bears
  aid            bigint not null check (aid >= 0),
  aid_level      text,                      -- whose budget helps, and on which ground
  group_code     text,
  pay_until      date not null,
  made_on        date not null,
  made_at        timestamptz not null,
  made_by        text not null,
  office         text,
  batch_id       uuid,
  unique (person_id, scheme, year, attempt),
  check (cardinality(levels) = cardinality(fiscal)),
  check ((aid > 0) = (aid_level is not null and group_code is not null))
);
create index premium_order_batch on premium_order (batch_id, id) where batch_id is not null;
create index premium_order_office on premium_order (office, id) where office is not null;

create table premium_event (
  order_id     uuid not null references premium_order,
  seq          smallint not null check (seq > 0),
  kind         text not null check
    (kind in ('made', 'sent', 'unknown', 'failed', 'paid', 'withdrawn', 'refunded')),
  key          text unique,                 -- of the request; several events of one request bear it once
  channel      text check (channel in ('cash', 'station', 'bank', 'tax', 'account', 'wallet', 'aid')),
  payment_id   uuid,                        -- under which a bank or the tax office collects once
  payer        text,                        -- own account: the person; wallet: the grant; list: the collector
  agreement    text,                        -- by which a bank or the tax office may collect
  reference    text not null default '',
  journal_id   uuid,                        -- may be shared by the events of a batch
  on_day       date not null,
  starts_on    date,                        -- of a payment: the insurance that it makes
  covered_from date,
  ends_on      date,
  receipt      text unique,
  actor        text not null,
  at           timestamptz not null,
  primary key (order_id, seq),
  check ((kind = 'paid') = (receipt is not null)),
  check ((kind = 'sent') <= (payment_id is not null))
);
create index premium_event_journal on premium_event (journal_id) where journal_id is not null;
create index premium_event_under_way on premium_event (at) where kind in ('sent', 'unknown');

create view premium_order_now as
  select o.*, e.kind as state, e.seq, e.on_day as moved_on, e.at as moved_at, e.channel, e.payment_id, e.agreement,
    e.payer, e.reference, e.receipt, e.starts_on, e.covered_from, e.ends_on
  from premium_order o
  cross join lateral (select * from premium_event e where e.order_id = o.id order by seq desc limit 1) e;

-- A list of people who enrol and pay together: of a collector at a station, or of a whole county. Its chunks are recorded
-- whole or not at all, so that whoever sends it again goes on where it stopped.
create table premium_batch (
  id        uuid primary key,
  key       text not null unique,
  body_hash text not null,
  year      integer not null,
  channel   text not null,
  lines     integer not null check (lines > 0),
  made_by   text not null,
  office    text,
  made_at   timestamptz not null
);
create table premium_batch_chunk (
  batch_id  uuid not null references premium_batch,
  seq       integer not null check (seq > 0),
  lines     integer not null,
  first     integer not null,               -- as the list counts them
  last      integer not null,
  orders    integer not null,
  persons   integer not null,               -- who were not insured before and are recorded now
  personal  bigint not null,
  at        timestamptz not null,
  primary key (batch_id, seq)
);
create table premium_batch_refusal (
  batch_id  uuid not null references premium_batch,
  line      integer not null,
  code      text not null,
  facts     text not null,                  -- JSON, with numbers masked
  primary key (batch_id, line)
);

-- Employers. A month of contributions is made for those who are members on its first day.
create table unit (
  id        text primary key,
  key       text not null unique,
  name      text not null,
  county    text not null,
  made_by   text not null,
  made_at   timestamptz not null
);
create table unit_member (
  id        uuid primary key,
  key       text not null unique,
  unit_id   text not null references unit,
  person_id text not null references person,
  wage      bigint not null check (wage > 0),
  retired   boolean not null default false,
  starts_on date not null,
  ends_on   date,
  made_by   text not null,
  made_at   timestamptz not null,
  check (ends_on is null or ends_on > starts_on)
);
create index unit_member_unit on unit_member (unit_id, starts_on);
create index unit_member_person on unit_member (person_id);
create table unit_month (
  unit_id      text not null references unit,
  month        date not null check (extract(day from month) = 1),
  members      integer not null,
  unit_share   bigint not null,
  person_share bigint not null,
  due_until    date not null,               -- last day before its members are in arrears
  primary key (unit_id, month)
);
create table unit_month_member (
  unit_id      text not null,
  month        date not null,
  person_id    text not null references person,
  wage         bigint not null,
  unit_share   bigint not null check (unit_share >= 0),
  person_share bigint not null check (person_share >= 0),
  primary key (unit_id, month, person_id),
  foreign key (unit_id, month) references unit_month
);
create index unit_month_member_person on unit_month_member (person_id, month);
create table unit_month_event (
  unit_id    text not null,
  month      date not null,
  seq        smallint not null check (seq > 0),
  kind       text not null check (kind in ('made', 'arrears', 'paid')),
  key        text unique,
  channel    text,
  reference  text not null default '',
  journal_id uuid,
  on_day     date not null,
  actor      text not null,
  at         timestamptz not null,
  primary key (unit_id, month, seq),
  foreign key (unit_id, month) references unit_month
);

-- What raises the cap of serious-disease insurance in a year. Made once by the run of that year.
create table incentive (
  person_id        text not null references person,
  benefit_year     integer not null,
  continuous_years smallint not null check (continuous_years > 0),
  continuous       bigint not null check (continuous >= 0),
  no_claim         bigint not null check (no_claim >= 0),
  most             bigint not null check (most >= 0),
  total            bigint not null check (total = least(continuous + no_claim, most)),
  made_at          timestamptz not null,
  primary key (person_id, benefit_year)
);
create table incentive_run (
  year        integer primary key,
  reached     text not null default '',     -- everybody up to this id was looked at
  looked_at   bigint not null default 0,
  made        bigint not null default 0,
  finished_at timestamptz
);
