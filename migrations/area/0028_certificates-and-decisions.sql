-- What the lesser matters of the one window leave behind. Creates only. Everything here is written once: what became
-- wrong is followed by another row, never changed.

-- Particulars of a person before and after a change. The newest row of `address` and `account` is what holds now.
create table person_change (
  id         uuid primary key,                  -- time-ordered
  person_id  text not null references person,
  case_id    uuid not null references matter_case,
  field      text not null check (field in ('name', 'id-number', 'phone', 'address', 'account')),
  content    text not null,                     -- {before, after}, sealed
  changed_at timestamptz not null,
  unique (case_id, field)
);
create index person_change_person on person_change (person_id, field, id);

-- Papers that the agency gives out: 参保凭证, proof of payments.
create table certificate (
  id         uuid primary key,                  -- time-ordered
  number     text not null unique,
  kind       text not null check (kind in ('insurance', 'payment')),
  person_id  text not null references person,
  case_id    uuid unique references matter_case,
  document   text not null,                     -- canonical JSON, sealed
  hash       text not null,                     -- SHA-256 of the document as it is read
  issued_on  date not null,
  issued_at  timestamptz not null
);
create index certificate_person on certificate (person_id, id);

create table certificate_withdrawal (
  certificate_id uuid primary key references certificate,
  reason         text not null,
  withdrawn_by   text not null,
  withdrawn_at   timestamptz not null
);

-- What was asked once a year of whoever belongs to a special group, and the answer.
create table group_review (
  case_id     uuid primary key references matter_case,
  person_id   text not null references person,
  group_code  text not null,
  outcome     text not null check (outcome in ('continues', 'ends')),
  ends_on     date not null,
  reviewed_on date not null
);
create index group_review_person on group_review (person_id, reviewed_on);

-- One objection a decision.
create table objection (
  original uuid primary key references matter_case,
  case_id  uuid not null unique references matter_case,
  made_on  date not null
);

-- Contracts with providers. A review that ends one writes a row of its own.
create table provider_contract (
  id          uuid primary key,                 -- time-ordered
  case_id     uuid not null unique references matter_case,
  number      text not null,
  provider_id text not null references provider,
  outcome     text not null check (outcome in ('begins', 'continues', 'ends')),
  level       text not null,
  starts_on   date not null,
  ends_on     date,
  check (ends_on is null or ends_on > starts_on)
);
create unique index provider_contract_number on provider_contract (number) where outcome = 'begins';
create index provider_contract_provider on provider_contract (provider_id, id);

-- What was decided about insurance that moves between areas. Carried out by accounts and enrolment, which read it here.
create table transfer_decision (
  case_id        uuid primary key references matter_case,
  person_id      text not null references person,
  direction      text not null check (direction in ('in', 'out')),
  other_area     text not null,
  starts_on      date not null,                 -- first day in the new area
  employee_months integer not null check (employee_months >= 0),
  resident_months integer not null check (resident_months >= 0),
  balance        bigint not null check (balance >= 0),
  pension        text not null check (pension in ('none', 'resident', 'employee')),
  certificate_id uuid references certificate,
  decided_on     date not null
);
create index transfer_decision_person on transfer_decision (person_id, decided_on);

-- Letters to other areas, as they were sent.
create table outgoing_letter (
  id         uuid primary key,                  -- time-ordered
  case_id    uuid not null unique references matter_case,
  to_area    text not null,
  kind       text not null check (kind in ('transfer-out', 'transfer-in')),
  document   text not null,                     -- canonical JSON, sealed
  hash       text not null,
  written_at timestamptz not null
);
create index outgoing_letter_area on outgoing_letter (to_area, id);

-- Premiums that are to be given back; paid by the accounts, which read it here.
create table refund_decision (
  case_id    uuid primary key references matter_case,
  person_id  text not null references person,
  cause      text not null check (cause in ('paid-twice', 'double-coverage', 'died', 'other')),
  year       integer not null,
  amount     bigint not null check (amount > 0),
  by_rule    boolean not null,
  decided_on date not null,
  unique (person_id, year, cause)
);

-- Whose premium of a year others pay (资助参保): read by whoever asks for premiums.
create table premium_aid (
  person_id  text not null references person,
  year       integer not null,
  case_id    uuid not null unique references matter_case,
  group_code text not null,
  decided_on date not null,
  primary key (person_id, year)
);
