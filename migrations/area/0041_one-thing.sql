-- Refunds, transfers and withdrawals are carried out. Creates, but for columns of two tables that get a constant default or may
-- be null, and for one check that is replaced: their brief exclusive locks rewrite nothing.

-- Whose death is known, by the case whose papers were looked at.
create table death (
  person_id   text primary key references person,
  died_on     date not null,
  case_id     uuid not null references matter_case,
  recorded_at timestamptz not null
);

-- What was decided before this migration was carried out by nobody, and says so: null, and false.
alter table refund_decision
  add column carried   text check (carried in ('premium', 'owed', 'unrecorded')),
  add column order_id  uuid references premium_order,
  add column order_seq smallint,                          -- the event by which the order owes something
  add column to_person bigint check (to_person >= 0),     -- leaves by a payment; the rest went back into an account
  add check ((carried in ('premium', 'owed')) = (order_id is not null and order_seq is not null)),
  drop constraint refund_decision_amount_check,
  add constraint refund_decision_amount_check check (amount >= 0);
create unique index refund_decision_order on refund_decision (order_id, order_seq) where order_id is not null;

alter table transfer_decision add column carried boolean not null default false;

-- What the other area said to our letter, and what an officer made of it where it said other figures.
create table transfer_answer (
  case_id         uuid not null references transfer_decision,
  seq             smallint not null check (seq > 0),
  key             text not null unique,
  kind            text not null check (kind in ('confirmed', 'contradicted', 'settled', 'asked-again')),
  employee_months integer not null check (employee_months >= 0),
  resident_months integer not null check (resident_months >= 0),
  balance         bigint not null check (balance >= 0),
  letter          text not null,              -- the number of theirs
  reason          text not null default '',
  by              text not null,
  at              timestamptz not null,
  primary key (case_id, seq)
);

-- The money of a transfer, once: sent by us when it was confirmed and the day has come, received when it was confirmed.
create table transfer_movement (
  case_id  uuid primary key references transfer_decision,
  act_id   uuid unique,                       -- of the own account; null: there was nothing to move
  amount   bigint not null check (amount >= 0),
  on_day   date not null,
  by       text not null,
  at       timestamptz not null,
  check ((act_id is null) = (amount = 0))
);

-- What the pension office said of the letter that went to it with ours; asked again until it took or refused it.
create table pension_answer (
  case_id   uuid not null references transfer_decision,
  seq       smallint not null check (seq > 0),
  outcome   text not null check (outcome in ('taken', 'refused', 'unknown')),
  reference text not null default '',
  reason    text not null default '',
  by        text not null,
  at        timestamptz not null,
  primary key (case_id, seq)
);

create view transfer_now as
  select d.case_id, c.number, c.accepted_at as office, d.person_id, d.direction, d.other_area, d.starts_on,
    coalesce(a.employee_months, d.employee_months) as employee_months,
    coalesce(a.resident_months, d.resident_months) as resident_months, coalesce(a.balance, d.balance) as balance,
    d.pension, d.decided_on, a.letter, a.by as answered_by, coalesce(a.seq, 0)::smallint as answers,
    m.amount as moved, m.on_day as moved_on,
    case when d.pension = 'none' then 'none' else coalesce(p.outcome, 'waiting') end as pension_state,
    case when m.case_id is not null then 'moved'
         when a.kind is null or a.kind = 'asked-again' then 'waiting'
         when a.kind = 'contradicted' then 'contradicted'
         else 'confirmed' end as state
  from transfer_decision d
  join matter_case c on c.id = d.case_id
  left join lateral (select * from transfer_answer where case_id = d.case_id order by seq desc limit 1) a on true
  left join transfer_movement m on m.case_id = d.case_id
  left join lateral (select outcome from pension_answer where case_id = d.case_id order by seq desc limit 1) p on true
  where d.carried;

-- Own accounts that were paid out whole.
create table account_withdrawal (
  case_id    uuid primary key references matter_case,
  person_id  text not null references person,
  reason     text not null check (reason in ('death', 'emigration')),
  on_day     date not null,                   -- the last day of insurance
  amount     bigint not null check (amount > 0),
  act_id     uuid not null unique,
  payment_id uuid not null unique references person_payment,
  decided_on date not null
);
create index account_withdrawal_person on account_withdrawal (person_id);
