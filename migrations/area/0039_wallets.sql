-- Own accounts that are credited, shared and drawn without a bill, and quotas between areas. Adds columns to mutual_aid
-- (rewritten once, for its ids; it is small) and to account_entry (may be null, no default: a brief exclusive lock that
-- rewrites nothing). All else is created.

-- A row is the relation of two people as it stands; what it was is in mutual_aid_event. One that ended has released what
-- was left of it, and may be granted again: the row then begins anew under another id.
alter table mutual_aid
  add column grant_id   uuid not null default gen_random_uuid(),
  add column granted_at timestamptz,            -- null: before this was kept
  add column ended_at   timestamptz,
  add constraint mutual_aid_ended_is_empty check (ended_at is null or quota_left = 0);
create unique index mutual_aid_grant on mutual_aid (grant_id);
create index mutual_aid_until on mutual_aid (ends_on) where ended_at is null and ends_on is not null;

create table mutual_aid_event (
  id           uuid primary key,                -- time-ordered
  grant_id     uuid not null,
  giver_id     text not null,
  receiver_id  text not null,
  act          text not null check (act in ('granted', 'changed', 'ended')),
  relation     text not null,
  change       bigint not null,                 -- of what is held
  ends_on      date,
  reason       text not null,
  made_by      text not null,
  made_at      timestamptz not null,
  key          text unique                      -- of whoever asked for it; null: nobody did
);
create index mutual_aid_event_giver on mutual_aid_event (giver_id, id);
create index mutual_aid_event_receiver on mutual_aid_event (receiver_id, id);

-- On which day of the books; null: that of recorded_at.
alter table account_entry add column on_day date;

-- What the monthly share of an employee in service is reckoned from, by date, where no unit pays for him.
create table contribution_base (
  id        uuid primary key,
  person_id text not null references person,
  amount    bigint not null check (amount > 0),
  starts_on date not null,
  ends_on   date,
  check (ends_on is null or ends_on > starts_on)
);
create index contribution_base_person on contribution_base (person_id);

-- Each share of a month and each year's interest. A wrong one is reversed, and the next turn may be credited.
create table account_credit (
  kind      text not null check (kind in ('monthly', 'interest')),
  period    text not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
  person_id text not null,
  turn      smallint not null check (turn > 0),
  act       text not null check (act in ('credit', 'reversal')),
  basis     bigint not null,                    -- fen of the base; of interest, fen times days
  rate      bigint,                             -- millionths; null: a fixed amount
  amount    bigint not null check (amount > 0),
  entry_id  uuid not null unique,
  on_day    date not null,
  primary key (person_id, kind, period, turn, act)
);

-- What moves an own account and is neither a settlement nor a credit; one row a key. Journal and entry bear its id.
create table account_act (
  id         uuid primary key,                  -- time-ordered
  key        text not null unique,
  kind       text not null check (kind in
    ('draw', 'return', 'withdrawal', 'received', 'sent', 'credit-reversal', 'wallet-use')),
  payer      text not null check (payer in ('own', 'mutual-aid', 'wallet')),
  person_id  text not null,                     -- whose account; of a wallet used here, the relative who used it
  grant_id   uuid,
  used_for   text not null default '',          -- of a draw: which premium
  reference  text not null default '',          -- an order, another area, a use
  returns    uuid unique references account_act,
  amount     bigint not null check (amount > 0),
  to_quota   boolean not null default false,    -- a return that went back into the quota
  debit      text not null,
  credit     text not null,
  on_day     date not null,
  reason     text not null default '',
  made_by    text not null,
  made_at    timestamptz not null,
  check ((kind = 'return') = (returns is not null)),
  check ((payer = 'own') = (grant_id is null))
);
create index account_act_person on account_act (person_id, id);

