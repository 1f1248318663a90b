-- Goods of providers: counted, changed, bought, sold and given back, with their drug trace codes. Creates only.
-- Nothing here is updated or deleted: what was sent by mistake gets a row in `stock_withdrawal`.

create table stock_entry (
  id            uuid primary key,               -- time-ordered
  provider_id   text not null references provider,
  kind          text not null check (kind in
    ('count', 'change', 'purchase', 'purchase-return', 'sale', 'sale-return')),
  batch         text not null,                  -- the provider's own number of the batch
  item          text not null,                  -- the provider's own code
  national_item text not null,
  on_day        date not null,
  quantity      numeric(20, 4) not null,        -- in the smallest unit that is priced
  -- The sale or purchase that a return takes back, where the sender names it.
  origin_id     uuid references stock_entry,
  person_id     text,
  visit         text,                           -- the provider's or our number of the visit
  settlement_id uuid,
  document      text not null,                  -- as sent, JSON
  recorded_at   timestamptz not null,
  check ((origin_id is null) or kind in ('purchase-return', 'sale-return'))
);
create index stock_entry_batch on stock_entry (provider_id, batch, on_day);
create index stock_entry_day on stock_entry (provider_id, on_day);
create index stock_entry_person on stock_entry (person_id, on_day) where person_id is not null;
create index stock_entry_origin on stock_entry (origin_id) where origin_id is not null;

create table stock_withdrawal (
  entry_id      uuid primary key references stock_entry,
  withdrawn_at  timestamptz not null
);

-- 药品追溯码: one box has one code, and each of its movements a row here.
create table stock_trace (
  trace_code    text not null,
  entry_id      uuid not null references stock_entry,
  primary key (trace_code, entry_id)
);
create index stock_trace_entry on stock_trace (entry_id);
