import type { ProviderId, SettlementId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { COUNT_LIMIT, type Page } from '../../../platform/http/paging.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { VisitKind } from '../../../rules/policy/index.ts';
import type { Difference, Finding, RepairAction, Run, RunId } from '../model.ts';

export async function insertRun(sql: Sql, run: Run): Promise<void> {
  const { stated, centre } = run;
  await sql(
    'reconciliation: insert run',
    `insert into reconciliation_run (id, provider_id, channel, level, starts_on, ends_on, scheme,
       visit_kinds, with_refunds, stated_count, stated_total, stated_funds, stated_accounts,
       stated_cash, centre_count, centre_total, centre_funds, centre_accounts, centre_cash,
       differences, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
       $20, $21, $22)`,
    [
      ...[run.id, run.provider, run.channel, run.level, run.startsOn, run.endsOn, run.scheme],
      ...[run.visitKinds?.join(',') ?? null, run.withRefunds, stated.count, stated.total],
      ...[stated.funds, stated.accounts, stated.cash, centre.count, centre.total, centre.funds],
      ...[centre.accounts, centre.cash, run.differences, run.madeBy, run.madeAt],
    ],
  );
}

export async function insertDifferences(
  sql: Sql,
  run: RunId,
  differences: readonly Difference[],
): Promise<void> {
  if (differences.length === 0) return;
  const column = (pick: (one: Difference) => unknown) => differences.map(pick);
  await sql(
    'reconciliation: insert differences',
    `insert into reconciliation_difference (run_id, seq, finding, settlement_id, stated, person_id,
       stated_total, stated_funds, stated_accounts, centre_total, centre_funds, centre_accounts)
     select $1, n, finding, settlement, stated, person, st, sf, sa, ct, cf, ca
     from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
       $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
     with ordinality as u(finding, settlement, stated, person, st, sf, sa, ct, cf, ca, n)`,
    [
      run,
      column(({ finding }) => finding),
      column(({ entry, line }) => entry?.id ?? line?.id ?? null),
      column(({ line }) => line?.stated ?? null),
      column(({ entry, line }) => entry?.person ?? line?.person),
      column(({ line }) => line?.total ?? null),
      column(({ line }) => line?.funds ?? null),
      column(({ line }) => line?.accounts ?? null),
      column(({ entry }) => entry?.total ?? null),
      column(({ entry }) => entry?.funds ?? null),
      column(({ entry }) => entry?.accounts ?? null),
    ],
  );
}

type RunRow = Omit<Run, 'stated' | 'centre' | 'visitKinds'> & {
  readonly visitKinds: string | null;
  readonly statedCount: number;
  readonly statedTotal: Money;
  readonly statedFunds: Money;
  readonly statedAccounts: Money | null;
  readonly statedCash: Money | null;
  readonly centreCount: number;
  readonly centreTotal: Money;
  readonly centreFunds: Money;
  readonly centreAccounts: Money;
  readonly centreCash: Money;
};

const RUN = `id, provider_id as provider, channel, level, starts_on as "startsOn",
  ends_on as "endsOn", scheme, visit_kinds as "visitKinds", with_refunds as "withRefunds",
  stated_count as "statedCount", stated_total as "statedTotal", stated_funds as "statedFunds",
  stated_accounts as "statedAccounts", stated_cash as "statedCash", centre_count as "centreCount",
  centre_total as "centreTotal", centre_funds as "centreFunds",
  centre_accounts as "centreAccounts", centre_cash as "centreCash", differences,
  made_by as "madeBy", made_at as "madeAt"`;

export async function findRun(sql: Sql, id: RunId): Promise<Run | null> {
  const [row] = await sql<RunRow>(
    'reconciliation: run',
    `select ${RUN} from reconciliation_run where id = $1`,
    [id],
  );
  return row ? runOf(row) : null;
}

export async function listRuns(sql: Sql, provider: ProviderId, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<RunRow>(
      'reconciliation: runs',
      `select ${RUN} from reconciliation_run where provider_id = $1
       order by id desc limit $2 offset $3`,
      [provider, limit, offset],
    ),
    sql<{ total: number }>(
      'reconciliation: count runs',
      `select count(*)::int as total from
         (select 1 from reconciliation_run where provider_id = $1 limit ${COUNT_LIMIT}) m`,
      [provider],
    ),
  ]);
  return { rows: rows.map(runOf), total: counted[0]?.total ?? 0 };
}

