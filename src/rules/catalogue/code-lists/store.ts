import type { Sql } from '../../../platform/sql.ts';
import type { CodeEntry, CodeList, CodeSearch, ListedCode, UsedCode } from './model.ts';

/** Until the transaction ends. */
export async function holdList(sql: Sql, list: CodeList): Promise<void> {
  await sql(
    'code list: hold',
    `select pg_advisory_xact_lock(hashtextextended('code list ' || current_schema || $1, 0))`,
    [list],
  );
}

const COLUMNS = `e.list, e.version, e.code, e.name, e.initials, e.starts_on as "startsOn",
  e.ends_on as "endsOn", e.particulars, to_char(e.recorded_at, 'YYYY-MM-DD HH24:MI:SS') as "recordedAt"`;
const IS_NEWEST = `not exists (select from code_list_entry n
  where n.list = e.list and n.code = e.code and n.version > e.version)`;

type Row = Omit<ListedCode, 'particulars'> & { readonly particulars: string };

function listedFrom(row: Row): ListedCode {
  return { ...row, particulars: JSON.parse(row.particulars) };
}

export async function findNewest(sql: Sql, list: CodeList): Promise<Map<string, ListedCode>> {
  const rows = await sql<Row>(
    'code list: newest of all',
    `select distinct on (e.code) ${COLUMNS} from code_list_entry e where e.list = $1
     order by e.code, e.version desc`,
    [list],
  );
  return new Map(rows.map((row) => [row.code, listedFrom(row)]));
}

export async function insertEntries(
  sql: Sql,
  list: CodeList,
  entries: readonly CodeEntry[],
  at: string,
): Promise<void> {
  if (entries.length === 0) return;
  const column = (pick: (one: CodeEntry) => unknown) => entries.map(pick);
  await sql(
    'code list: insert',
    `insert into code_list_entry (list, version, code, name, initials, starts_on, ends_on, particulars,
       recorded_at)
     select $1, (select coalesce(max(version), 0) from code_list_entry where list = $1) + u.position,
       u.code, u.name, u.initials, u.starts_on, u.ends_on, u.particulars, $2
     from unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[])
       with ordinality as u(code, name, initials, starts_on, ends_on, particulars, position)`,
    [
      ...[list, at, column((one) => one.code), column((one) => one.name)],
      ...[column((one) => one.initials), column((one) => one.startsOn)],
      ...[column((one) => one.endsOn), column((one) => JSON.stringify(one.particulars))],
    ],
  );
}

type Load = {
  readonly list: CodeList;
  readonly source: string;
  readonly entries: number;
  readonly changed: number;
  readonly complete: boolean;
  readonly at: string;
};

export async function insertLoad(sql: Sql, load: Load): Promise<void> {
  const { list, source, entries, changed, complete, at } = load;
  await sql(
    'code list: note load',
    `insert into code_list_load (list, source, entries, changed, complete, loaded_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [list, source, entries, changed, complete, at],
  );
}

/** Each code once, by its newest statement, in the order of the numbers. */
export async function findAfter(
  sql: Sql,
  {
    list,
    after,
    limit,
  }: { readonly list: CodeList; readonly after: bigint; readonly limit: number },
): Promise<ListedCode[]> {
  const rows = await sql<Row>(
    'code list: after',
    `select ${COLUMNS} from code_list_entry e
     where e.list = $1 and e.version > $2 and ${IS_NEWEST} order by e.version limit $3`,
    [list, after, limit],
  );
  return rows.map(listedFrom);
}

const MATCHES = `e.list = $1 and ${IS_NEWEST} and e.starts_on <= $3
  and (e.ends_on is null or $3 < e.ends_on)
  and ($2 = '' or starts_with(upper(e.code), upper($2)) or starts_with(e.initials, lower($2))
    or position($2 in e.name) > 0)`;

export async function searchCodes(
  sql: Sql,
  { list, query, on, limit, offset }: CodeSearch,
): Promise<{ readonly rows: readonly ListedCode[]; readonly total: number }> {
  const [rows, counted] = await Promise.all([
    sql<Row>(
      'code list: search',
      `select ${COLUMNS} from code_list_entry e where ${MATCHES} order by e.code limit $4 offset $5`,
      [list, query, on, limit, offset],
    ),
    sql<{ total: number }>(
      'code list: count',
      `select count(*)::int as total from code_list_entry e where ${MATCHES}`,
      [list, query, on],
    ),
  ]);
  return { rows: rows.map(listedFrom), total: counted[0]?.total ?? 0 };
}

/** Of these, what stands in a list that was loaded completely and does not hold it on that day; others may be anything. */
export async function findUnlisted(
  sql: Sql,
  used: readonly UsedCode[],
): Promise<readonly Pick<UsedCode, 'list' | 'code'>[]> {
  if (used.length === 0) return [];
  return sql<Pick<UsedCode, 'list' | 'code'>>(
    'code list: unlisted',
    `select distinct u.list, u.code
     from unnest($1::text[], $2::text[], $3::date[]) as u(list, code, on_day)
     join lateral (select complete from code_list_load l where l.list = u.list
       order by l.id desc limit 1) as last on last.complete
     left join lateral (select e.starts_on, e.ends_on from code_list_entry e
       where e.list = u.list and e.code = u.code order by e.version desc limit 1) as e on true
     where e.starts_on is null or u.on_day < e.starts_on or e.ends_on <= u.on_day`,
    [used.map(({ list }) => list), used.map(({ code }) => code), used.map(({ on }) => on)],
  );
}

/** Entries in force today, by code; and whether the list was ever loaded. */
export async function findCodes(
  sql: Sql,
  list: CodeList,
  codes: readonly string[],
): Promise<{ readonly loaded: boolean; readonly entries: ReadonlyMap<string, ListedCode> }> {
  const [rows, loads] = await Promise.all([
    sql<Row>(
      'code list: by code',
      `select ${COLUMNS} from code_list_entry e
       where e.list = $1 and e.code = any($2) and ${IS_NEWEST}`,
      [list, codes],
    ),
    sql<{ loaded: boolean }>(
      'code list: is loaded',
      'select exists (select from code_list_load where list = $1) as loaded',
      [list],
    ),
  ]);
  return {
    loaded: loads[0]?.loaded === true,
    entries: new Map(rows.map((row) => [row.code, listedFrom(row)])),
  };
}
