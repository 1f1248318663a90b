-- Published policy documents and the sets that settlements pin. Creates only.

create table policy (
  id           text primary key,
  benefit      text not null,
  scheme       text not null check (scheme in ('resident', 'employee')),
  starts_on    date not null,
  ends_on      date,
  hash         text not null unique,
  document     text not null,            -- canonical JSON of the document
  published_at timestamptz not null default now(),
  published_by text not null,
  check (ends_on is null or ends_on > starts_on),
  unique (scheme, benefit, starts_on)
);

-- A set is the documents of one scheme in force together; its hash is what a settlement pins.
create table policy_set (
  hash         text primary key,
  documents    text not null,            -- JSON: [{id, hash}] in order of benefit
  created_at   timestamptz not null default now()
);