-- The giver's side of a quota for a relative insured elsewhere. The money stays here, held.
create table wallet_grant (
  id            uuid primary key,               -- time-ordered
  giver_id      text not null references person,
  receiver_area text not null check (receiver_area ~ '^[0-9]{6}$'),
  receiver_name text not null,                  -- masked
  relation      text not null,
  quota         bigint not null check (quota > 0),
  left_amount   bigint not null check (left_amount >= 0),
  state         text not null check (state in ('asked', 'offered', 'open', 'closing', 'ended')),
  reason        text not null default '',
  asked_by      text not null,
  asked_at      timestamptz not null,
  ended_at      timestamptz,
  key           text unique,
  check ((state = 'ended') = (ended_at is not null)),
  check (state <> 'ended' or left_amount = 0)
) with (fillfactor = 70);
create index wallet_grant_giver on wallet_grant (giver_id, id);
create index wallet_grant_live on wallet_grant (receiver_area) where state <> 'ended';

-- Each use of it, as the other area tells it, booked once.
create table wallet_booking (
  use_id    uuid primary key,
  grant_id  uuid not null references wallet_grant,
  kind      text not null,
  amount    bigint not null check (amount <> 0),  -- negative: given back
  to_quota  boolean not null,
  used_on   date not null,
  entry_id  uuid not null unique,
  booked_at timestamptz not null
);
create index wallet_booking_grant on wallet_booking (grant_id);
create index wallet_booking_month on wallet_booking (used_on);

-- The receiver's side: what is left, which alone is spent here. No money is in it.
create table wallet_quota (
  id           uuid primary key,                -- of the grant
  receiver_id  text not null references person,
  giver_area   text not null check (giver_area ~ '^[0-9]{6}$'),
  giver_ref    text not null,                   -- one giver, without saying who
  giver_name   text not null,                   -- masked
  relation     text not null,
  position     smallint not null,
  amount       bigint not null check (amount > 0),
  left_amount  bigint not null check (left_amount >= 0),
  state        text not null check (state in ('offered', 'open', 'closed')),
  version      bigint not null default 0,
  closed_left  bigint,
  reason       text not null default '',
  offered_at   timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  closed_at    timestamptz,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (closed_left is not null)),
  check (state <> 'closed' or left_amount = 0)
) with (fillfactor = 70);
create index wallet_quota_receiver on wallet_quota (receiver_id) where state <> 'closed';
create unique index wallet_quota_once on wallet_quota (receiver_id, giver_area, giver_ref)
  where state <> 'closed';

-- Offers that were taken back before they came, so that they never come.
create table wallet_offer_gone (
  id uuid primary key
);

create table wallet_use (
  id              uuid primary key,             -- time-ordered
  quota_id        uuid not null references wallet_quota,
  giver_area      text not null,
  person_id       text not null,
  settlement_id   uuid,
  act_id          uuid,
  kind            text not null check (kind in ('care', 'goods', 'premium-resident', 'premium-ltc')),
  amount          bigint not null check (amount <> 0),
  to_quota        boolean not null default true, -- given back after the end: to the giver's account
  used_on         date not null,
  recorded_at     timestamptz not null,
  acknowledged_at timestamptz,                  -- when the giver's area had booked it
  check ((settlement_id is null) <> (act_id is null))
);
create index wallet_use_quota on wallet_use (quota_id);
create index wallet_use_waiting on wallet_use (giver_area) where acknowledged_at is null;
create index wallet_use_month on wallet_use (used_on);

-- What one area owes another for a month, whole. Written once.
create table wallet_clearing (
  month      text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  direction  text not null check (direction in ('owing', 'owed')),
  other_area text not null,
  uses       integer not null,
  care       bigint not null,
  goods      bigint not null,
  premium    bigint not null,
  total      bigint not null,
  hash       text not null,
  made_at    timestamptz not null,
  primary key (month, direction, other_area),
  check (total = care + goods + premium)
);

-- 亲情账户: somebody may show another person's code. No money and no right to see anything comes with it.
create table code_share (
  id           uuid primary key,                -- time-ordered
  owner_id     text not null references person,
  holder_area  text not null,
  holder_ref   text not null,
  holder_name  text not null,                   -- masked
  relation     text not null,
  given        text not null check (given in ('consent', 'counter')),
  given_by     text not null,
  given_at     timestamptz not null,
  ended_at     timestamptz,
  ended_by     text,
  check ((ended_at is null) = (ended_by is null))
);
create index code_share_owner on code_share (owner_id, id);
create unique index code_share_once on code_share (owner_id, holder_area, holder_ref)
  where ended_at is null;

