-- Comparing the books of a provider with ours. Creates tables and a view; replaces one index of `settlement`, which
-- holds off writes to that table while it is built (some seconds a million records).

-- A month of a large hospital is a hundred thousand records of some kilobytes each. With what is compared in the
-- index, totals and lines are read from it alone.
create index settlement_told on settlement (provider_id, settled_at)
  include (id, kind, original_id, person_id, encounter_id, scheme, visit_kind, batch_id,
    total, pool, large_amount, serious, aid, own_account, mutual_aid, cash, hospital);
drop index settlement_provider;

-- What providers were told: one row a request. Parts of a cut stay are one; a reversal is the mirror of what was
-- told before, whatever supplements were posted since, which are settled with the person alone.
create view told_settlement as
  select (array_agg(id order by id))[1] as id, kind,
    (array_agg(original_id order by original_id))[1] as original_id,
    person_id, provider_id, encounter_id, settled_at,
    (array_agg(scheme order by id desc))[1] as scheme,
    (array_agg(visit_kind order by id desc))[1] as visit_kind,
    sum(total)::bigint as total, sum(funds)::bigint as funds, sum(accounts)::bigint as accounts,
    sum(cash)::bigint as cash
  from (
    select s.id, s.kind, s.original_id, s.person_id, s.provider_id, s.encounter_id, s.settled_at,
      s.batch_id, s.scheme, s.visit_kind, s.total,
      s.pool + s.large_amount + s.serious + s.aid as funds, s.own_account + s.mutual_aid as accounts,
      s.cash
    from settlement s where s.kind = 'settlement'
    union all
    -- By a branch of its own, so that what is reversed is fetched by key and for reversals only.
    select s.id, s.kind, s.original_id, s.person_id, s.provider_id, s.encounter_id, s.settled_at,
      s.batch_id, s.scheme, s.visit_kind, -o.total,
      -(o.pool + o.large_amount + o.serious + o.aid), -(o.own_account + o.mutual_aid), -o.cash
    from settlement s join settlement o on o.id = s.original_id where s.kind = 'reversal'
  ) part
  group by provider_id, settled_at, batch_id, encounter_id, person_id, kind;

-- One comparison. Nothing here is updated: looking again is another run.
create table reconciliation_run (
  id              uuid primary key,
  provider_id     text not null,
  channel         text not null check (channel in ('national', 'console')),
  level           text not null check (level in ('totals', 'lines')),
  starts_on       date not null,
  ends_on         date not null,                -- first day after it
  scheme          text,                         -- null: both
  visit_kinds     text,                         -- joined by commas; null: all
  with_refunds    boolean not null,
  stated_count    integer not null,
  stated_total    bigint not null,
  stated_funds    bigint not null,
  stated_accounts bigint,                       -- null: was not said
  stated_cash     bigint,
  centre_count    integer not null,
  centre_total    bigint not null,
  centre_funds    bigint not null,
  centre_accounts bigint not null,
  centre_cash     bigint not null,
  differences     integer not null,             -- lines that differ; of totals, figures that differ
  made_by         text not null,
  made_at         timestamptz not null,
  check (ends_on > starts_on)
);
create index reconciliation_run_provider on reconciliation_run (provider_id, id);

create table reconciliation_difference (
  run_id          uuid not null references reconciliation_run,
  seq             integer not null,
  finding         text not null check (finding in ('only-provider', 'only-centre', 'different')),
  settlement_id   uuid,                         -- ours, or the one that the provider's line speaks of
  stated          text,                         -- the provider's own id of it
  person_id       text not null,
  stated_total    bigint,
  stated_funds    bigint,
  stated_accounts bigint,
  centre_total    bigint,
  centre_funds    bigint,
  centre_accounts bigint,
  primary key (run_id, seq)
);

-- What somebody did about a one-sided entry; never changed.
create table reconciliation_repair (
  id          uuid primary key,
  provider_id text not null,
  run_id      uuid,                             -- the difference that was repaired
  seq         integer,
  subject     text not null,                    -- settlement, stated id, or registration
  action      text not null check (action in ('reverse', 'take-over', 'send-again', 'cancel')),
  reason      text not null,
  person_id   text,
  made_by     text not null,
  made_at     timestamptz not null,
  unique (run_id, seq),
  foreign key (run_id, seq) references reconciliation_difference (run_id, seq)
);
create index reconciliation_repair_provider on reconciliation_repair (provider_id, id);

-- 清算申请: a provider states what it asks for a month; only figures that agree with ours are taken.
create table clearing_application (
  id           uuid primary key,
  provider_id  text not null,
  visit_kinds  text not null,
  way          text not null,                   -- as the sender codes it; '' when it said none
  month        text not null,                   -- 2025-06
  starts_on    date not null,
  ends_on      date not null,                   -- first day after it
  persons      integer not null,
  total        bigint not null,
  recognised   bigint not null,
  funds        bigint not null,
  accounts     bigint not null,
  cash         bigint not null,
  made_by      text not null,
  made_at      timestamptz not null,
  check (ends_on > starts_on)
);
create index clearing_application_provider on clearing_application (provider_id, id);

create table clearing_withdrawal (
  application_id uuid primary key references clearing_application,
  made_by        text not null,
  made_at        timestamptz not null
);
