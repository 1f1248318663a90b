import type { Sql } from '../../src/platform/sql.ts';
import type { Stored, StoredRequest } from './compare-records.ts';

export async function readStored(sql: Sql): Promise<Stored> {
  const requests = await sql<Omit<StoredRequest, 'ids'> & { ids: string }>(
    'chaos: requests',
    'select provider_id as provider, transaction, key, settlement_ids as ids from request',
  );
  const settlements = await sql<{ id: string; figures: string }>(
    'chaos: settlements',
    `select id, concat_ws(' ', total, pool, large_amount, serious, aid, own_account, mutual_aid, cash,
       hospital) as figures from settlement`,
  );
  return {
    requests: requests.map((row) => ({ ...row, ids: JSON.parse(row.ids) as string[] })),
    settlements,
  };
}

/** What is written only in part, found by questions that share nothing with `verify`. */
export async function findHalfWritten(sql: Sql): Promise<string[]> {
  const found: string[] = [];
  for (const [what, query] of HALF_WRITTEN) {
    const rows = await sql<{ where: string }>(`chaos: ${what}`, query);
    found.push(...rows.map(({ where }) => `${what}: ${where}`));
  }
  return found;
}

/** What funds and own accounts gave, against the columns; a reversal has both negative. */
const JOURNALS = `select s.id::text as "where" from settlement s
  left join (select journal_id, sum(amount) as given from ledger_line
    where account like 'fund:%' or account like 'account:%' group by 1) l on l.journal_id = s.id
  where coalesce(l.given, 0) <>
    s.pool + s.large_amount + s.serious + s.aid + s.own_account + s.mutual_aid limit 20`;
const ENTRIES = `select s.id::text as "where" from settlement s
  left join (select settlement_id as id, -sum(amount) as spent from account_entry group by 1) e
    using (id)
  where coalesce(e.spent, 0) <> s.own_account + s.mutual_aid limit 20`;
const VERSIONS = `select concat_ws(' ', person_id, scheme, benefit_year) as "where"
  from (select person_id, scheme, benefit_year, count(*) as records, min(year_version) as first,
      max(year_version) as last from settlement group by 1, 2, 3) s
  full join year_to_date y using (person_id, scheme, benefit_year)
  where s.records is distinct from y.version or s.last is distinct from y.version or s.first <> 1
  limit 20`;
/** A reversal is of the encounter that it frees; at most one settlement of an encounter stands. */
const ENCOUNTERS = `select e.id as "where" from encounter e
  left join (select encounter_id as id, count(*) filter (where kind = 'settlement')
      - count(*) filter (where kind = 'reversal') as live from settlement group by 1) s using (id)
  where coalesce(s.live, 0) <> (e.settlement_id is not null)::int limit 20`;
const BATCHES = `select b.id::text as "where" from audit_batch b
  full join (select batch_id as id, count(*) as records from settlement group by 1) s using (id)
  where b.records is distinct from s.records limit 20`;
const UPLOADS = `select e.id as "where" from encounter e
  left join (select encounter_id as id, sum(total) as total from charge_upload group by 1) u using (id)
  where e.bill_total <> coalesce(u.total, 0) limit 20`;

const HALF_WRITTEN = [
  ['journal', JOURNALS],
  ['own account', ENTRIES],
  ['year version', VERSIONS],
  ['encounter', ENCOUNTERS],
  ['audit batch', BATCHES],
  ['bill', UPLOADS],
] as const;
