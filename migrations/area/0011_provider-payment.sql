-- Paying the providers. Creates only; locks nothing that exists. Nothing here is ever updated or deleted:
-- what was taken back, refused or returned is a further row, and an order's state is its last event.

-- A closed period (usually a month). Periods follow each other without a gap.
create table pay_period (
  id         uuid primary key,
  starts_on  date not null unique,
  ends_on    date not null unique,              -- first day of the next period
  closed_by  text not null,
  closed_at  timestamptz not null,
  check (ends_on > starts_on)
);

-- What one fund owes one provider for a period: `drawn` from the closed days of the ledger, `carried`
-- from an earlier statement that left nothing to pay out.
create table pay_statement (
  id           uuid primary key,
  period_id    uuid not null references pay_period,
  provider_id  text not null,
  fund         text not null check (fund in
    ('pool', 'largeAmount', 'seriousDisease', 'medicalAid', 'ownAccount', 'mutualAid')),
  drawn        bigint not null,
  carried      bigint not null default 0 check (carried <= 0),
  carried_from uuid unique references pay_statement,
  unique (period_id, provider_id, fund),
  check ((carried_from is null) = (carried = 0))
);
create index pay_statement_provider on pay_statement (provider_id, id);

-- Kept back from a statement. A row with `takes_back` gives the amount of that row back.
create table pay_deduction (
  id           uuid primary key,                -- also its journal
  statement_id uuid not null references pay_statement,
  key          text not null,
  source       text not null check (source in
    ('audit', 'supervision', 'contract', 'deposit', 'budget')),
  reason       text not null check (reason <> ''),
  amount       bigint not null check (amount <> 0),
  takes_back   uuid unique references pay_deduction,
  made_by      text not null,
  made_at      timestamptz not null,
  on_day       date not null,                   -- of its journal
  unique (statement_id, key),
  check ((takes_back is null) = (amount > 0))
);

-- Where a provider is paid; the newest row counts, an order keeps the one it was made with.
create table pay_account (
  id          uuid primary key,
  provider_id text not null,
  holder      text not null,
  bank        text not null,
  number      text not null,
  made_by     text not null,
  made_at     timestamptz not null
);
create index pay_account_provider on pay_account (provider_id, id);

-- The id is the key under which the bank pays once.
create table pay_order (
  id           uuid primary key,
  statement_id uuid not null references pay_statement,
  attempt      smallint not null check (attempt > 0),
  amount       bigint not null check (amount > 0),
  account_id   uuid not null references pay_account,
  unique (statement_id, attempt)
);

create table pay_order_event (
  order_id   uuid not null references pay_order,
  seq        smallint not null check (seq > 0),
  state      text not null check (state in ('made', 'withdrawn', 'rejected', 'approved', 'sent',
    'unknown', 'paid', 'failed', 'returned')),
  actor      text not null,
  at         timestamptz not null,
  detail     text not null default '',          -- reason, name of the bank file, or the bank's words
  reference  text not null default '',          -- the bank's own number
  journal_id uuid unique,                       -- what it moved in the ledger
  on_day     date not null,
  primary key (order_id, seq),
  check ((journal_id is not null) = (state in ('paid', 'returned')))
);

-- An order as it stands.
create view pay_order_now as
  select o.id, o.statement_id, o.attempt, o.amount, o.account_id, e.seq, e.state, e.at, e.detail
  from pay_order o
  join lateral (select seq, state, at, detail from pay_order_event
                where order_id = o.id order by seq desc limit 1) e on true;

-- A statement with what is left to pay, its last order's state, and whether a later one carries it on.
create view pay_statement_now as
  select s.id, s.period_id, s.provider_id, s.fund, s.drawn, s.carried, s.carried_from,
    coalesce(d.total, 0)::bigint as deducted,
    (s.drawn + s.carried - coalesce(d.total, 0))::bigint as payable,
    o.id as order_id, o.state as order_state, coalesce(o.attempt, 0)::smallint as attempts,
    exists (select 1 from pay_statement n where n.carried_from = s.id) as carried_on
  from pay_statement s
  left join lateral (select sum(amount) as total from pay_deduction
                     where statement_id = s.id) d on true
  left join lateral (select id, state, attempt from pay_order_now
                     where statement_id = s.id order by attempt desc limit 1) o on true;

-- Every journal that paying made, as the ledger must hold it.
create view pay_posting as
  select d.id as journal_id,
    case when d.amount > 0 then 'payable:' else 'withheld:' end || s.provider_id || ':' || s.fund as debit,
    case when d.amount > 0 then 'withheld:' else 'payable:' end || s.provider_id || ':' || s.fund as credit,
    abs(d.amount) as amount, d.on_day
  from pay_deduction d join pay_statement s on s.id = d.statement_id
  union all
  select e.journal_id,
    case e.state when 'paid' then 'payable:' || s.provider_id else 'bank' end || ':' || s.fund,
    case e.state when 'paid' then 'bank' else 'payable:' || s.provider_id end || ':' || s.fund,
    o.amount, e.on_day
  from pay_order_event e
  join pay_order o on o.id = e.order_id
  join pay_statement s on s.id = o.statement_id
  where e.journal_id is not null;
