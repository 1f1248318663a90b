-- Paying persons, and the bills that persons paid themselves and bring on paper. Creates only, but for one column of
-- encounter that may be null and has no default, so that its brief exclusive lock rewrites nothing, and for a view.
-- Nothing here is ever updated or deleted but the release of an invoice: what was rejected, returned, set off or
-- received is a further row, and an order's state is its last event.

-- The case by which a person claims this bill; null: its hospital settles it.
alter table encounter add column claim uuid;

-- What a person was paid for a bill of his own is no business of the hospital's books. Told by the id, which no hospital
-- can give (`claims/draft-claim.ts`), so that a month is still added up from its index alone.
create or replace view told_settlement as
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
    select s.id, s.kind, s.original_id, s.person_id, s.provider_id, s.encounter_id, s.settled_at,
      s.batch_id, s.scheme, s.visit_kind, -o.total,
      -(o.pool + o.large_amount + o.serious + o.aid), -(o.own_account + o.mutual_aid), -o.cash
    from settlement s join settlement o on o.id = s.original_id where s.kind = 'reversal'
  ) part
  where part.encounter_id !~ '^claim-[0-9a-f-]{36}$'
  group by provider_id, settled_at, batch_id, encounter_id, person_id, kind;

-- What is owed to somebody who is no provider. `key` says for what, so that nothing is ever owed twice.
create table person_payment (
  id         uuid primary key,                  -- time-ordered
  key        text not null unique,
  kind       text not null,                     -- reimbursement, maternity, refund, …
  case_id    uuid,
  person_id  text references person,            -- null: a unit
  owed_by    text not null check (owed_by like 'due:_%'),  -- account of the ledger that it draws to zero
  amount     bigint not null check (amount > 0),
  journal_id uuid unique,                       -- booked with it; null: a settlement booked it before
  on_day     date not null,
  made_by    text not null,
  made_at    timestamptz not null
);
create index person_payment_case on person_payment (case_id) where case_id is not null;
create index person_payment_person on person_payment (person_id, id);
create index person_payment_owed_by on person_payment (owed_by, id);

-- Which fund pays how much of it, and which account bears it where the payment itself books that.
create table person_payment_part (
  payment_id uuid not null references person_payment,
  fund       text not null,
  amount     bigint not null check (amount > 0),
  borne_by   text,
  primary key (payment_id, fund)
);

-- Where it is paid to; the newest row counts, an order keeps the one it was made with.
create table person_payment_account (
  id            uuid primary key,               -- time-ordered
  payment_id    uuid not null references person_payment,
  holder_sealed text not null,
  bank          text not null,
  number_sealed text not null,
  made_by       text not null,
  made_at       timestamptz not null
);
create index person_payment_account_payment on person_payment_account (payment_id, id);

-- Orders that one person made together and another checks together.
create table person_pay_batch (
  id      uuid primary key,
  key     text not null unique,
  made_by text not null,
  made_at timestamptz not null
);

-- The id is the key under which the bank pays once.
create table person_pay_order (
  id         uuid primary key,
  batch_id   uuid not null references person_pay_batch,
  payment_id uuid not null references person_payment,
  attempt    smallint not null check (attempt > 0),
  amount     bigint not null check (amount > 0),
  account_id uuid not null references person_payment_account,
  unique (payment_id, attempt)
);
create index person_pay_order_batch on person_pay_order (batch_id);

create table person_pay_order_part (
  order_id uuid not null references person_pay_order,
  fund     text not null,
  amount   bigint not null check (amount > 0),
  primary key (order_id, fund)
);

create table person_pay_order_event (
  order_id   uuid not null references person_pay_order,
  seq        smallint not null check (seq > 0),
  state      text not null check (state in ('made', 'withdrawn', 'rejected', 'approved', 'sent',
    'unknown', 'paid', 'failed', 'returned')),
  actor      text not null,
  at         timestamptz not null,
  detail     text not null default '',          -- reason, name of the bank file, or the bank's words
  reference  text not null default '',          -- the bank's own number
  journal_id uuid unique,
  on_day     date not null,
  primary key (order_id, seq),
  check ((journal_id is not null) = (state in ('paid', 'returned')))
);

-- What somebody has to give back (追回).
create table recovery (
  id         uuid primary key,                  -- time-ordered
  key        text not null unique,
  payment_id uuid not null references person_payment,
  owed_by    text not null,                     -- the account of the ledger that holds the debt
  amount     bigint not null check (amount > 0),
  reason     text not null check (reason <> ''),
  journal_id uuid unique,                       -- booked with it; null: the reversal of a settlement booked it
  on_day     date not null,
  made_by    text not null,
  made_at    timestamptz not null
);
create index recovery_owed_by on recovery (owed_by, id);
create index recovery_payment on recovery (payment_id);

