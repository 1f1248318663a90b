-- Who brought which file, and what was promised and is still owed. Creates a table; the column of matter_case has a
-- constant default, so that the brief exclusive lock of the table rewrites nothing. The index is built under a lock that
-- lets matters be read but not changed, over the few rows that owe something.

-- Whoever brings the same bytes again has brought them too, and may lay them into a case.
create table paper_taking (
  hash     text not null references paper_file,
  taken_by text not null,                       -- account or person
  office   text,                                -- of the account; null: none
  taken_at timestamptz not null,
  primary key (hash, taken_by)
);
insert into paper_taking (hash, taken_by, taken_at) select hash, taken_by, taken_at from paper_file;

-- How often somebody was reminded of papers that were promised and did not come.
alter table matter_case add column chases smallint not null default 0;
create index matter_case_owing on matter_case (id) where promised <> '' and state in ('paying', 'done');
