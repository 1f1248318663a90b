import type { KeyFacts } from '../seal.ts';
import type { AreaDatabase, Sql } from '../sql.ts';

type BookedKey = {
  readonly number: number;
  readonly check: string;
  readonly retired: boolean;
};

/**
 * Refuses to work with keys that are not those an area was sealed with, before anything is written with them: a
 * number that means another key, or a key still in use that was not given. New keys are noted.
 */
export async function checkKeys({ area, sql }: Pick<AreaDatabase, 'area' | 'sql'>): Promise<void> {
  const given = sql.sealer.keys();
  for (let again = false; ; again = true) {
    const booked = await findKeys(sql);
    const refusal = refuseKeys(area, booked, given);
    if (refusal) throw new Error(refusal);
    // Looked at once more: another program may have noted another key under the same number meanwhile.
    if (again) return;
    const known = new Set(booked.map(({ number }) => number));
    for (const key of given) if (!known.has(key.number)) await noteKey(sql, key);
  }
}

export function refuseKeys(
  area: string,
  booked: readonly BookedKey[],
  given: readonly KeyFacts[],
): string | null {
  for (const { number, check, retired } of booked) {
    const own = given.find((key) => key.number === number);
    if (!own && !retired) {
      return (
        `Area ${area} holds values sealed with key ${number}, which was not given. Give it in YIKAO_SEAL_KEY ` +
        '(or put seal.key back into the data folder) until "yikao keys rotate" has retired it.'
      );
    }
    if (own && own.check !== check) {
      return (
        `The sealing key ${number} is not the one that area ${area} is sealed with. Give the right one in ` +
        'YIKAO_SEAL_KEY, or put the seal.key that belongs to this data back into the data folder.'
      );
    }
  }
  const newest = Math.max(...given.map(({ number }) => number));
  const later = booked.find(({ number }) => number > newest);
  return later
    ? `Area ${area} is sealed with key ${later.number} already; key ${newest} is older and cannot be the newest.`
    : null;
}

/** Every value was sealed anew: whoever has an older key needs it no longer. */
export async function retireOlder(sql: Sql): Promise<number[]> {
  const rows = await sql<{ number: number }>(
    'sealing: retire keys',
    'update seal_key set retired_at = now() where number < $1 and retired_at is null returning number',
    [sql.sealer.newest()],
  );
  return rows.map(({ number }) => number);
}

type Asked = { readonly area: AreaDatabase['area'] | 'nation'; readonly sql: Sql };

/**
 * How many connections to this area belong to programs that do not have the newest key, and so would neither open nor
 * find what is sealed with it. Connections say in their name which key is the newest they have.
 */
export async function newestWithout({ area, sql }: Asked): Promise<number> {
  const rows = await sql<{ count: number }>(
    'sealing: programs without a key',
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and starts_with(application_name, $1)
       and substring(application_name from '[0-9]+$')::int < $2`,
    [`yikao ${area} key `, sql.sealer.newest()],
  );
  return rows[0]?.count ?? 0;
}

function findKeys(sql: Sql): Promise<BookedKey[]> {
  return sql(
    'sealing: keys',
    `select number, check_value as "check", retired_at is not null as retired
     from seal_key order by number`,
  );
}

async function noteKey(sql: Sql, { number, scheme, check }: KeyFacts): Promise<void> {
  await sql(
    'sealing: note key',
    `insert into seal_key (number, scheme, check_value) values ($1, $2, $3) on conflict do nothing`,
    [number, scheme, check],
  );
}
