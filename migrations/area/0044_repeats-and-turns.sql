-- What a repeated request is answered by. Creates, but for columns that may be null and have no default, so that brief exclusive
-- locks rewrite and read nothing.

-- Null: before this was kept.
alter table mutual_aid_event
  add column body_hash text,                    -- of what was asked under the key
  add column position  smallint;                -- of a grant, as it was answered
alter table unit_member add column twice boolean;  -- insured as a resident as well when he came, as it was answered

-- What the receiver of a quota said, or whoever acts for him, once a key.
create table wallet_quota_event (
  key      text primary key,
  quota_id uuid not null references wallet_quota,
  act      text not null check (act in ('confirmed', 'refused')),
  made_by  text not null,
  made_at  timestamptz not null
);
create index wallet_quota_event_quota on wallet_quota_event (quota_id);
