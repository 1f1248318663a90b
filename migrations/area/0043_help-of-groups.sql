-- What follows for premiums when somebody comes to belong to a special group by a list, or leaves it. Creates a table; the column
-- that `feed_act` gets may be null and has no default, so that its brief exclusive lock rewrites nothing.

alter table feed_act add column premium_on date;  -- from this day on the person's premiums are to be looked at; null: nothing left
create index feed_act_premium on feed_act (premium_on, id) where premium_on is not null;

-- Help with a year's premium that somebody was given, or is to be given, without asking for it.
create table premium_help (
  id         uuid primary key,
  cause      uuid not null,                 -- the beginning or end of an identity that it follows from
  person_id  text not null references person,
  year       integer not null,
  outcome    text not null check
    (outcome in ('insured', 'asked', 'lowered', 'raised', 'withdrawn', 'difference', 'refused')),
  group_code text,
  level      text,                          -- whose budget gives it
  amount     bigint not null check (amount >= 0),  -- help of the order; of a difference what the person paid too much
  order_id   uuid references premium_order, -- which was made; else which was withdrawn or paid; of a refusal none
  reason     text,                          -- code of a refusal
  facts      text not null default '{}',    -- JSON
  on_day     date not null,
  at         timestamptz not null,
  unique (cause, year),
  check ((outcome = 'refused') = (order_id is null)),
  check ((outcome = 'refused') = (reason is not null)),
  check (outcome <> 'difference' or (amount > 0 and level is not null))
);
create index premium_help_person on premium_help (person_id);
create index premium_help_order on premium_help (order_id) where outcome = 'difference';
create index premium_help_look on premium_help (id) where outcome in ('difference', 'refused');
