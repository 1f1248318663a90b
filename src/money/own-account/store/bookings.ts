import type { Day } from '../../../kernel/days.ts';
import type { AreaCode } from '../../../kernel/ids.ts';
import type { MonthUse, ToldUse } from '../../../people/accounts/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Clearing } from '../model.ts';

export async function findBooked(sql: Sql, uses: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    'own-account: booked',
    'select use_id as id from wallet_booking where use_id = any($1::uuid[])',
    [uses],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function insertBooking(
  sql: Sql,
  use: ToldUse & { readonly entry: string; readonly at: string },
): Promise<void> {
  const { id, grant, kind, amount, toQuota, usedOn, entry, at } = use;
  await sql(
    'own-account: insert booking',
    `insert into wallet_booking (use_id, grant_id, kind, amount, to_quota, used_on, entry_id, booked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, grant, kind, amount, toQuota, usedOn, entry, at],
  );
}

/** Where anybody was ever given a quota: after its end something may still be given back. */
export async function findAreasOfGrants(sql: Sql): Promise<AreaCode[]> {
  const rows = await sql<{ area: AreaCode }>(
    'own-account: areas of grants',
    'select distinct receiver_area as area from wallet_grant order by 1',
  );
  return rows.map(({ area }) => area);
}

export function findBookingsOfMonth(
  sql: Sql,
  area: AreaCode,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<MonthUse[]> {
  return sql<MonthUse>(
    'own-account: bookings of a month',
    `select b.use_id as id, b.grant_id as grant, b.kind, b.amount, b.to_quota as "toQuota",
       b.used_on as "usedOn", g.receiver_area as "otherArea"
     from wallet_booking b join wallet_grant g on g.id = b.grant_id
     where g.receiver_area = $1 and b.used_on >= $2 and b.used_on < $3 order by b.use_id`,
    [area, from, until],
  );
}

type Direction = 'owing' | 'owed';
type Kept = Omit<Clearing, 'giverArea' | 'receiverArea'>;

/** Written once: the first one stands. */
export async function insertClearing(
  sql: Sql,
  clearing: Kept & { readonly direction: Direction; readonly other: AreaCode; readonly at: string },
): Promise<void> {
  const { month, direction, other, uses, care, goods, premium, total, hash, at } = clearing;
  await sql(
    'own-account: insert clearing',
    `insert into wallet_clearing (month, direction, other_area, uses, care, goods, premium, total, hash,
       made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [month, direction, other, uses, care, goods, premium, total, hash, at],
  );
}

export type ClearingRow = Kept & {
  readonly direction: Direction;
  readonly other: AreaCode;
  readonly madeAt: string;
};

const CLEARING = `month, direction, other_area as other, uses, care, goods, premium, total, hash,
  made_at as "madeAt"`;

export function findClearings(sql: Sql, month: string | null): Promise<ClearingRow[]> {
  return sql<ClearingRow>(
    'own-account: clearings',
    `select ${CLEARING} from wallet_clearing where $1::text is null or month = $1
     order by month desc, direction, other_area limit 1000`,
    [month],
  );
}
