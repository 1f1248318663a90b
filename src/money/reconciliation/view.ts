import { type Static, Type } from 'typebox';
import { addDays } from '../../kernel/days.ts';
import { formatYuan, type Money, minus, plus } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { compareTotals, FIGURES } from './compare-totals.ts';
import { APPLICATION_STATES, stateOf } from './decide-application.ts';
import { decideRepair } from './decide-repair.ts';
import { FINDINGS, REPAIRS, type Run, type Totals } from './model.ts';
import { standingOf } from './repair.ts';
import type { ApplicationRow, StatementOfMonth } from './store/applications.ts';
import type { BookRow, SpanRow } from './store/books.ts';
import { OPEN_KINDS, type OpenItem } from './store/open-items.ts';
import type { Repair } from './store/repairs.ts';
import type { DifferenceRow } from './store/runs.ts';

const Yuan = Type.String();
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const TotalsView = Type.Object({
  count: Type.Integer(),
  total: Yuan,
  funds: Yuan,
  accounts: orNull(Yuan),
  cash: orNull(Yuan),
});
export type TotalsView = Static<typeof TotalsView>;

export const BookView = Type.Object({
  id: Type.String(),
  day: Type.String(),
  scheme: Type.String(),
  visitKind: Type.String(),
  kind: Type.String(),
  ...TotalsView.properties,
});
export type BookView = Static<typeof BookView>;

export const RunView = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  channel: Type.Enum(['national', 'console']),
  level: Type.Enum(['totals', 'lines']),
  from: Type.String(),
  until: Type.String({ description: 'Last day' }),
  scheme: orNull(Type.String()),
  visitKinds: orNull(Type.Array(Type.String())),
  withRefunds: Type.Boolean(),
  stated: TotalsView,
  centre: TotalsView,
  differs: Type.Array(Type.Enum([...FIGURES])),
  differences: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type RunView = Static<typeof RunView>;

const Amounts = Type.Object({ total: Yuan, funds: Yuan, accounts: Yuan });

