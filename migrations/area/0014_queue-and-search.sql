-- The desk's queue of a day, and searching the catalogue while somebody types. The columns added to
-- `registration` may be null and have no default, so that its brief exclusive lock rewrites nothing.
-- Filling `catalogue_search` reads the catalogue once; writers to it wait that long.

-- How far a visit is at its provider; charges and settlement are read from its bills.
alter table registration add column registered_key text;    -- 登记请求: the sender's key of a page's registration
alter table registration add column called_at timestamptz;  -- 叫号: the doctor asked the patient in
alter table registration add column called_key text;        -- the request that called; the same again calls nobody else
alter table registration add column left_at timestamptz;    -- 离开: gone, with or without having been seen
create unique index registration_key on registration (provider_id, registered_key)
  where registered_key is not null;
create unique index registration_call on registration (provider_id, called_key)
  where called_key is not null;

-- What can be typed for a version of an item, cut into the pieces that an index finds without an extension.
create table catalogue_search (
  code      text not null,
  starts_on date not null,
  words     text[] not null,          -- lower-case: initials in each reading, name, code
  pieces    text[] not null,
  read_out  boolean not null default false,  -- whether the readings of the name were added
  primary key (code, starts_on),
  foreign key (code, starts_on) references catalogue_item
) with (fillfactor = 70);

-- Every letter and every pair of neighbours; and the first one to four letters, marked as a beginning, so
-- that the short queries which half the catalogue would answer find their own posting list.
create function search_pieces(words text[]) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct piece), '{}') from (
    select substr(word, at, size) as piece
    from unnest(words) as word, generate_series(1, length(word)) as at, generate_series(1, 2) as size
    where at + size - 1 <= length(word)
    union all
    select '^' || left(word, size) from unnest(words) as word, generate_series(1, 4) as size
    where size <= length(word)) cut
$$;

create function offer_to_search() returns trigger language plpgsql set search_path from current as $$
begin
  insert into catalogue_search (code, starts_on, words, pieces)
  select code, starts_on, words, search_pieces(words) from (
    select code, starts_on, array[lower(initials), lower(name), lower(code)] as words from made) item;
  return null;
end $$;

create trigger catalogue_item_search after insert on catalogue_item
  referencing new table as made for each statement execute function offer_to_search();

insert into catalogue_search (code, starts_on, words, pieces)
select code, starts_on, words, search_pieces(words) from (
  select code, starts_on, array[lower(initials), lower(name), lower(code)] as words
  from catalogue_item) item;

create index catalogue_search_pieces on catalogue_search using gin (pieces);
create index catalogue_search_unread on catalogue_search (code, starts_on) where not read_out;
