import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Caller } from '../../platform/http/route.ts';
import { refuseMove } from './decide-move.ts';
import type { Deduction, Order, OrderEvent, PayAccount, Statement } from './model.ts';
import { DEDUCTION_SOURCES, FUNDS, ORDER_STATES } from './model.ts';
import { ACTION_NAMES, isAlive, ORDER_ACTIONS } from './order-actions.ts';
import type { PeriodTotals } from './store/period.ts';

const Yuan = Type.String();
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const PeriodView = Type.Object({
  id: Type.String(),
  startsOn: Type.String(),
  endsOn: Type.String(),
  closedBy: Type.String(),
  closedAt: Type.String(),
  statements: Type.Integer(),
  drawn: Yuan,
  deducted: Yuan,
  payable: Yuan,
  paid: Yuan,
});
export type PeriodView = Static<typeof PeriodView>;

/** What became of a statement: to be paid, ordered, paid, nothing to pay, or a debt (carried on or not). */
export const STANDINGS = ['due', 'ordered', 'paid', 'nothing', 'owing', 'carried'] as const;

export const StatementSummary = Type.Object({
  id: Type.String(),
  period: Type.String(),
  provider: Type.String(),
  providerName: Type.String(),
  fund: Type.Enum([...FUNDS]),
  drawn: Yuan,
  carried: Yuan,
  deducted: Yuan,
  payable: Yuan,
  standing: Type.Enum([...STANDINGS]),
});
export type StatementSummary = Static<typeof StatementSummary>;

const Account = Type.Object({ holder: Type.String(), bank: Type.String(), number: Type.String() });

export const EventView = Type.Object({
  state: Type.Enum([...ORDER_STATES]),
  actor: Type.String(),
  at: Type.String(),
  detail: Type.String(),
  reference: Type.String(),
});

export const OrderSummary = Type.Object({
  id: Type.String(),
  statement: Type.String(),
  provider: Type.String(),
  providerName: Type.String(),
  fund: Type.Enum([...FUNDS]),
  attempt: Type.Integer(),
  amount: Yuan,
  account: Account,
  state: Type.Enum([...ORDER_STATES]),
  at: Type.String(),
  detail: Type.String(),
  /** What this caller may do with it now. */
  actions: Type.Array(Type.Enum([...ACTION_NAMES])),
});
export type OrderSummary = Static<typeof OrderSummary>;

export const OrderView = Type.Object({
  ...OrderSummary.properties,
  events: Type.Array(EventView),
});
export type OrderView = Static<typeof OrderView>;

export const DeductionView = Type.Object({
  id: Type.String(),
  statement: Type.String(),
  source: Type.Enum([...DEDUCTION_SOURCES]),
  reason: Type.String(),
  amount: Yuan,
  takesBack: orNull(Type.String()),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type DeductionView = Static<typeof DeductionView>;

export const StatementView = Type.Object({
  ...StatementSummary.properties,
  startsOn: Type.String(),
  endsOn: Type.String(),
  carriedFrom: orNull(Type.String()),
  account: orNull(Account),
  deductions: Type.Array(DeductionView),
  orders: Type.Array(OrderView),
});
export type StatementView = Static<typeof StatementView>;

/** A statement as its provider sees it. */
export const OwnPayment = Type.Object({
  ...StatementSummary.properties,
  startsOn: Type.String(),
  endsOn: Type.String(),
  order: Type.Union([
    Type.Object({ id: Type.String(), state: Type.String(), at: Type.String() }),
    Type.Null(),
  ]),
});
export type OwnPayment = Static<typeof OwnPayment>;

export function periodView(row: PeriodTotals): PeriodView {
  const { id, startsOn, endsOn, closedBy, closedAt, statements } = row;
  return {
    id,
    startsOn,
    endsOn,
    closedBy,
    closedAt,
    statements,
    drawn: formatYuan(row.drawn),
    deducted: formatYuan(row.deducted),
    payable: formatYuan(row.payable),
    paid: formatYuan(row.paid),
  };
}

export function statementSummary(row: Statement, providerName: string): StatementSummary {
  const { id, period, provider, fund } = row;
  return {
    id,
    period,
    provider,
    providerName,
    fund,
    drawn: formatYuan(row.drawn),
    carried: formatYuan(row.carried),
    deducted: formatYuan(row.deducted),
    payable: formatYuan(row.payable),
    standing: standingOf(row),
  };
}

function standingOf(row: Statement): (typeof STANDINGS)[number] {
  if (row.orderState === 'paid') return 'paid';
  if (isAlive(row.orderState)) return 'ordered';
  if (row.carriedOn) return 'carried';
  if (row.payable === 0n) return 'nothing';
  return row.payable > 0n ? 'due' : 'owing';
}

export function deductionView(row: Deduction): DeductionView {
  const { id, statement, source, reason, takesBack, madeBy, madeAt } = row;
  return {
    id,
    statement,
    source,
    reason,
    amount: formatYuan(row.amount),
    takesBack,
    madeBy,
    madeAt,
  };
}

/** The number is whole for whoever pays, and shows its end to all others. */
export function accountView(
  { holder, bank, number }: Pick<PayAccount, 'holder' | 'bank' | 'number'>,
  caller: Caller,
) {
  const whole = PERMISSIONS[caller.role].some((name) => /^payment\.(make|check)$/.test(name));
  return { holder, bank, number: whole ? number : `****${number.slice(-4)}` };
}

export function orderSummary(order: Order, providerName: string, caller: Caller): OrderSummary {
  const { id, statement, provider, fund, attempt, state, at, detail } = order;
  return {
    id,
    statement,
    provider,
    providerName,
    fund,
    attempt,
    amount: formatYuan(order.amount),
    account: accountView(order.account, caller),
    state,
    at,
    detail,
    actions: ACTION_NAMES.filter(
      (action) =>
        PERMISSIONS[caller.role].includes(ORDER_ACTIONS[action].permission) &&
        refuseMove(order, action, caller.id) === null,
    ),
  };
}

export function eventView({ state, actor, at, detail, reference }: OrderEvent) {
  return { state, actor, at, detail, reference };
}
