-- Recording bills without locking rows that nobody may delete. The constraints dropped made every new bill lock
-- the rows of its person and its provider, which one hospital's desks share; that they are there is read before
-- a bill is decided, and proved by `yikao verify`. Locks encounter and charge_upload exclusively for a moment.

alter table encounter drop constraint encounter_person_id_fkey;
alter table encounter drop constraint encounter_provider_id_fkey;
alter table charge_upload drop constraint charge_upload_encounter_id_fkey;
alter table charge_upload drop constraint charge_upload_encounter_id_voids_fkey;
-- Most uploads take nothing back.
alter table charge_upload drop constraint charge_upload_encounter_id_voids_key;
create unique index charge_upload_voids on charge_upload (encounter_id, voids) where voids is not null;

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
begin
  -- Whoever changes a registration takes its lock alone (`lockRegistration`). A row lock would write the row.
  perform pg_advisory_xact_lock_shared(
    hashtextextended(current_schema() || ' registration ' || u.id, 0))
  from unnest(texts(g_ids)) as u(id);
  -- A statement of its own: it sees what was committed before the locks were had.
  select count(*) into done from unnest(texts(g_ids), g_revisions) as u(id, revision)
  join registration r on r.id = u.id and r.revision = u.revision
  where r.cancelled_at is null;
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
  changed := 0;
  if exists (select 1 from unnest(e_before) b where b >= 0) then
    update encounter e set bill = u.bill, bill_total = u.total, charge_count = u.lines,
      started_on = u.starts, ended_on = u.ends, revision = u.upto
    from unnest(texts(e_ids), e_starts, e_ends, texts(e_bills), e_totals, e_counts, e_before, e_after)
      as u(id, starts, ends, bill, total, lines, since, upto)
    where u.since >= 0 and e.id = u.id and e.revision = u.since and e.settlement_id is null;
    get diagnostics changed = row_count;
  end if;
  if done + changed <> cardinality(e_before) then
    raise exception 'encounter changed meanwhile' using errcode = '40001';
  end if;

  insert into charge_upload (encounter_id, seq, lines, hash, line_count, total, voids, particulars)
  select u.encounter, u.seq, u.lines, u.hash, u.count, u.total, u.voids, nullif(u.particulars, '')
  from unnest(texts(u_encounters), u_seqs, string_to_array(u_lines, E'\x1e'), texts(u_hashes),
      u_counts, u_totals, u_voids, string_to_array(u_particulars, E'\x1e'))
    as u(encounter, seq, lines, hash, count, total, voids, particulars);
end $$;
