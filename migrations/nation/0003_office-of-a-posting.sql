-- A posting at a counter of the agency. One column that may be null and has no default: the brief exclusive lock of
-- the table rewrites nothing. The path is the way down from the prefecture: 532900/532901/03/07.
alter table staff_posting add column office text
  check (office ~ '^[0-9]{6}(/[0-9]{6}(/[0-9]{2,3}(/[0-9]{2,3})?)?)?$'),
  add check (office is null or (area is not null and starts_with(office, area)));
