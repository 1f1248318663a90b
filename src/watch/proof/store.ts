import type { Day } from '../../kernel/days.ts';
import type { Money } from '../../kernel/money.ts';
import { type RawSettlement, SETTLEMENT_COLUMNS } from '../../money/settlement/index.ts';
import { ID_NUMBER_IN_SQL } from '../../platform/sealing/personal-numbers.ts';
import type { Sql } from '../../platform/sql.ts';

const CHUNK = 5_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Every record in order of time, in chunks. */
export async function* streamSettlements(sql: Sql): AsyncGenerator<RawSettlement[]> {
  for (let after = FIRST_ID; ; ) {
    const rows = await sql<RawSettlement>(
      'proof: settlements',
      `select ${SETTLEMENT_COLUMNS} from settlement s where s.id > $1 order by s.id limit $2`,
      [after, CHUNK],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}

export type YearRow = Pick<
  RawSettlement,
  'id' | 'person' | 'scheme' | 'benefitYear' | 'yearVersion' | 'document'
>;

/** Every record in the order in which the totals of its year moved, in chunks. */
export async function* streamByYear(sql: Sql): AsyncGenerator<YearRow[]> {
  let after: readonly unknown[] = ['', '', 0, 0n];
  for (;;) {
    const rows = await sql<YearRow>(
      'proof: settlements by year',
      `select id, person_id as person, scheme, benefit_year as "benefitYear",
              year_version as "yearVersion", document
       from settlement
       where (person_id, scheme, benefit_year, year_version) > ($1, $2, $3, $4)
       order by person_id, scheme, benefit_year, year_version limit $5`,
      [...after, CHUNK],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.person, last.scheme, last.benefitYear, last.yearVersion];
  }
}

export type TransferRow = {
  readonly journal: string;
  readonly seq: number;
  readonly onDay: Day;
  readonly debit: string;
  readonly credit: string;
  readonly amount: Money;
};

/** Transfers of the journals after `after`, up to and including `last`. */
export function findTransfers(sql: Sql, after: string, last: string): Promise<TransferRow[]> {
  return sql<TransferRow>(
    'proof: transfers',
    `select journal_id as journal, seq, on_day as "onDay", debit, credit, amount from transfer
     where journal_id > $1 and journal_id <= $2 order by journal_id, seq`,
    [after, last],
  );
}

export function findRaw(sql: Sql, ids: readonly string[]): Promise<RawSettlement[]> {
  return sql<RawSettlement>(
    'proof: settlements by id',
    `select ${SETTLEMENT_COLUMNS} from settlement s where s.id = any($1)`,
    [ids],
  );
}

/** A settlement and its supplements, for a record that mirrors or corrects it. */
export function findRelated(sql: Sql, raw: RawSettlement): Promise<RawSettlement[]> {
  return sql<RawSettlement>(
    'proof: related',
    `select ${SETTLEMENT_COLUMNS} from settlement s
     where s.person_id = $1 and s.scheme = $2 and s.benefit_year = $3
       and s.year_version < $4 and (s.id = $5 or (s.original_id = $5 and s.kind = 'supplement'))
     order by s.year_version`,
    [raw.person, raw.scheme, raw.benefitYear, raw.yearVersion, raw.originalId],
  );
}

export type BatchRow = {
  readonly id: string;
  readonly lane: string;
  readonly seq: bigint;
  readonly records: number;
  readonly previous: string;
  readonly hash: string;
};

export function findBatches(sql: Sql): Promise<BatchRow[]> {
  return sql<BatchRow>(
    'proof: batches',
    `select id, lane_id as lane, seq, records, previous, hash from audit_batch
     order by lane_id, seq`,
  );
}

export type LaneRow = { readonly id: string; readonly heads: string; readonly anchor: string };

export function findLanes(sql: Sql): Promise<LaneRow[]> {
  return sql<LaneRow>('proof: lanes', 'select id, heads, anchor from audit_lane order by id');
}

export type StoredYear = {
  readonly person: string;
  readonly scheme: string;
  readonly year: number;
  readonly totals: string;
  readonly version: bigint;
};

export async function* streamYears(sql: Sql): AsyncGenerator<StoredYear[]> {
  let after: readonly unknown[] = ['', '', 0];
  for (;;) {
    const rows = await sql<StoredYear>(
      'proof: years',
      `select person_id as person, scheme, benefit_year as year, totals, version
       from year_to_date where (person_id, scheme, benefit_year) > ($1, $2, $3)
       order by person_id, scheme, benefit_year limit $4`,
      [...after, CHUNK],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.person, last.scheme, last.year];
  }
}

/** Runs a check that the database does alone: rows of what is wrong. */
export function findProblems(sql: Sql, name: string, text: string): Promise<{ where: string }[]> {
  return sql<{ where: string }>(`proof: ${name}`, text);
}

export async function countRows(sql: Sql, table: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `proof: count ${table}`,
    `select count(*)::int as count from ${table}`,
  );
  return row?.count ?? 0;
}

/** As the statistics know it, of a divided table those of its parts; of one that was never looked at, a count. */
export async function estimateRows(sql: Sql, table: string): Promise<number> {
  const [row] = await sql<{ rows: number }>(
    'proof: estimate rows',
    `select sum(c.reltuples)::float8 as rows from pg_partition_tree($1::regclass) p
     join pg_class c on c.oid = p.relid where p.isleaf having min(c.reltuples) >= 0
     union all
     select reltuples::float8 from pg_class where oid = $1::regclass and relkind <> 'p'`,
    [table],
  );
  return row && row.rows >= 0 ? row.rows : countRows(sql, table);
}

export type TextColumns = { readonly table: string; readonly names: readonly string[] };

export function findTextColumns(sql: Sql): Promise<TextColumns[]> {
  return sql<TextColumns>(
    'proof: text columns',
    `select c.table_name::text as "table", array_agg(c.column_name::text order by c.ordinal_position) as names
     from information_schema.columns c
     join pg_class t on t.relname = c.table_name and t.relnamespace = current_schema()::regnamespace
     -- A divided table once, and not each of its parts again.
     where c.table_schema = current_schema() and t.relkind in ('r', 'p') and not t.relispartition
       and c.data_type in ('text', 'character varying', 'json', 'jsonb')
     group by 1 order by 1`,
  );
}

type Looked = { readonly table: string; readonly name: string; readonly share: number };

/** Texts in which something of the form of an identity number stands, and where their rows are. */
export function findTextsWithNumbers(
  sql: Sql,
  { table, name, share }: Looked,
): Promise<{ readonly text: string; readonly at: string }[]> {
  const from = share >= 100 ? table : `${table} tablesample system (${share})`;
  return sql(
    `proof: numbers in ${table} ${name}`.slice(0, 63),
    `select ${name}::text as text,
       case when tableoid <> $1::regclass then tableoid::regclass || ' ' else '' end || ctid as at
     from ${from}
     where ${name}::text ~ '${ID_NUMBER_IN_SQL}' limit 1000`,
    [table],
  );
}
