import { formatYuan, plus, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { Sql } from '../../platform/sql.ts';
import { checkScope } from './check-scope.ts';
import { type Compared, compareLines } from './compare-lines.ts';
import { compareTotals, type Figure } from './compare-totals.ts';
import { SUM_DIFFERS, TOO_MANY_RECORDS } from './errors.ts';
import type { Entry, Run, RunId, Scope, StatedLine, StatedTotals, Totals } from './model.ts';
import { LINES_MAX } from './read-lines.ts';
import { findEntries, findTotals } from './store/books.ts';
import { insertDifferences, insertRun } from './store/runs.ts';

export type ReconcileDeps = { readonly clock: Clock; readonly ids: IdSource };

export type By = {
  readonly channel: Run['channel'];
  readonly actor: string;
  /** Some provinces count what the accounts pay into the sum of the funds. */
  readonly accountsInFunds: boolean;
};

export type ComparedTotals = { readonly run: Run; readonly differs: readonly Figure[] };

/** Compares sums and keeps what was compared. The caller's transaction makes both one. */
export async function reconcileTotals(
  sql: Sql,
  deps: ReconcileDeps,
  { scope, stated, by }: { readonly scope: Scope; readonly stated: StatedTotals; readonly by: By },
): Promise<ComparedTotals> {
  checkScope(scope);
  const centre = centreOf(await findTotals(sql, scope), by);

  const differs = compareTotals(stated, centre);

  const run = runOf(deps, {
    scope,
    stated,
    centre,
    by,
    level: 'totals',
    differences: differs.length,
  });
  await insertRun(sql, run);
  return { run, differs };
}

export type ComparedLines = Compared & { readonly run: Run };

/**
 * Compares line by line. `claimed` is what the sender says that its lines add up to: a file of which a part was lost
 * is refused before it makes everything one-sided.
 */
export async function reconcileLines(
  sql: Sql,
  deps: ReconcileDeps,
  asked: {
    readonly scope: Scope;
    readonly lines: readonly StatedLine[];
    readonly claimed: StatedTotals | null;
    readonly by: By;
  },
): Promise<ComparedLines> {
  const { scope, lines, claimed, by } = asked;
  checkScope(scope);
  const stated = addLines(lines, claimed);
  if (claimed) checkClaim(claimed, stated);
  const totals = await findTotals(sql, scope);
  if (totals.count > LINES_MAX) throw new Rejection(TOO_MANY_RECORDS, { limit: String(LINES_MAX) });
  const entries = await findEntries(sql, scope, LINES_MAX);

  const compared = compareLines(lines, by.accountsInFunds ? entries.map(withAccounts) : entries);

  const differences = compared.differences.length;
  const centre = centreOf(totals, by);
  const run = runOf(deps, { scope, stated, centre, by, level: 'lines', differences });
  await insertRun(sql, run);
  await insertDifferences(sql, run.id, compared.differences);
  return { ...compared, run };
}

function addLines(lines: readonly StatedLine[], claimed: StatedTotals | null): StatedTotals {
  return {
    count: lines.length,
    total: sum(lines.map(({ total }) => total)),
    funds: sum(lines.map(({ funds }) => funds)),
    accounts: sum(lines.map(({ accounts }) => accounts)),
    // A line does not say what was paid in cash.
    cash: claimed?.cash ?? null,
  };
}

function checkClaim(claimed: StatedTotals, lines: StatedTotals): void {
  for (const name of ['count', 'total', 'funds'] as const) {
    if (claimed[name] === lines[name]) continue;
    throw new Rejection(SUM_DIFFERS, { ...FIGURE_NAMES[name], ...pair(claimed, lines, name) });
  }
}

const FIGURE_NAMES = {
  count: { whatZh: '结算笔数', whatEn: 'number of settlements' },
  total: { whatZh: '医疗费总额', whatEn: 'total' },
  funds: { whatZh: '基金支付总额', whatEn: 'sum of the funds' },
} as const;

function pair(claimed: StatedTotals, lines: StatedTotals, name: 'count' | 'total' | 'funds') {
  const text = (value: number | bigint) =>
    typeof value === 'number' ? String(value) : formatYuan(value as never);
  return { claimed: text(claimed[name]), lines: text(lines[name]) };
}

function centreOf(totals: Totals, { accountsInFunds }: By): Totals {
  return accountsInFunds ? withAccounts(totals) : totals;
}

function withAccounts<Row extends Pick<Entry, 'funds' | 'accounts'>>(row: Row): Row {
  return { ...row, funds: plus(row.funds, row.accounts) };
}

type Made = Pick<Run, 'stated' | 'centre' | 'level' | 'differences'> & {
  readonly scope: Scope;
  readonly by: By;
};

function runOf({ clock, ids }: ReconcileDeps, { scope, by, ...made }: Made): Run {
  return {
    ...scope,
    ...made,
    id: ids.next() as RunId,
    channel: by.channel,
    madeBy: by.actor,
    madeAt: clock.now().toISOString(),
  };
}
