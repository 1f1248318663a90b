-- The log of messages by month, so that what need not be kept any longer goes with its month and nothing is
-- deleted row by row. Holds the old table exclusively while its rows are copied, which the log only waits for.

alter table message rename to message_before;
alter table message_before rename constraint message_pkey to message_before_pkey;
alter index message_person rename to message_before_person;
alter index message_sender rename to message_before_sender;

create table message (
  id              uuid not null,
  received_at     timestamptz not null,
  provider_id     text not null,
  transaction     text not null,
  message_id      text not null,
  operator_id     text not null,
  person_id       text,
  registration_id text,
  infcode         smallint not null,
  code            text,                      -- our refusal code
  status          smallint not null,
  millis          integer not null,
  request         text not null,             -- identity numbers masked
  answer          text not null,
  primary key (id, received_at)
) partition by range (received_at);
create index message_person on message (person_id, id) where person_id is not null;
create index message_provider on message (provider_id, received_at);

-- Cheaper than the usual way of packing long texts, where the server was built with it.
do $$ begin
  alter table message alter column request set compression lz4, alter column answer set compression lz4;
exception when feature_not_supported then null;
end $$;

create table message_other partition of message default;

-- Makes the months from today's to the one after next, and drops those that ended so many months ago.
-- Runs with the owner's rights, since the server itself may neither make nor drop a table.
create function keep_messages(today date, months integer) returns integer
language plpgsql security definer set search_path from current as $$
declare
  first date := date_trunc('month', today);
  begins date;
  part record;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended(current_schema() || ' messages', 0));
  for ahead in 0..2 loop
    begins := first + make_interval(months => ahead);
    continue when to_regclass(to_char(begins, '"message_"YYYYMM')) is not null;
    continue when exists (select from message_other
      where received_at >= begins and received_at < begins + interval '1 month');
    execute format('create table %I partition of message for values from (%L) to (%L)',
      to_char(begins, '"message_"YYYYMM'), begins, begins + interval '1 month');
  end loop;
  for part in select relname from pg_class
    where relnamespace = current_schema()::regnamespace and relname ~ '^message_\d{6}$'
      and to_date(substr(relname, 9), 'YYYYMM') < first - make_interval(months => months)
  loop
    execute format('drop table %I', part.relname);
    dropped := dropped + 1;
  end loop;
  delete from message_other where received_at < first - make_interval(months => months);
  return dropped;
end $$;

insert into message select * from message_before;
drop table message_before;