-- The same where the holder is insured.
create table code_held (
  id          uuid primary key,
  holder_id   text not null references person,
  owner_area  text not null,
  owner_name  text not null,                    -- masked
  relation    text not null,
  since       timestamptz not null,
  ended_at    timestamptz
);
create index code_held_holder on code_held (holder_id, id);

create table code_showing (
  id        uuid primary key,                   -- time-ordered
  share_id  uuid not null references code_share,
  owner_id  text not null,
  shown_at  timestamptz not null
);
create index code_showing_owner on code_showing (owner_id, id);

-- Every line that these made, as the ledger must hold it.
create view own_account_posting as
  select id as journal_id, debit, credit, amount, on_day from account_act where kind <> 'withdrawal';

-- The statement that records a batch, with what wallets give. Beside the one of fewer arguments, which a server that is
-- being replaced goes on calling; that one knows no wallet and so spends none.
create function record_settlements(
  in_batch uuid, in_lane uuid, in_seq bigint, in_previous text, in_hash text, in_at timestamptz,
  s_ids uuid[], s_kinds text, s_originals uuid[], s_persons text, s_providers text, s_encounters text,
  s_schemes text, s_years integer[], s_versions bigint[], s_visits text, s_days date[], s_sets text,
  s_amounts bigint[],                       -- nine a settlement, in the order of the columns
  s_documents text, s_hashes text,
  y_persons text, y_schemes text, y_years integer[], y_totals text, y_from bigint[], y_to bigint[],
  e_ids text, e_revisions integer[], e_before uuid[], e_after uuid[],
  r_providers text, r_transactions text, r_keys text, r_hashes text, r_settlements text,
  t_journals uuid[], t_seqs smallint[], t_days date[], t_debits text, t_credits text, t_amounts bigint[],
  a_owners text, a_deltas bigint[], a_held bigint[], a_versions bigint[],
  n_ids uuid[], n_owners text, n_settlements uuid[], n_amounts bigint[], n_after bigint[],
  g_givers text, g_receivers text, g_used bigint[],
  w_quotas uuid[], w_used bigint[], w_versions bigint[],
  v_ids uuid[], v_quotas uuid[], v_settlements uuid[], v_kinds text, v_amounts bigint[], v_to_quota boolean[]
) returns void language plpgsql as $$
declare
  done bigint;
  changed bigint;
  ids text[] := texts(e_ids);
