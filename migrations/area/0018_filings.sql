-- What was filed beforehand for a person: a transfer, a disease, a chosen provider, an injury. The columns added may
-- be null and have no default, so that the brief exclusive lock of the table rewrites nothing.

-- Never changed: a filing is withdrawn and another follows it.
create table filing (
  id           uuid primary key,                    -- time-ordered
  kind         text not null check (kind in ('transfer', 'disease', 'provider', 'injury')),
  person_id    text not null references person,
  filed_by     text not null references provider,
  provider_id  text,                                -- where to, which one, where treated; may lie in another area
  scheme       text check (scheme in ('resident', 'employee')),
  starts_on    date not null,
  ends_on      date,                                -- first day on which it no longer holds
  particulars  text not null,                       -- JSON
  operator     text not null,
  recorded_at  timestamptz not null default now(),
  check (ends_on is null or ends_on > starts_on)
);
create index filing_person on filing (person_id, kind);

create table filing_withdrawal (
  filing_id    uuid primary key references filing,
  reason       text not null,
  operator     text not null,
  withdrawn_on date not null,
  withdrawn_at timestamptz not null default now()
);

-- A recognition that a filing made goes with it.
alter table recognised_disease add column filing_id uuid;
alter table recognised_disease add column withdrawn_at timestamptz;
create index recognised_disease_filing on recognised_disease (filing_id) where filing_id is not null;
