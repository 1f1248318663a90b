-- Care away from home (异地就医备案), filed at a counter or online, and the village doctor's right to prescribe. The columns
-- added may be null and have no default, and the checks are exchanged without looking at the rows that are there (they
-- held the narrower ones), so that the brief exclusive lock of the table rewrites and reads nothing.

alter table filing alter column filed_by drop not null;
-- The office where it was filed; null: by a provider or online.
alter table filing add column office text;
-- Six digits of the prefecture or municipality for which care away is filed.
alter table filing add column place text;
alter table filing drop constraint filing_kind_check;
alter table filing add constraint filing_kind_check
  check (kind in ('transfer', 'disease', 'provider', 'injury', 'away')) not valid;
alter table filing add constraint filing_place_check
  check ((kind = 'away') = (place is not null) and (kind = 'away' or filed_by is not null)) not valid;
create index filing_place on filing (place, starts_on) where place is not null;

-- 村医两病处方权: who may prescribe medicine for which of the two diseases at which village clinic. Ended, never deleted.
create table prescribing_right (
  id           uuid primary key,                -- time-ordered
  provider_id  text not null references provider,
  practitioner text not null,                   -- national code of the doctor
  diseases     text not null,                   -- codes, separated by spaces
  starts_on    date not null,
  ends_on      date,                            -- first day on which it no longer holds
  decided_by   text not null,                   -- the case, or whoever recorded it
  recorded_at  timestamptz not null default now(),
  check (ends_on is null or ends_on > starts_on)
);
create index prescribing_right_provider on prescribing_right (provider_id, practitioner);
