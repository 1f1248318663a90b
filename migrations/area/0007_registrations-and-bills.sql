-- What a registration desk opens, and bills recorded by one statement. The columns added may be null and
-- have no default, so that the brief exclusive lock of each table rewrites nothing.

-- 就诊. A stay has the encounter of the same id; of an outpatient visit each 收费批次 is an encounter.
create table registration (
  id           text primary key,
  person_id    text not null references person,
  provider_id  text not null references provider,
  stay         boolean not null,
  scheme       text check (scheme in ('resident', 'employee')),
  medical_type text not null default '',            -- 医疗类别 as the sender codes it; '' until it is said
  visit_kind   text,
  disease      text,
  number       text not null,                       -- 住院/门诊号
  began_at     text not null,                       -- 2025-06-01 08:30:00, Asia/Shanghai
  ended_at     text,
  particulars  text not null default '{}',          -- JSON: department, doctor, bed …
  cancelled_at timestamptz,
  revision     integer not null default 0
) with (fillfactor = 70);
create index registration_provider on registration (provider_id, ended_at nulls first, began_at);
create index registration_person on registration (person_id, began_at);

-- Never changed: the newest row of a phase and position counts.
create table diagnosis (
  id              bigint generated always as identity primary key,
  registration_id text not null references registration,
  phase           text not null check (phase in ('admission', 'discharge', 'visit')),
  position        integer not null,
  kind            text not null,
  main            boolean not null,
  code            text not null,
  name            text not null,
  valid           boolean not null,
  doctor          text not null default '',
  made_at         text
);
create index diagnosis_registration on diagnosis (registration_id, id);

alter table encounter add column registration_id text;
alter table encounter add column batch text;
create index encounter_registration on encounter (registration_id) where registration_id is not null;

-- What the sender said of each line beside price and day: a JSON list as long as `lines`.
alter table charge_upload add column particulars text;

-- Exactly once for uploads and what takes them back: the first answer of a key is kept for ever.
create table charge_request (
  provider_id text not null,
  transaction text not null,
  key         text not null,
  body_hash   text not null,
  uploads     text not null,                        -- what it recorded: JSON [[encounter, seq]]
  primary key (provider_id, transaction, key)
);

-- Records a batch of uploads, whole or not at all. A registration or bill that changed meanwhile raises
-- 40001, and the caller runs the requests one by one. Lists of texts come joined as in 0005.
create function record_bills(
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
  perform 1 from registration r
  join unnest(texts(g_ids), g_revisions) as u(id, revision) on r.id = u.id and r.revision = u.revision
  where r.cancelled_at is null for share of r;
  get diagnostics done = row_count;
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
  update encounter e set bill = u.bill, bill_total = u.total, charge_count = u.lines,
    started_on = u.starts, ended_on = u.ends, revision = u.upto
  from unnest(texts(e_ids), e_starts, e_ends, texts(e_bills), e_totals, e_counts, e_before, e_after)
    as u(id, starts, ends, bill, total, lines, since, upto)
  where u.since >= 0 and e.id = u.id and e.revision = u.since and e.settlement_id is null;
  get diagnostics changed = row_count;
  if done + changed <> cardinality(e_before) then
    raise exception 'encounter changed meanwhile' using errcode = '40001';
  end if;

  insert into charge_upload (encounter_id, seq, lines, hash, line_count, total, voids, particulars)
  select u.encounter, u.seq, u.lines, u.hash, u.count, u.total, u.voids, nullif(u.particulars, '')
  from unnest(texts(u_encounters), u_seqs, string_to_array(u_lines, E'\x1e'), texts(u_hashes),
      u_counts, u_totals, u_voids, string_to_array(u_particulars, E'\x1e'))
    as u(encounter, seq, lines, hash, count, total, voids, particulars);
end $$;