function runOf(row: RunRow): Run {
  const { statedCount, statedTotal, statedFunds, statedAccounts, statedCash, ...more } = row;
  const { centreCount, centreTotal, centreFunds, centreAccounts, centreCash, ...run } = more;
  return {
    ...run,
    visitKinds: row.visitKinds === null ? null : kindsOf(row.visitKinds),
    stated: {
      count: statedCount,
      total: statedTotal,
      funds: statedFunds,
      accounts: statedAccounts,
      cash: statedCash,
    },
    centre: {
      count: centreCount,
      total: centreTotal,
      funds: centreFunds,
      accounts: centreAccounts,
      cash: centreCash,
    },
  };
}

function kindsOf(joined: string): VisitKind[] {
  return joined.split(',').filter((kind) => kind !== '') as VisitKind[];
}

/** A difference with everything that decides what is to be done about it. */
export type DifferenceRow = {
  readonly run: RunId;
  readonly seq: number;
  readonly finding: Finding;
  readonly settlement: SettlementId | null;
  readonly stated: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly statedTotal: Money | null;
  readonly statedFunds: Money | null;
  readonly statedAccounts: Money | null;
  readonly centreTotal: Money | null;
  readonly centreFunds: Money | null;
  readonly centreAccounts: Money | null;
  readonly kind: 'settlement' | 'reversal' | null;
  readonly encounter: string | null;
  readonly settledAt: string | null;
  /** Whose record the named settlement is. */
  readonly owner: string | null;
  readonly ownerProvider: string | null;
  readonly key: string | null;
  readonly reversed: boolean;
  readonly bothUnknown: boolean;
  readonly action: RepairAction | null;
  readonly reason: string | null;
  readonly repairedBy: string | null;
  readonly repairedAt: string | null;
};

const DIFFERENCE = `d.run_id as run, d.seq, d.finding, d.settlement_id as settlement, d.stated,
  d.person_id as person, p.name as "personName", d.stated_total as "statedTotal",
  d.stated_funds as "statedFunds", d.stated_accounts as "statedAccounts",
  d.centre_total as "centreTotal", d.centre_funds as "centreFunds",
  d.centre_accounts as "centreAccounts", s.kind, s.encounter_id as encounter,
  s.settled_at as "settledAt", s.person_id as owner, s.provider_id as "ownerProvider",
  s.document::jsonb ->> 'key' as key,
  exists (select 1 from settlement r where r.person_id = s.person_id and r.scheme = s.scheme
    and r.benefit_year = s.benefit_year and r.kind = 'reversal' and r.original_id = s.id) as reversed,
  s.kind = 'reversal' and exists (select 1 from reconciliation_difference o
    where o.run_id = d.run_id and o.finding = 'only-centre' and o.settlement_id = s.original_id)
    as "bothUnknown",
  f.action, f.reason, f.made_by as "repairedBy", f.made_at as "repairedAt"`;
const FROM = `reconciliation_difference d
  left join settlement s on s.id = d.settlement_id
  left join person p on p.id = d.person_id
  left join reconciliation_repair f on f.run_id = d.run_id and f.seq = d.seq`;

export async function findDifference(
  sql: Sql,
  run: RunId,
  seq: number,
): Promise<DifferenceRow | null> {
  const [row] = await sql<DifferenceRow>(
    'reconciliation: difference',
    `select ${DIFFERENCE} from ${FROM} where d.run_id = $1 and d.seq = $2`,
    [run, seq],
  );
  return row ?? null;
}

export async function listDifferences(sql: Sql, run: RunId, { limit, offset }: Page) {
  const [rows, counted] = await Promise.all([
    sql<DifferenceRow>(
      'reconciliation: differences',
      `select ${DIFFERENCE} from ${FROM} where d.run_id = $1 order by d.seq limit $2 offset $3`,
      [run, limit, offset],
    ),
    sql<{ total: number }>(
      'reconciliation: count differences',
      `select count(*)::int as total from reconciliation_difference where run_id = $1`,
      [run],
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
