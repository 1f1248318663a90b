-- What a provider tells of itself (departments, staff, its own codes), and what the downloads say of the catalogue
-- beside price and class. Creates only; the index on `stored_file` holds off writers to it while it is built.

-- A row is one statement about a department; a change or a withdrawal closes it and leaves it there.
create table department (
  id          uuid primary key,                 -- time-ordered
  provider_id text not null references provider,
  code        text not null,                    -- the provider's own
  name        text not null,
  speciality  text,                             -- 科别
  began_at    timestamptz not null,
  ended_at    timestamptz,
  particulars text not null,                    -- JSON
  recorded_at timestamptz not null,
  closed_at   timestamptz,
  closed_by   text check (closed_by in ('change', 'withdrawal')),
  check ((closed_at is null) = (closed_by is null)),
  check (ended_at is null or ended_at > began_at)
);
create unique index department_live on department (provider_id, code) where closed_at is null;

-- Doctors, nurses, pharmacists, technicians. Of their identity number only the masked form is kept.
create table practitioner (
  provider_id      text not null references provider,
  code             text not null,               -- national code of the practitioner
  kind             text not null check (kind in ('doctor', 'nurse', 'pharmacist', 'technician')),
  name             text not null,
  own_number       text,
  id_kind          text not null,
  id_number_masked text not null,
  qualification    text,
  licence          text,
  insurance_doctor boolean not null,
  began_at         timestamptz not null,
  ended_at         timestamptz,
  change_reason    text,
  primary key (provider_id, code),
  check (ended_at is null or ended_at > began_at)
);

-- 目录对照: which national item a provider's own code stands for.
create table item_mapping (
  id           uuid primary key,                -- time-ordered
  provider_id  text not null references provider,
  own_code     text not null,
  own_name     text,
  list         text not null,
  code         text not null,
  starts_on    date not null,
  ends_on      date,
  particulars  text not null,                   -- JSON
  recorded_at  timestamptz not null,
  withdrawn_at timestamptz,
  check (ends_on is null or ends_on > starts_on)
);
create index item_mapping_own on item_mapping (provider_id, own_code, list) where withdrawn_at is null;
create index item_mapping_provider on item_mapping (provider_id, own_code);

-- Of a version of an item: its list (目录类别), 收费项目类别, 限制使用, and what its download says besides.
create table catalogue_detail (
  code        text not null,
  starts_on   date not null,
  list        text not null check (list in ('medicine', 'herbal-piece', 'preparation', 'ethnic-medicine',
    'other', 'granule', 'service', 'material')),
  charge_item text not null check (charge_item in ('bed', 'consultation', 'examination', 'laboratory',
    'treatment', 'surgery', 'nursing', 'material', 'western-medicine', 'herbal-medicine', 'patent-medicine',
    'general-visit', 'registration', 'other')),
  restricted  boolean not null default false,
  particulars text not null default '{}',       -- JSON
  primary key (code, starts_on),
  foreign key (code, starts_on) references catalogue_item
);

-- The number under which a version of an item was last offered for download. What changed since (its end, its
-- detail) has no number until the next numbering.
create table catalogue_version (
  code       text not null,
  starts_on  date not null,
  version    bigint not null unique,
  ends_on    date,
  detailed   boolean not null,
  made_at    timestamptz not null,
  primary key (code, starts_on),
  foreign key (code, starts_on) references catalogue_item
);

create view catalogue_listing as
  select code, starts_on, item.ends_on, kind, name, initials, unit, class, prior_rate, ceiling, procured,
    coalesce(detail.list, case kind when 'drug' then 'medicine' else kind end) as list,
    coalesce(detail.charge_item,
      case kind when 'drug' then 'western-medicine' when 'material' then 'material' else 'other' end) as charge_item,
    coalesce(detail.restricted, false) as restricted,
    coalesce(detail.particulars, '{}') as particulars,
    numbered.version, numbered.made_at,
    numbered.version is not null and numbered.ends_on is not distinct from item.ends_on
      and numbered.detailed = (detail.list is not null) as is_numbered
  from catalogue_item item
  left join catalogue_detail detail using (code, starts_on)
  left join catalogue_version numbered using (code, starts_on);

-- Finds a download that everybody fetches and that is kept already.
create index stored_file_same on stored_file (sha256);
