-- Bills and settlements recorded with less work: registrations and bills are found by their ids in one search for all,
-- and years that are not in the table yet are not looked for a second time.
--
-- The lane of an audit batch is made by the process that writes the batch, and nobody may delete it; looking for it
-- anew with every batch locked and wrote its row. `yikao verify` looks for it. Locks `audit_batch` and `audit_lane`
-- exclusively for a moment.

alter table audit_batch drop constraint audit_batch_lane_id_fkey;

create or replace function record_bills(
  g_ids text, g_revisions integer[],
  e_ids text, e_persons text, e_providers text, e_kinds text, e_diseases text, e_schemes text,
  e_starts date[], e_ends date[], e_filings text, e_payers text, e_registrations text, e_batches text,
  e_bills text, e_totals bigint[], e_counts integer[], e_before integer[], e_after integer[],
  u_encounters text, u_seqs integer[], u_lines text, u_hashes text, u_counts integer[],
  u_totals bigint[], u_voids integer[], u_particulars text,
  r_providers text, r_transactions text, r_keys text, r_hashes text, r_uploads text
) returns void language plpgsql as $$
declare
  done bigint;
  changed bigint;
  ids text[] := texts(g_ids);
begin
  -- Whoever changes a registration takes its lock alone (`lockRegistration`). A row lock would write the row.
  perform pg_advisory_xact_lock_shared(
    hashtextextended(current_schema() || ' registration ' || u.id, 0))
  from unnest(ids) as u(id);
  -- A statement of its own: it sees what was committed before the locks were had.
  select count(*) into done from registration r
  where r.id = any (ids) and r.revision = g_revisions[array_position(ids, r.id)]
    and r.cancelled_at is null;
  if done <> cardinality(g_revisions) then
    raise exception 'registration changed meanwhile' using errcode = '40001';
  end if;

  insert into charge_request (provider_id, transaction, key, body_hash, uploads)
  select * from unnest(texts(r_providers), texts(r_transactions), texts(r_keys), texts(r_hashes),
                       texts(r_uploads));

  insert into encounter (id, person_id, provider_id, kind, disease, scheme, started_on, ended_on,
    filing, other_payer, registration_id, batch, bill, bill_total, charge_count, revision)
  select u.id, u.person, u.provider, u.kind, nullif(u.disease, ''), nullif(u.scheme, ''), u.starts,
    u.ends, u.filing, nullif(u.payer, ''), u.registration, nullif(u.batch, ''), u.bill, u.total,
    u.lines, u.upto
  from unnest(texts(e_ids), texts(e_persons), texts(e_providers), texts(e_kinds), texts(e_diseases),
      texts(e_schemes), e_starts, e_ends, texts(e_filings), texts(e_payers), texts(e_registrations),
      texts(e_batches), texts(e_bills), e_totals, e_counts, e_before, e_after)
    as u(id, person, provider, kind, disease, scheme, starts, ends, filing, payer, registration,
      batch, bill, total, lines, since, upto)
  where u.since < 0
  on conflict do nothing;
  get diagnostics done = row_count;
  if done <> cardinality(e_before) then
    update encounter e set bill = u.bill, bill_total = u.total, charge_count = u.lines,
      started_on = u.starts, ended_on = u.ends, revision = u.upto
    from unnest(texts(e_ids), e_starts, e_ends, texts(e_bills), e_totals, e_counts, e_before, e_after)
      as u(id, starts, ends, bill, total, lines, since, upto)
    where u.since >= 0 and e.id = u.id and e.revision = u.since and e.settlement_id is null;
    get diagnostics changed = row_count;
    if done + changed <> cardinality(e_before) then
      raise exception 'encounter changed meanwhile' using errcode = '40001';
    end if;
  end if;

  insert into charge_upload (encounter_id, seq, lines, hash, line_count, total, voids, particulars)
  select u.encounter, u.seq, u.lines, u.hash, u.count, u.total, u.voids, nullif(u.particulars, '')
  from unnest(texts(u_encounters), u_seqs, string_to_array(u_lines, E'\x1e'), texts(u_hashes),
      u_counts, u_totals, u_voids, string_to_array(u_particulars, E'\x1e'))
    as u(encounter, seq, lines, hash, count, total, voids, particulars);
end $$;

create or replace function record_settlements(
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
  g_givers text, g_receivers text, g_used bigint[]
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
    insert into account_entry (id, person_id, settlement_id, amount, balance_after, reason)
    select u.id, u.owner, u.settlement, u.amount, u.after, 'settlement'
    from unnest(n_ids, texts(n_owners), n_settlements, n_amounts, n_after)
      as u(id, owner, settlement, amount, after);
    if g_used <> '{}' then
      update mutual_aid g set quota_left = g.quota_left - u.used
      from unnest(texts(g_givers), texts(g_receivers), g_used) as u(giver, receiver, used)
      where g.giver_id = u.giver and g.receiver_id = u.receiver;
      get diagnostics done = row_count;
      if done <> cardinality(g_used) then
        raise exception 'mutual_aid changed meanwhile' using errcode = '40001';
      end if;
    end if;
  end if;
end $$;
