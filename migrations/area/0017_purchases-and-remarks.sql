-- Drugs bought at a pharmacy, and what is said of a line or a stay beside its bill. The columns added may be null or
-- have a constant default, so that the brief exclusive lock of each table rewrites nothing.

alter table encounter add column purchase text check (purchase in ('prescribed', 'unprescribed'));

-- 费用明细备注: the newest of a line counts; the upload that holds the line stays as it is.
create table charge_remark (
  id              bigint generated always as identity primary key,
  registration_id text not null references registration,
  line            text not null,                    -- the sender's own number
  remark          text not null,
  made_at         timestamptz not null default now()
);
create index charge_remark_registration on charge_remark (registration_id, line, id);

-- 就医特殊属性: what an area wants marked of a visit or stay, in codes of its own. The newest of a kind counts.
create table visit_mark (
  id              uuid primary key,                 -- time-ordered
  registration_id text not null references registration,
  kind            text not null,
  mark            text not null,
  remark          text not null,
  operator        text not null,
  made_at         timestamptz not null default now()
);
create index visit_mark_registration on visit_mark (registration_id, kind, id);

alter table diagnosis add column doctor_name text not null default '';
alter table diagnosis add column department text not null default '';
alter table diagnosis add column condition text not null default '';
