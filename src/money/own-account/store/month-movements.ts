import { type Day, dayNumber } from '../../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { addMonths } from '../../../kernel/months.ts';
import type { Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';

/** Reads for the office: what moved own accounts in a month, by ids that are ordered by time. */

const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 28_800_000;

function idsOf(month: Day): readonly [string, string] {
  return [lowestId(month), lowestId(addMonths(month, 1))];
}

/** Below every id that was taken on a day or later. */
export function lowestId(on: Day): string {
  const hex = (dayNumber(on) * DAY_MS - SHANGHAI_AHEAD_MS).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

export type RunRow = {
  readonly kind: 'monthly' | 'interest';
  readonly period: string;
  readonly act: 'credit' | 'reversal';
  readonly on: Day;
  readonly accounts: bigint;
  readonly amount: Money;
};

/** What was credited and taken back in a month, by the turn that it belongs to. */
export function findRuns(sql: Sql, month: Day): Promise<RunRow[]> {
  return sql<RunRow>(
    'own-account: runs of a month',
    `select kind, period, act, on_day as "on", count(*) as accounts, sum(amount)::bigint as amount
     from account_credit where entry_id >= $1 and entry_id < $2
     group by kind, period, act, on_day order by on_day desc, kind, period, act`,
    [...idsOf(month)],
  );
}

export type MovedKind = 'withdrawal' | 'sent' | 'received' | 'draw' | 'return' | 'credit-reversal';

export type MovedRow = {
  readonly id: string;
  readonly kind: MovedKind;
  readonly payer: 'own' | 'mutual-aid' | 'wallet';
  readonly person: PersonId;
  readonly usedFor: string;
  readonly amount: Money;
  readonly on: Day;
  readonly reason: string;
  readonly by: string;
};

/** Withdrawals, balances that went and came, premiums: newest first. */
export async function findMoved(
  sql: Sql,
  { month, kind, limit, offset }: Page & { readonly month: Day; readonly kind: MovedKind | null },
): Promise<{ readonly rows: MovedRow[]; readonly total: number }> {
  const where = `id >= $1 and id < $2 and kind <> 'wallet-use' and ($3::text is null or kind = $3)`;
  const values = [...idsOf(month), kind];
  const [rows, counted] = await Promise.all([
    sql<MovedRow>(
      'own-account: moved in a month',
      `select id, kind, payer, person_id as person, used_for as "usedFor", amount, on_day as "on", reason,
         made_by as by
       from account_act where ${where} order by id desc limit $4 offset $5`,
      [...values, limit, offset],
    ),
    sql<{ total: bigint }>(
      'own-account: count moved in a month',
      `select count(*) as total from account_act where ${where}`,
      values,
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}

export type WalletUseRow = {
  readonly id: string;
  readonly direction: 'owing' | 'owed';
  readonly person: PersonId;
  readonly area: AreaCode;
  readonly kind: string;
  readonly amount: Money;
  readonly on: Day;
  readonly settlement: string | null;
  readonly told: boolean;
};

/** `owed`: a relative's quota was used here, and the giver's area owes it. `owing`: a quota given here was used elsewhere. */
const WALLET_USES = `
  select id, 'owed' as direction, person_id as person, giver_area as area, kind, amount, used_on as "on",
    settlement_id as settlement, acknowledged_at is not null as told
  from wallet_use where used_on >= $1 and used_on < $2
  union all
  select b.use_id, 'owing', g.giver_id, g.receiver_area, b.kind, b.amount, b.used_on, null, true
  from wallet_booking b join wallet_grant g on g.id = b.grant_id
  where b.used_on >= $1 and b.used_on < $2`;

export async function findWalletUses(
  sql: Sql,
  { month, limit, offset }: Page & { readonly month: Day },
): Promise<{ readonly rows: WalletUseRow[]; readonly total: number }> {
  const days = [month, addMonths(month, 1)];
  const [rows, counted] = await Promise.all([
    sql<WalletUseRow>(
      'own-account: wallet uses of a month',
      `${WALLET_USES} order by 7 desc, 1 desc, 2 limit $3 offset $4`,
      [...days, limit, offset],
    ),
    sql<{ total: bigint }>(
      'own-account: count wallet uses of a month',
      `select count(*) as total from (${WALLET_USES}) uses`,
      days,
    ),
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0n) };
}
