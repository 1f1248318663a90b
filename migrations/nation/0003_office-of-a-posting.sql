-- A posting at a counter of the agency. Columns that may be null and have no default: the brief exclusive lock of the
-- table rewrites nothing. The path is the way down from the prefecture: 532900/532901/03/07. `own_person` is the same
-- member of staff among the insured of the area, who decides neither on his own matters nor on his household's.
alter table staff_posting add column office text
  check (office ~ '^[0-9]{6}(/[0-9]{6}(/[0-9]{2,3}(/[0-9]{2,3})?)?)?$'),
  add column own_person text,
  add check (own_person is null or area is not null),
  add check (office is null or (area is not null and starts_with(office, area)));
