import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { ItemMapping, KeptMapping, MappingSearch } from '../listing.ts';

/** One change of a provider's mappings at a time. */
export async function holdMappings(sql: Sql, provider: ProviderId): Promise<void> {
  await sql(
    'catalogue: hold mappings',
    `select pg_advisory_xact_lock(hashtextextended('item mappings ' || current_schema || $1, 0))`,
    [provider],
  );
}

const MOMENT = 'YYYY-MM-DD HH24:MI:SS';
const COLUMNS = `id, provider_id as provider, own_code as "ownCode", own_name as "ownName", list, code,
  starts_on as "startsOn", ends_on as "endsOn", particulars,
  to_char(recorded_at, '${MOMENT}') as "recordedAt",
  to_char(withdrawn_at, '${MOMENT}') as "withdrawnAt"`;

type Row = Omit<KeptMapping, 'particulars'> & { readonly particulars: string };

function kept(row: Row): KeptMapping {
  return { ...row, particulars: JSON.parse(row.particulars) };
}

export async function findLive(
  sql: Sql,
  provider: ProviderId,
  ownCodes: readonly string[],
): Promise<KeptMapping[]> {
  const rows = await sql<Row>(
    'catalogue: live mappings',
    `select ${COLUMNS} from item_mapping
     where provider_id = $1 and own_code = any($2) and withdrawn_at is null order by id`,
    [provider, ownCodes],
  );
  return rows.map(kept);
}

export async function insertMappings(
  sql: Sql,
  mappings: readonly (ItemMapping & { readonly id: string })[],
  recordedAt: string,
): Promise<void> {
  await sql(
    'catalogue: insert mappings',
    `insert into item_mapping (id, provider_id, own_code, own_name, list, code, starts_on, ends_on,
       particulars, recorded_at)
     select *, $10::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[],
       $5::text[], $6::text[], $7::date[], $8::date[], $9::text[])`,
    [
      mappings.map(({ id }) => id),
      mappings.map(({ provider }) => provider),
      mappings.map(({ ownCode }) => ownCode),
      mappings.map(({ ownName }) => ownName),
      mappings.map(({ list }) => list),
      mappings.map(({ code }) => code),
      mappings.map(({ startsOn }) => startsOn),
      mappings.map(({ endsOn }) => endsOn),
      mappings.map(({ particulars }) => JSON.stringify(particulars)),
      recordedAt,
    ],
  );
}

export async function withdrawMappings(
  sql: Sql,
  ids: readonly string[],
  at: string,
): Promise<void> {
  await sql(
    'catalogue: withdraw mappings',
    'update item_mapping set withdrawn_at = $2 where id = any($1::uuid[])',
    [ids, at],
  );
}

const MATCHES = `provider_id = $1 and ($2::text is null or own_code = $2)
  and ($3::text is null or position($3 in own_name) > 0) and ($4::text is null or list = $4)
  and ($5::text is null or code = $5)
  and ($6::date is null or (starts_on <= $6 and (ends_on is null or $6 < ends_on)))
  and ($7::date is null or starts_on = $7)
  and ($8::boolean is null or (withdrawn_at is null) = $8)
  and ($9::timestamptz is null or coalesce(withdrawn_at, recorded_at) > $9)`;

/** One page, by own code and arrival, and how many there are. */
export async function listMappings(
  sql: Sql,
  search: MappingSearch,
): Promise<{ readonly rows: readonly KeptMapping[]; readonly total: number }> {
  const { provider, ownCode, ownName, list, code, on, startsOn, valid, changedAfter } = search;
  const values = [provider, ownCode, ownName, list, code, on, startsOn, valid, changedAfter];
  const [rows, counted] = await Promise.all([
    sql<Row>(
      'catalogue: mappings',
      `select ${COLUMNS} from item_mapping where ${MATCHES}
       order by own_code, id limit $10 offset $11`,
      [...values, search.limit, search.offset],
    ),
    sql<{ total: bigint }>(
      'catalogue: count mappings',
      `select count(*) as total from item_mapping where ${MATCHES}`,
      values,
    ),
  ]);
  return { rows: rows.map(kept), total: Number(counted[0]?.total ?? 0n) };
}