begin
  insert into audit_batch (id, lane_id, seq, records, previous, hash)
  values (in_batch, in_lane, in_seq, cardinality(s_ids), in_previous, in_hash);

  insert into request (provider_id, transaction, key, body_hash, settlement_ids)
  select * from unnest(texts(r_providers), texts(r_transactions), texts(r_keys), texts(r_hashes),
                       string_to_array(r_settlements, E'\x1f'));

  insert into year_to_date (person_id, scheme, benefit_year, totals, version)
  select u.person, u.scheme, u.year, u.totals, u.upto
  from unnest(texts(y_persons), texts(y_schemes), y_years, texts(y_totals), y_from, y_to)
    as u(person, scheme, year, totals, since, upto)
  where u.since = 0
  on conflict do nothing;
  get diagnostics done = row_count;
  if done <> cardinality(y_years) then
    update year_to_date y set totals = u.totals, version = u.upto
    from unnest(texts(y_persons), texts(y_schemes), y_years, texts(y_totals), y_from, y_to)
      as u(person, scheme, year, totals, since, upto)
    where u.since > 0 and y.person_id = u.person and y.scheme = u.scheme
      and y.benefit_year = u.year and y.version = u.since;
    get diagnostics changed = row_count;
    if done + changed <> cardinality(y_years) then
      raise exception 'year_to_date changed meanwhile' using errcode = '40001';
    end if;
  end if;

  if e_revisions <> '{}' then
    update encounter e set settlement_id = e_after[array_position(ids, e.id)]
    where e.id = any (ids) and e.revision = e_revisions[array_position(ids, e.id)]
      and e.settlement_id is not distinct from e_before[array_position(ids, e.id)];
    get diagnostics done = row_count;
    if done <> cardinality(e_revisions) then
      raise exception 'encounter changed meanwhile' using errcode = '40001';
    end if;
  end if;

  insert into settlement (id, kind, original_id, person_id, provider_id, encounter_id, scheme,
    benefit_year, year_version, visit_kind, benefit_day, policy_set, total, pool, large_amount,
    serious, aid, own_account, mutual_aid, cash, hospital, document, hash, batch_id, settled_at)
  select u.id, u.kind, u.original, u.person, u.provider, u.encounter, u.scheme, u.year, u.version,
    u.visit, u.day, u.policies,
    s_amounts[9 * u.n - 8], s_amounts[9 * u.n - 7], s_amounts[9 * u.n - 6],
    s_amounts[9 * u.n - 5], s_amounts[9 * u.n - 4], s_amounts[9 * u.n - 3],
    s_amounts[9 * u.n - 2], s_amounts[9 * u.n - 1], s_amounts[9 * u.n],
    u.document, u.hash, in_batch, in_at
  from unnest(s_ids, texts(s_kinds), s_originals, texts(s_persons), texts(s_providers),
      texts(s_encounters), texts(s_schemes), s_years, s_versions, texts(s_visits), s_days,
      texts(s_sets), string_to_array(s_documents, E'\x1e'), texts(s_hashes))
    with ordinality as u(id, kind, original, person, provider, encounter, scheme, year, version,
      visit, day, policies, document, hash, n);

  -- Closing a day takes the same lock alone: it waits for batches under way, and they for it.
  perform pg_advisory_xact_lock_shared(hashtext(current_schema() || ' ledger'));
  insert into transfer (journal_id, seq, on_day, debit, credit, amount)
  select * from unnest(t_journals, t_seqs, t_days, texts(t_debits), texts(t_credits), t_amounts);

  -- Under that lock what is seen here is final: a closed day takes no more lines.
  if exists (select 1 from ledger_day l where l.on_day >= any (t_days)) then
    raise exception 'the day was closed meanwhile' using errcode = '40001';
  end if;

  if a_versions <> '{}' then
    update personal_account a
    set balance = a.balance + u.delta, held = a.held + u.held, version = a.version + 1
    from unnest(texts(a_owners), a_deltas, a_held, a_versions) as u(owner, delta, held, version)
    where a.person_id = u.owner and a.version = u.version;
    get diagnostics done = row_count;
    if done <> cardinality(a_versions) then
      raise exception 'personal_account changed meanwhile' using errcode = '40001';
    end if;
    insert into account_entry (id, person_id, settlement_id, amount, balance_after, reason, on_day)
    select u.id, u.owner, u.settlement, u.amount, u.after, 'settlement', t_days[1]
    from unnest(n_ids, texts(n_owners), n_settlements, n_amounts, n_after)
      as u(id, owner, settlement, amount, after);
    if g_used <> '{}' then
      update mutual_aid g set quota_left = g.quota_left - u.used
      from unnest(texts(g_givers), texts(g_receivers), g_used) as u(giver, receiver, used)
      where g.giver_id = u.giver and g.receiver_id = u.receiver and g.ended_at is null;
      get diagnostics done = row_count;
      if done <> cardinality(g_used) then
        raise exception 'mutual_aid changed meanwhile' using errcode = '40001';
      end if;
    end if;
  end if;

  -- What was given back after the end of a quota leaves the quota as it is, and only its version rises.
  if w_versions <> '{}' then
    update wallet_quota q set left_amount = q.left_amount - u.used, version = q.version + 1
    from unnest(w_quotas, w_used, w_versions) as u(quota, used, version)
    where q.id = u.quota and q.version = u.version and (q.state = 'open' or u.used = 0);
    get diagnostics done = row_count;
    if done <> cardinality(w_versions) then
      raise exception 'wallet_quota changed meanwhile' using errcode = '40001';
    end if;
    insert into wallet_use (id, quota_id, giver_area, person_id, settlement_id, kind, amount, to_quota,
      used_on, recorded_at)
    select u.id, u.quota, q.giver_area, q.receiver_id, u.settlement, u.kind, u.amount, u.to_quota,
      t_days[1], in_at
    from unnest(v_ids, v_quotas, v_settlements, texts(v_kinds), v_amounts, v_to_quota)
      as u(id, quota, settlement, kind, amount, to_quota)
    join wallet_quota q on q.id = u.quota;
  end if;
end $$;
