-- Help with a premium that a case decided (资助参保申请) is booked as help of a list is, and taken back with its decision. Creates a
-- table. `premium_aid` gets a row a decision in the place of a row a year: what was taken back may be decided again. Its new
-- column may be null, and its keys change under a brief exclusive lock of a small table.

-- A help whose decision was taken back: its order is withdrawn or given back, and a difference is not paid.
create table premium_help_undone (
  help_id  uuid primary key references premium_help,
  order_id uuid references premium_order,   -- the same year without help, for whoever had asked for it before
  actor    text not null,
  on_day   date not null,
  at       timestamptz not null
);

alter table premium_aid add column help_id uuid unique references premium_help;  -- what it booked; null: before it booked any
alter table premium_aid
  drop constraint premium_aid_pkey,
  drop constraint premium_aid_case_id_key,
  add primary key (case_id, year);
create index premium_aid_person on premium_aid (person_id, year);
