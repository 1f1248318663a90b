import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import { addMonths } from '../../kernel/months.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { AccountFigures } from '../../rules/figures/index.ts';
import { accounts, lockPosting } from '../ledger/index.ts';
import { creditOf } from './compute-credit.ts';
import { computeInterest, fenDaysOf, interestYear } from './compute-interest.ts';
import type { Drawing, OwnAccountDeps } from './deps.ts';
import { NO_FIGURES, TOO_EARLY } from './errors.ts';
import type { Credited } from './model.ts';
import {
  findCreditors,
  findLastInsured,
  findMovements,
  findOwners,
  findReopened,
  insertCredits,
  lockAccounts,
  type OwnedMovement,
  type Run,
} from './store/credits.ts';

type Deps = Pick<OwnAccountDeps, 'database' | 'clock' | 'ids' | 'figures'>;

export type RunOptions = {
  readonly pageSize?: number;
  /** After each page; whoever throws here stops the run, and the next one goes on where it stopped. */
  readonly onPage?: (so: RunResult) => void | Promise<void>;
};
export type RunResult = { readonly credited: number; readonly total: Money };

/** One page keeps the accounts in it for a moment, and settlements of these people wait so long. */
const PAGE = 1_000;

/**
 * The shares of a month (`2025-06`), for everybody insured as an employee on its first day. By pages, each of them whole
 * or not at all: after a kill the next run does what is left, and a second run of the same month does nothing.
 */
export async function creditMonth(
  deps: Deps,
  month: string,
  { pageSize = PAGE, onPage }: RunOptions = {},
): Promise<RunResult> {
  const on = `${month}-01` as Day;
  if (on > deps.clock.today()) throw new Rejection(TOO_EARLY, { period: month });
  const figures = figuresOn(deps, on);
  const run: Run = { kind: 'monthly', period: month };
  let so: RunResult = { credited: 0, total: 0n as Money };
  for (let after = ''; ; ) {
    const page = { on, after, limit: pageSize };
    const { sql } = deps.database;
    const last = await findLastInsured(sql, page);
    if (last === null) return so;
    const creditors = await findCreditors(sql, run, page);
    const rows = creditors.flatMap((one) => creditOf(one, figures) ?? []);
    so = add(so, await creditPage(deps, run, rows));
    await onPage?.(so);
    after = last;
  }
}

/**
 * The interest of a year, by days, once everybody's. Credited on the day after the year's last, so that it bears interest
 * itself from then on.
 */
export async function creditInterest(
  deps: Deps,
  year: number,
  { pageSize = PAGE, onPage }: RunOptions = {},
): Promise<RunResult> {
  const { database, clock } = deps;
  const figures = figuresOn(deps, `${year}-12-31` as Day, clock.today());
  const span = interestYear(year, figures.interest.until);
  if (clock.today() <= span.to) throw new Rejection(TOO_EARLY, { period: String(year) });
  const run: Run = { kind: 'interest', period: String(year) };
  let so: RunResult = { credited: 0, total: 0n as Money };
  for (let after = ''; ; ) {
    const owners = await findOwners(database.sql, run, { after, limit: pageSize });
    const last = owners.at(-1);
    if (!last) return so;
    const persons = owners.filter(({ done }) => !done).map(({ person }) => person);
    const moved = await findMovements(database.sql, persons, span.to);
    const byPerson = groupByPerson(moved);
    const rows = persons.flatMap((person): Credited[] => {
      const basis = fenDaysOf(byPerson.get(person) ?? [], span);
      const amount = computeInterest(basis, figures.interest.rate);
      return amount > 0n ? [{ person, basis, rate: figures.interest.rate, amount }] : [];
    });
    so = add(so, await creditPage(deps, run, rows));
    await onPage?.(so);
    after = last.person;
  }
}

function groupByPerson(moved: readonly OwnedMovement[]): Map<PersonId, OwnedMovement[]> {
  const groups = new Map<PersonId, OwnedMovement[]>();
  for (const one of moved) groups.set(one.person, [...(groups.get(one.person) ?? []), one]);
  return groups;
}

/** Ids are taken once the accounts are held, so that entries lie in the order of the balances. */
async function creditPage(
  { database, clock, ids }: Deps,
  run: Run,
  credits: readonly Credited[],
): Promise<RunResult> {
  if (credits.length === 0) return { credited: 0, total: 0n as Money };
  return database.transaction(async (sql) => {
    const onDay = clock.today();
    await lockAccounts(
      sql,
      credits.map(({ person }) => person),
    );
    await lockPosting(sql, onDay);
    const debit = run.kind === 'monthly' ? accounts.contributions('employee') : accounts.interest();
    const rows = credits.map((credit) => ({ ...credit, entry: ids.next() }));
    const written = await insertCredits(sql, { run, onDay, rows, debit });
    return written.reduce((so, { amount }) => add(so, { credited: 1, total: amount }), {
      credited: 0,
      total: 0n as Money,
    });
  });
}

function add(a: RunResult, b: RunResult): RunResult {
  return { credited: a.credited + b.credited, total: (a.total + b.total) as Money };
}

/** The figures that hold on a day; of an interest that is to come, those of today. */
export function figuresOn(
  { figures, database }: Pick<Drawing, 'figures' | 'database'>,
  day: Day,
  today: Day = day,
): AccountFigures {
  const found = figures.on(database.area, day < today ? day : today)?.accounts;
  if (!found) throw new Rejection(NO_FIGURES, { area: database.area });
  return found;
}

/** For whoever comes late into a month. */
const MONTHS_BACK = [-2, -1, 0] as const;
const LOOKED_BACK_DAYS = 31;

/**
 * What may have somebody to credit: this month and the two before it, in January the interest of the year before, and every older
 * period for which a unit paid, or of which a credit was taken back, in the last days. A unit that pays half a year late has its
 * members credited all the same.
 */
export async function periodsToCredit({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<readonly Run[]> {
  const today = clock.today();
  const [first, year] = [`${today.slice(0, 7)}-01` as Day, Number(today.slice(0, 4))];
  const usual = MONTHS_BACK.map((back): Run => {
    return { kind: 'monthly', period: addMonths(first, back).slice(0, 7) };
  });
  const interest: Run[] =
    today.slice(5, 7) === '01' ? [{ kind: 'interest', period: String(year - 1) }] : [];
  const reopened = await findReopened(database.sql, addDays(today, -LOOKED_BACK_DAYS));
  const known = new Set([...usual, ...interest].map(({ kind, period }) => `${kind} ${period}`));
  const older = reopened.filter(({ kind, period }) => !known.has(`${kind} ${period}`));
  return [...older.filter(({ period }) => period <= first), ...usual, ...interest];
}

export function monthEnds(month: string): {
  readonly from: Day;
  readonly until: Day;
  readonly last: Day;
} {
  const from = `${month}-01` as Day;
  const until = addMonths(from, 1);
  return { from, until, last: addDays(until, -1) };
}
