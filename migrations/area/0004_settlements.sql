-- The records of money. Nothing here is ever updated or deleted but the two running totals
-- (year_to_date, personal_account), which change only by a guarded write and can be rebuilt.

-- Running totals of a benefit year. `totals` is a JSON object of fen by key.
create table year_to_date (
  person_id    text not null,
  scheme       text not null,
  benefit_year integer not null,
  totals       text not null,
  version      bigint not null,
  primary key (person_id, scheme, benefit_year)
) with (fillfactor = 70);

create table settlement (
  id             uuid not null primary key,     -- time-ordered
  kind           text not null check (kind in ('settlement', 'reversal', 'supplement')),
  -- The settlement that a reversal mirrors or a supplement corrects.
  original_id    uuid,
  person_id      text not null,
  provider_id    text not null,
  encounter_id   text not null,
  scheme         text not null,
  benefit_year   integer not null,
  year_version   bigint not null,               -- of year_to_date, after this record
  visit_kind     text not null,
  benefit_day    date not null,
  policy_set     text not null,
  total          bigint not null,
  pool           bigint not null,
  large_amount   bigint not null,
  serious        bigint not null,
  aid            bigint not null,
  own_account    bigint not null,
  mutual_aid     bigint not null,
  cash           bigint not null,
  hospital       bigint not null,               -- 按病种定额: what the hospital gains or bears
  document       text not null,                 -- inputs, result and explanation
  hash           text not null,                 -- SHA-256 of the canonical row
  batch_id       uuid not null,
  settled_at     timestamptz not null,
  constraint settlement_identity check
    (total + hospital = pool + large_amount + serious + aid + own_account + mutual_aid + cash),
  constraint settlement_year_version unique (person_id, scheme, benefit_year, year_version)
)
-- A document of some kilobytes stays in its row: compressing each on the way in would cost more than
-- all else that is written with it.
with (toast_tuple_target = 8160);
create index settlement_provider on settlement (provider_id, settled_at);

-- Exactly once: the first answer of a key is kept for ever.
create table request (
  provider_id    text not null,
  transaction    text not null,
  key            text not null,
  body_hash      text not null,
  settlement_ids text not null,                 -- what it recorded, JSON
  primary key (provider_id, transaction, key)
);

-- Double entry. A transfer takes from one account and gives to another, so that a journal that does
-- not balance cannot be written down at all. Its two lines are shown by the view `ledger_line`.
create table transfer (
  journal_id     uuid not null,                 -- the settlement (or account entry) that made it
  seq            smallint not null,
  on_day         date not null,
  debit          text not null,
  credit         text not null,
  amount         bigint not null,
  constraint transfer_is_positive check (amount > 0),
  constraint transfer_has_two_sides check (debit <> credit)
);
-- Both rise with time, so ranges of pages serve both, and one index costs less than two.
create index transfer_in_time on transfer using brin (journal_id, on_day) with (pages_per_range = 16);

create view ledger_line as
  select journal_id, seq, on_day, debit as account, amount from transfer
  union all
  select journal_id, seq, on_day, credit, -amount from transfer;

-- A closed day's sum of every account, so that a balance never needs a row that two hospitals share.
create table ledger_day (
  on_day   date not null,
  account  text not null,
  debits   bigint not null,
  credits  bigint not null,
  primary key (on_day, account)
);

-- What happened to an own account: credits, holds and spending; the balance is their sum.
create table account_entry (
  id            uuid primary key,
  person_id     text not null,
  settlement_id uuid,
  amount        bigint not null check (amount <> 0),
  balance_after bigint not null check (balance_after >= 0),
  reason        text not null,
  recorded_at   timestamptz not null default now()
);
create index account_entry_person on account_entry (person_id, id);

-- One chain of batches per lane; a lane lives as long as its process.
create table audit_lane (
  id        uuid primary key,
  opened_at timestamptz not null default now(),
  heads     text not null,                      -- heads of all lanes when it opened: JSON [[lane, seq, hash]]
  anchor    text not null                       -- hash over them, the first link of this lane
);
create table audit_batch (
  id         uuid primary key,
  lane_id    uuid not null references audit_lane,
  seq        bigint not null,
  records    integer not null,
  previous   text not null,
  hash       text not null,
  unique (lane_id, seq)
);

-- Every access to a person's record.
create table access_log (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  actor      text not null,
  action     text not null,
  person_id  text,
  detail     text not null default ''
);
create index access_log_person on access_log (person_id, id);
