-- What a repeated request is answered by, the state of premiums, whose turn it is to be asked about at a bank, and endings that wait
-- for somebody to look at a line. Creates, but for columns that may be null and have no default, and for a check of `feed_act` that
-- allows one state more and is not tried on what is there, so that brief exclusive locks rewrite and read nothing. Writers of
-- coverage and of premiums wait while indexes are built and states are read, a few seconds for each million.

-- Null: before this was kept.
alter table mutual_aid_event
  add column body_hash text,                    -- of what was asked under the key
  add column position  smallint;                -- of a grant, as it was answered
alter table unit_member add column twice boolean;  -- insured as a resident as well when he came, as it was answered

-- What the receiver of a quota said, or whoever acts for him, once a key.
create table wallet_quota_event (
  key      text primary key,
  quota_id uuid not null references wallet_quota,
  act      text not null check (act in ('confirmed', 'refused')),
  made_by  text not null,
  made_at  timestamptz not null
);
create index wallet_quota_event_quota on wallet_quota_event (quota_id);

-- Each round of asking banks and the tax office what became of premiums, and behind which payment the next one begins.
create table premium_asking (
  id         uuid primary key,                  -- time-ordered
  reached_at timestamptz not null,              -- when the last of the round was sent or last answered, and its order
  reached    uuid not null,
  asked      integer not null check (asked > 0)
);

-- An ending is held while a line that names nobody may mean the person. By what such a line may be somebody's.
alter table feed_row add column household text;
alter table feed_act
  drop constraint feed_act_state_check,
  add constraint feed_act_state_check check (state in ('planned', 'held', 'done', 'overtaken')
    and (state <> 'held' or act = 'end')) not valid;
create index feed_act_held on feed_act (feed_id, id) where state = 'held';
create index feed_row_nobody on feed_row (feed_id, line) where person_id is null and verdict in ('doubtful', 'refused');

-- The state of an order as its last event tells it, for whoever asks for orders by it: whatever is kept of a million paid ones, the
-- hundred that a bank has not answered are found at once. The database keeps it in the statement that records the event.
create table premium_order_state (
  order_id uuid primary key,
  state    text not null,
  seq      smallint not null,                   -- of the event
  year     integer not null,
  scheme   text not null
) with (fillfactor = 70);

create function keep_order_state() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into premium_order_state (order_id, state, seq, year, scheme)
  select a.order_id, a.kind, a.seq, o.year, o.scheme from added a join premium_order o on o.id = a.order_id
  where a.seq = 1;
  update premium_order_state s set state = a.kind, seq = a.seq from added a
  where a.seq > 1 and s.order_id = a.order_id and s.seq < a.seq
    and not exists (select from added later where later.order_id = a.order_id and later.seq > a.seq);
  return null;
end $$;
create trigger premium_event_state after insert on premium_event
  referencing new table as added for each statement execute function keep_order_state();

-- What is under way is found by its state as well.
drop index premium_event_under_way;

insert into premium_order_state (order_id, state, seq, year, scheme)
select id, state, seq, year, scheme from premium_order_now;
create index premium_order_state_by_state on premium_order_state (state, order_id);
create index premium_order_state_by_year on premium_order_state (year, state, order_id);

-- Who is insured twice: both sides are read in the order of persons and without their rows.
create index coverage_resident on coverage (person_id) include (starts_on, ends_on)
  where scheme = 'resident' and standing <> 'arrears' and withdrawn_at is null;
create index coverage_employee on coverage (person_id) include (starts_on, ends_on)
  where scheme = 'employee' and standing = 'covered' and withdrawn_at is null;
