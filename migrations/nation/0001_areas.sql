-- What pooling areas share. Creates only; locks nothing that exists.

create table area (
  code        text primary key check (code ~ '^[0-9]{6}$'),
  name_zh     text not null,
  name_en     text not null,
  created_at  timestamptz not null default now()
);
