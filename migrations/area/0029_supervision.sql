-- Reading the trace by time. A BRIN index is small, since events arrive in the order of time; building it on an empty
-- or small table takes a moment, during which nothing is written to the trace.
create index case_event_time on case_event using brin (at);