export const RepairView = Type.Object({
  id: Type.String(),
  run: orNull(Type.String()),
  subject: Type.String(),
  action: Type.Enum([...REPAIRS]),
  reason: Type.String(),
  person: orNull(Named),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type RepairView = Static<typeof RepairView>;

export const DifferenceView = Type.Object({
  id: Type.String(),
  seq: Type.Integer(),
  finding: Type.Enum([...FINDINGS]),
  settlement: orNull(Type.String()),
  stated: orNull(Type.String()),
  person: Named,
  kind: orNull(Type.String()),
  encounter: orNull(Type.String()),
  settledAt: orNull(Type.String()),
  message: orNull(Type.Object({ number: Type.String(), id: Type.String() })),
  provider: orNull(Amounts),
  centre: orNull(Amounts),
  todo: orNull(Type.Enum([...REPAIRS])),
  done: orNull(
    Type.Object({
      action: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
});
export type DifferenceView = Static<typeof DifferenceView>;

export const OpenItemView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...OPEN_KINDS]),
  person: Named,
  startedOn: Type.String(),
  endedOn: orNull(Type.String()),
  visitKind: orNull(Type.String()),
  number: Type.String(),
  total: Yuan,
});
export type OpenItemView = Static<typeof OpenItemView>;

export const SpanView = Type.Object({
  id: Type.String(),
  from: Type.String(),
  until: Type.String({ description: 'Last day' }),
  closed: Type.Boolean(),
  count: Type.Integer(),
  total: Yuan,
  funds: Yuan,
  accounts: Yuan,
  cash: Yuan,
  drawn: orNull(Yuan),
  difference: orNull(Yuan),
  deducted: orNull(Yuan),
  payable: orNull(Yuan),
  paid: orNull(Yuan),
});
export type SpanView = Static<typeof SpanView>;

export const ApplicationView = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  month: Type.String(),
  from: Type.String(),
  until: Type.String({ description: 'Last day' }),
  visitKinds: Type.Array(Type.String()),
  persons: Type.Integer(),
  total: Yuan,
  recognised: Yuan,
  funds: Yuan,
  accounts: Yuan,
  cash: Yuan,
  state: Type.Enum([...APPLICATION_STATES]),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type ApplicationView = Static<typeof ApplicationView>;

export function totalsView(totals: {
  readonly count: number;
  readonly total: Money;
  readonly funds: Money;
  readonly accounts: Money | null;
  readonly cash: Money | null;
}): TotalsView {
  const { count, total, funds, accounts, cash } = totals;
  return {
    count,
    total: formatYuan(total),
    funds: formatYuan(funds),
    accounts: accounts === null ? null : formatYuan(accounts),
    cash: cash === null ? null : formatYuan(cash),
  };
}

export function bookView(row: BookRow): BookView {
  const { day, scheme, visitKind, kind } = row;
  const id = `${day} ${scheme} ${visitKind} ${kind}`;
  return { id, day, scheme, visitKind, kind, ...totalsView(row) };
}

export function addTotals(rows: readonly Totals[]): Totals {
  const zero = 0n as Money;
  return rows.reduce(
    (a, b) => ({
      count: a.count + b.count,
      total: plus(a.total, b.total),
      funds: plus(a.funds, b.funds),
      accounts: plus(a.accounts, b.accounts),
      cash: plus(a.cash, b.cash),
    }),
    { count: 0, total: zero, funds: zero, accounts: zero, cash: zero },
  );
}

export function runView(run: Run): RunView {
  const { id, provider, channel, level, scheme, visitKinds, withRefunds, differences } = run;
  return {
    ...{ id, provider, channel, level, scheme, withRefunds, differences },
    from: run.startsOn,
    until: addDays(run.endsOn, -1),
    visitKinds: visitKinds && [...visitKinds],
    stated: totalsView(run.stated),
    centre: totalsView(run.centre),
    differs: [...compareTotals(run.stated, run.centre)],
    madeBy: run.madeBy,
    madeAt: run.madeAt,
  };
}

export function differenceView(row: DifferenceRow, provider: string): DifferenceView {
  const standing = standingOf(row, provider);
  const own = row.ownerProvider === provider;
  return {
    id: String(row.seq),
    seq: row.seq,
    finding: row.finding,
    settlement: own ? row.settlement : null,
    stated: row.stated,
    person: { id: row.person, name: row.personName === null ? '' : maskName(row.personName) },
    kind: standing.kind,
    encounter: own ? row.encounter : null,
    settledAt: own ? row.settledAt : null,
    message: own ? messageOf(row.key) : null,
    provider: amountsOf(row.statedTotal, row.statedFunds, row.statedAccounts),
    centre: amountsOf(row.centreTotal, row.centreFunds, row.centreAccounts),
    todo: decideRepair(standing),
    done: row.action
      ? {
          action: row.action,
          reason: row.reason ?? '',
          by: row.repairedBy ?? '',
          at: row.repairedAt ?? '',
        }
      : null,
  };
}

/** The request of a provider's own system that made a record: its number and message id. */
function messageOf(key: string | null): { number: string; id: string } | null {
  const [, number, id] = /^(?:2601\.)?(\d{4})\.(.+)$/.exec(key ?? '') ?? [];
  return number !== undefined && id !== undefined ? { number, id } : null;
}

function amountsOf(total: Money | null, funds: Money | null, accounts: Money | null) {
  if (total === null || funds === null || accounts === null) return null;
  return { total: formatYuan(total), funds: formatYuan(funds), accounts: formatYuan(accounts) };
}

export function openItemView(item: OpenItem): OpenItemView {
  const { id, kind, person, personName, startedOn, endedOn, visitKind, number, total } = item;
  return {
    ...{ id, kind, startedOn, endedOn, visitKind, number },
    person: { id: person, name: maskName(personName) },
    total: formatYuan(total),
  };
}

export function repairView(row: Repair & { readonly personName: string | null }): RepairView {
  const { id, run, subject, action, reason, person, madeBy, madeAt } = row;
  const named = person && { id: person, name: maskName(row.personName ?? '') };
  return { id, run, subject, action, reason, person: named, madeBy, madeAt };
}

export function spanView(row: SpanRow): SpanView {
  const money = (amount: bigint | null) => (amount === null ? null : formatYuan(amount as Money));
  const owed = plus(row.funds, row.accounts);
  return {
    id: row.startsOn,
    from: row.startsOn,
    until: addDays(row.endsOn, -1),
    closed: row.period !== null,
    count: row.count,
    total: formatYuan(row.total),
    funds: formatYuan(row.funds),
    accounts: formatYuan(row.accounts),
    cash: formatYuan(row.cash),
    drawn: money(row.drawn),
    difference: row.drawn === null ? null : formatYuan(minus(row.drawn as Money, owed)),
    deducted: money(row.deducted),
    payable: money(row.payable),
    paid: money(row.paid),
  };
}

export function applicationView(
  row: ApplicationRow,
  statements: readonly StatementOfMonth[],
): ApplicationView {
  const { id, provider, month, visitKinds, persons, madeBy, madeAt } = row;
  return {
    ...{ id, provider, month, persons, madeBy, madeAt },
    from: row.startsOn,
    until: addDays(row.endsOn, -1),
    visitKinds: [...visitKinds],
    total: formatYuan(row.total),
    recognised: formatYuan(row.recognised),
    funds: formatYuan(row.funds),
    accounts: formatYuan(row.accounts),
    cash: formatYuan(row.cash),
    state: stateOf(row.withdrawnAt !== null, row.closed, statements),
  };
}