create table recovery_part (
  recovery_id uuid not null references recovery,
  fund        text not null,
  amount      bigint not null check (amount > 0),
  borne_by    text,
  primary key (recovery_id, fund)
);

-- How it was given back: kept from a later payment, or received by the bank.
create table recovery_entry (
  recovery_id uuid not null references recovery,
  seq         smallint not null check (seq > 0),
  kind        text not null check (kind in ('set-off', 'received')),
  amount      bigint not null check (amount > 0),
  payment_id  uuid references person_payment,
  reference   text not null default '',         -- the bank's own number of what came in
  actor       text not null,
  at          timestamptz not null,
  journal_id  uuid unique,
  on_day      date not null,
  primary key (recovery_id, seq),
  check ((kind = 'set-off') = (payment_id is not null)),
  check ((kind = 'received') = (journal_id is not null))
);
create index recovery_entry_payment on recovery_entry (payment_id) where payment_id is not null;
-- A receipt is booked once, by the bank's own number.
create unique index recovery_entry_receipt on recovery_entry (recovery_id, reference) where kind = 'received';

create table recovery_entry_part (
  recovery_id uuid not null,
  seq         smallint not null,
  fund        text not null,
  amount      bigint not null check (amount > 0),
  primary key (recovery_id, seq, fund),
  foreign key (recovery_id, seq) references recovery_entry
);

create view person_pay_order_now as
  select o.id, o.batch_id, o.payment_id, o.attempt, o.amount, o.account_id, e.seq, e.state, e.at, e.detail
  from person_pay_order o
  join lateral (select seq, state, at, detail from person_pay_order_event
                where order_id = o.id order by seq desc limit 1) e on true;

-- A payment as it stands. `waiting`: an order may be made; `account`: the bank did not pay, a new account is asked for.
create view person_payment_now as
  select p.*, coalesce(r.total, 0)::bigint as set_off, a.id as account_id,
    o.id as order_id, coalesce(o.attempt, 0)::smallint as attempts,
    case when coalesce(r.total, 0) = p.amount then 'set-off'
         when o.state is null or o.state in ('withdrawn', 'rejected') then 'waiting'
         when o.state in ('failed', 'returned')
           then case when a.id = o.account_id then o.state else 'waiting' end
         else o.state end as state
  from person_payment p
  join lateral (select id from person_payment_account
                where payment_id = p.id order by id desc limit 1) a on true
  left join lateral (select sum(amount) as total from recovery_entry where payment_id = p.id) r on true
  left join lateral (select id, state, attempt, account_id from person_pay_order_now
                     where payment_id = p.id order by attempt desc limit 1) o on true;

create view recovery_now as
  select r.*, coalesce(e.total, 0)::bigint as returned, (r.amount - coalesce(e.total, 0))::bigint as open
  from recovery r
  left join lateral (select sum(amount) as total from recovery_entry where recovery_id = r.id) e on true;

-- Every line that paying persons made, as the ledger must hold it.
create view person_pay_posting as
  select p.journal_id, t.borne_by as debit, p.owed_by as credit, t.amount, p.on_day
  from person_payment p join person_payment_part t on t.payment_id = p.id where p.journal_id is not null
  union all
  select e.journal_id,
    case e.state when 'paid' then p.owed_by else 'bank:' || t.fund end,
    case e.state when 'paid' then 'bank:' || t.fund else p.owed_by end, t.amount, e.on_day
  from person_pay_order_event e
  join person_pay_order o on o.id = e.order_id
  join person_payment p on p.id = o.payment_id
  join person_pay_order_part t on t.order_id = o.id
  where e.journal_id is not null
  union all
  select r.journal_id, r.owed_by, t.borne_by, t.amount, r.on_day
  from recovery r join recovery_part t on t.recovery_id = r.id where r.journal_id is not null
  union all
  select e.journal_id, 'bank:' || t.fund, r.owed_by, t.amount, e.on_day
  from recovery_entry e
  join recovery r on r.id = e.recovery_id
  join recovery_entry_part t on t.recovery_id = e.recovery_id and t.seq = e.seq
  where e.journal_id is not null;

-- An invoice is paid for once, whoever brings it. Released when the settlement that it was paid in was taken back.
create table claimed_invoice (
  number      text not null,
  case_id     uuid not null,
  claimed_at  timestamptz not null,
  released_at timestamptz,
  primary key (number, case_id)
);
create unique index claimed_invoice_once on claimed_invoice (number) where released_at is null;

-- What an officer was shown before deciding a claim; the newest row of a case is the amount that is decided on.
create table claim_trial (
  case_id  uuid not null,
  seq      integer not null check (seq > 0),
  fund     bigint not null,
  seen_by  text not null,
  seen_at  timestamptz not null,
  primary key (case_id, seq)
);
