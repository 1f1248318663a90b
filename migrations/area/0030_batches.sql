-- Many filings of one matter from a sheet. Creates only.

create table matter_batch (
  id          uuid primary key,             -- time-ordered
  key         text not null unique,         -- of the request, after the account that sent it
  body_hash   text not null,
  matter      text not null,
  name        text not null,                -- of the sheet
  office      text references office,       -- null: of no office, in the open demonstration
  brought_by  text not null,
  brought_at  timestamptz not null,
  caller      text not null,                -- JSON: as whom the rows are submitted
  staffed     boolean not null,             -- whether that was one of the office's people, who has to be so still
  applicant   text not null,                -- JSON, sealed
  state       text not null check (state in ('trying', 'tried', 'running', 'stopped', 'done')),
  doubtful    boolean not null default false, -- those that somebody should look at are submitted as well
  stopped_for text,                         -- code of why it was stopped by the system
  version     integer not null default 1
) with (fillfactor = 80);
create index matter_batch_office on matter_batch (office, id);
create index matter_batch_going on matter_batch (id) where state in ('trying', 'running');

-- One line of the sheet. What it says of a person is sealed.
create table matter_batch_row (
  batch_id  uuid not null references matter_batch,
  line      integer not null check (line > 1), -- as the sheet counts: its heading is the first
  content   text not null,                  -- JSON, sealed: number, name, form
  answer    text,                           -- JSON, sealed: what the trial or the submission said
  person_id text references person,
  state     text not null check (state in ('waiting', 'ready', 'doubtful', 'refused', 'done', 'failed')),
  tries     smallint not null default 0,    -- submissions that ended in a defect and not in an answer
  case_id   uuid references matter_case,
  primary key (batch_id, line),
  check ((state = 'done') = (case_id is not null))
) with (fillfactor = 70);
create index matter_batch_row_state on matter_batch_row (batch_id, state, line);
