-- Clinical documents of persons: reports, notes and orders as hospitals send them. Creates only; a correction is a
-- row of a higher version, so nothing is updated or deleted. Whoever reads asks by person or by provider and number,
-- and both are one descent of an index however many documents there are.
create table clinical_document (
  id               uuid primary key,            -- time-ordered
  provider_id      text not null references provider,
  kind             text not null,
  number           text not null,               -- of the report or note, the provider's own
  version          integer not null,
  person_id        text,                        -- null: not insured here
  registration_id  text,
  visit            text not null default '',    -- 就医流水号, the provider's own
  on_day           date not null,
  items            text[] not null default '{}',-- national codes of what was examined
  title            text not null default '',
  abnormal         boolean,
  valid            boolean not null,            -- false: withdrawn by its provider
  recognised_until date,                        -- 互认: the last day on which others may rely on it
  document         text not null,               -- JSON, as understood
  hash             text not null,
  operator         text not null,
  recorded_at      timestamptz not null,
  unique (provider_id, kind, number, version)
)
-- A report of some kilobytes stays in its row.
with (toast_tuple_target = 8160);
create index clinical_document_person on clinical_document (person_id, kind, on_day desc, id desc)
  where person_id is not null;
create index clinical_document_registration on clinical_document (registration_id)
  where registration_id is not null;
