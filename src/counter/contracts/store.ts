import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Sql } from '../../platform/sql.ts';

export type Contract = {
  readonly id: string;
  readonly case: string;
  readonly number: string;
  readonly provider: ProviderId;
  readonly outcome: 'begins' | 'continues' | 'ends';
  readonly level: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
};

export async function insertContract(sql: Sql, one: Contract): Promise<void> {
  await sql(
    'contracts: insert',
    `insert into provider_contract (id, case_id, number, provider_id, outcome, level, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[one.id, one.case, one.number, one.provider],
      ...[one.outcome, one.level, one.startsOn, one.endsOn],
    ],
  );
}

/** Null: the contract is older than this register. */
export async function findNewestNumber(sql: Sql, provider: ProviderId): Promise<string | null> {
  const [row] = await sql<{ number: string }>(
    'contracts: newest number',
    'select number from provider_contract where provider_id = $1 order by id desc limit 1',
    [provider],
  );
  return row?.number ?? null;
}
