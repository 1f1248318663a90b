-- What a prefecture's year needs beside 0025, found by measuring with a million cases. Creates indexes only; on a table
-- that is at work each takes seconds, in which nothing is written to it.

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
-- What ended at an office, the last first.
create index matter_case_ended_at_office on matter_case (office text_pattern_ops, ended_at)
  where ended_at is not null;
-- Steps of all cases, the newest first.
create index case_event_at on case_event (at);
