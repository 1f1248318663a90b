import type { AreaDatabase, Sql } from '../sql.ts';
import { SEALED_COLUMNS, type SealedColumn, type Values } from './columns.ts';

export type Renewing = {
  /** `plain`: only what is not sealed at all. `all`: what is sealed with an older key as well. */
  readonly which: 'plain' | 'all';
  readonly onProgress?: (table: string, done: number) => void;
  /** Absent: those of an area. */
  readonly columns?: readonly SealedColumn[];
};

type Database = Pick<AreaDatabase, 'sql'>;

/**
 * Seals with the newest key whatever is not, in batches that are committed one by one: after a kill the next run goes
 * on where it stopped, and whoever writes meanwhile is not disturbed, since a row that changed is left for the next
 * pass. Needs a connection that may change these columns, which the application role may not.
 */
export async function renewAll({ sql }: Database, renewing: Renewing): Promise<number> {
  let renewed = 0;
  for (const column of renewing.columns ?? SEALED_COLUMNS) {
    renewed += await renewColumn(sql, column, renewing);
  }
  return renewed;
}

/** What older versions left in plain, asked for where it is cheap and else once. */
export async function sealPlain(
  { sql }: Database,
  onProgress: NonNullable<Renewing['onProgress']>,
): Promise<number> {
  const finished = new Set((await findSteps(sql)).map(({ name }) => name));
  let renewed = 0;
  for (const column of SEALED_COLUMNS) {
    if (!column.plainIsCheap && finished.has(column.table)) continue;
    renewed += await renewColumn(sql, column, { which: 'plain', onProgress });
    if (!column.plainIsCheap) await noteStep(sql, column.table);
  }
  return renewed;
}

/** Passes over the table until one of them found nothing to do. */
async function renewColumn(sql: Sql, column: SealedColumn, renewing: Renewing): Promise<number> {
  let renewed = 0;
  for (;;) {
    const before = renewed;
    let contested = 0;
    for await (const rows of rowsOf(sql, column, dueOf(column, renewing))) {
      const wanted = renewedRows(sql, column, rows);
      const changed = await writeRows(sql, column, wanted);
      renewed += changed;
      contested += wanted.length - changed;
      if (changed > 0) renewing.onProgress?.(column.table, renewed);
    }
    if (renewed === before && contested === 0) return renewed;
  }
}

type Due = { readonly name: string; readonly where: string; readonly values: readonly unknown[] };

function dueOf(column: SealedColumn, { which }: Renewing): Due {
  if (which === 'plain') return { name: 'plain', where: column.plain, values: [] };
  return { name: 'due', where: `(${column.plain}) or (${column.old})`, values: ['$head'] };
}

export type Row = { readonly row: string; readonly keys: readonly string[]; readonly now: Values };

/** The rows of a table in the order of their keys, in batches. */
export async function* rowsOf(
  sql: Sql,
  column: SealedColumn,
  { name, where, values }: Due,
  batch: number = column.batch,
): AsyncGenerator<Row[]> {
  const keys = Object.entries(column.keys);
  const names = keys.map(([key]) => key).join(', ');
  const given = values.map((value) => (value === '$head' ? sql.sealer.head() : value));
  const after = keys.map(([, type], i) => `$${given.length + 1 + i}::text::${type}`).join(', ');
  const columns = Object.keys(column.columns);
  for (let last: readonly string[] | null = null; ; ) {
    const found: Record<string, never>[] = await sql(
      `sealing: ${name} of ${column.table}${last ? ' after' : ''}`,
      `select ${keys.map(([key], i) => `${key}::text as "key ${i}"`).join(', ')}, ${columns.join(', ')}
       from ${column.table} where (${where}) ${last ? `and (${names}) > (${after})` : ''}
       order by ${names} limit ${batch}`,
      [...given, ...(last ?? [])],
    );
    const rows = found.map((one): Row => {
      const own = keys.map((_, i) => one[`key ${i}`] as unknown as string);
      return { row: own.join('/'), keys: own, now: one };
    });
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1)?.keys ?? null;
  }
}

type Renewed = Row & { readonly next: Values };

function renewedRows({ sealer }: Sql, column: SealedColumn, rows: readonly Row[]): Renewed[] {
  return rows.flatMap((one) => {
    const next = column.renew(sealer, one.row, one.now);
    const same = Object.keys(next).every((name) => next[name] === one.now[name]);
    return same ? [] : [{ ...one, next }];
  });
}

/** How many were written: a row that is no longer as it was read is left alone. */
async function writeRows(
  sql: Sql,
  { table, keys, columns, guard }: SealedColumn,
  rows: readonly Renewed[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const guarded = guard ?? Object.keys(columns);
  const lists = [
    ...Object.entries(keys).map(([key, type], i) => ({
      ...{ name: `k_${key}`, type, values: rows.map((row) => row.keys[i]) },
    })),
    ...Object.entries(columns).map(([name, type]) => ({
      ...{ name: `n_${name}`, type, values: rows.map(({ next }) => next[name]) },
    })),
    ...guarded.map((name) => ({
      ...{ name: `o_${name}`, type: columns[name] ?? 'text' },
      values: rows.map(({ now }) => now[name]),
    })),
  ];
  const done = await sql(
    `sealing: renew ${table}`,
    `update ${table} t set ${Object.keys(columns)
      .map((name) => `${name} = u.n_${name}`)
      .join(', ')}
     from unnest(${lists.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ')})
       as u(${lists.map(({ name }) => name).join(', ')})
     where ${Object.keys(keys)
       .map((key) => `t.${key} = u.k_${key}`)
       .join(' and ')}
       and ${guarded.map((name) => `t.${name} is not distinct from u.o_${name}`).join(' and ')}
     returning 1`,
    lists.map(({ values }) => values),
  );
  return done.length;
}

function findSteps(sql: Sql): Promise<{ name: string }[]> {
  return sql('sealing: steps', 'select name from seal_step');
}

async function noteStep(sql: Sql, name: string): Promise<void> {
  await sql(
    'sealing: note step',
    'insert into seal_step (name) values ($1) on conflict do nothing',
    [name],
  );
}
