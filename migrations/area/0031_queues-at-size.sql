-- What a prefecture's year needs beside 0025, found by measuring with a million cases. Creates indexes only; on a table
-- that is at work each takes seconds, in which nothing is written to it.

-- Queues in the order of their days; what has none comes last. With the day in one expression every colour is a range.
create index matter_case_by_day on matter_case ((coalesce(step_due_on, 'infinity'::date)), id)
  where state in ('submitted', 'open', 'approved', 'paying');
create index matter_case_office_by_day
  on matter_case (office text_pattern_ops, (coalesce(step_due_on, 'infinity'::date)), id)
  where state in ('submitted', 'open', 'approved', 'paying');
-- What is under way in a place is found by where it was brought and by home as well as by whose turn it is, without
-- passing all that ever ended there.
create index matter_case_accepted_going on matter_case (accepted_at text_pattern_ops)
  where state in ('submitted', 'open', 'approved', 'paying');
create index matter_case_home_going on matter_case (home text_pattern_ops)
  where state in ('submitted', 'open', 'approved', 'paying');
-- Load and heat are counted from the index alone.
create index matter_case_load on matter_case (office text_pattern_ops)
  include (step_due_on, amber_on, assignee, home)
  where state in ('submitted', 'open', 'approved', 'paying');
-- What ended at an office, the last first; and whatever lies with it, for searches among all that was ever brought.
create index matter_case_office on matter_case (office text_pattern_ops, ended_at);
-- Steps of all cases, the newest first.
create index case_event_at on case_event (at);
