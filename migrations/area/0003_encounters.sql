-- Encounters and their charges. Creates only.

-- Half of each page is kept free: charges and the settlement update a row in its place (HOT).
create table encounter (
  id            text primary key,
  person_id     text not null references person,
  provider_id   text not null references provider,
  kind          text not null check (kind in
    ('inpatient', 'outpatient', 'chronic', 'special', 'two-diseases', 'disease-quota')),
  disease       text,
  scheme        text check (scheme in ('resident', 'employee')),  -- when the sender insists on one
  started_on    date not null,
  ended_on      date,
  out_of_area   boolean not null default false,
  filing        text not null default 'none'
    check (filing in ('long-term', 'referral', 'emergency', 'temporary', 'none')),
  -- Set when another payer is responsible; no fund pays then.
  other_payer   text check (other_payer in ('third-party', 'work-injury', 'public-health', 'overseas')),
  referral      text not null default 'none' check (referral in ('none', 'up', 'down')),
  referred_from text references encounter,
  -- Sum of the charges by day: JSON [[day, fullSelfPay, overCeiling, priorSelfPay, inScope, procured]].
  bill          text not null default '[]',
  bill_total    bigint not null default 0,
  charge_count  integer not null default 0,                        -- lines that are not taken back
  revision      integer not null default 0,
  settlement_id uuid,                                              -- the live settlement, if any
  opened_at     timestamptz not null default now(),
  check (ended_on is null or ended_on >= started_on)
) with (fillfactor = 50);
create index encounter_person on encounter (person_id);
create index encounter_provider on encounter (provider_id, opened_at);

-- One upload of charge lines, priced on arrival and never changed; `lines` is a JSON document.
create table charge_upload (
  encounter_id text not null references encounter,
  seq          integer not null,
  lines        text not null,
  hash         text not null,
  line_count   integer not null,
  total        bigint not null,
  -- The upload that this one takes back line by line; each at most once.
  voids        integer,
  uploaded_at  timestamptz not null default now(),
  primary key (encounter_id, seq),
  unique (encounter_id, voids),
  foreign key (encounter_id, voids) references charge_upload (encounter_id, seq),
  check (voids < seq)
);
