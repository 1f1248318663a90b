import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Caller } from '../../platform/http/route.ts';
import {
  accountView,
  ORDER_ACTIONS,
  ORDER_STATES,
  type OrderEvent,
  refuseMove,
} from '../provider-payment/index.ts';
import {
  type BankAccount,
  PAYMENT_STATES,
  type Payment,
  type PersonOrder,
  type Recovery,
} from './model.ts';
import type { BatchRow } from './store/order.ts';

const Yuan = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const Account = Type.Object({ holder: Type.String(), bank: Type.String(), number: Type.String() });
const ACTIONS = ['withdraw', 'approve', 'reject', 'send', 'ask'] as const;

export const PaymentSummary = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  case: TextOrNull,
  person: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  amount: Yuan,
  setOff: Yuan,
  account: Account,
  state: Type.Enum([...PAYMENT_STATES]),
  attempts: Type.Integer(),
  madeAt: Type.String(),
});
export type PaymentSummary = Static<typeof PaymentSummary>;

export const PersonOrderView = Type.Object({
  id: Type.String(),
  batch: Type.String(),
  payment: Type.String(),
  case: TextOrNull,
  person: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  attempt: Type.Integer(),
  amount: Yuan,
  account: Account,
  state: Type.Enum([...ORDER_STATES]),
  at: Type.String(),
  detail: Type.String(),
  /** What this caller may do with it now. */
  actions: Type.Array(Type.Enum([...ACTIONS])),
  events: Type.Array(
    Type.Object({
      state: Type.Enum([...ORDER_STATES]),
      actor: Type.String(),
      at: Type.String(),
      detail: Type.String(),
      reference: Type.String(),
    }),
  ),
});
export type PersonOrderView = Static<typeof PersonOrderView>;

export const RecoveryView = Type.Object({
  id: Type.String(),
  payment: Type.String(),
  amount: Yuan,
  returned: Yuan,
  open: Yuan,
  reason: Type.String(),
  madeBy: Type.String(),
  madeAt: Type.String(),
});
export type RecoveryView = Static<typeof RecoveryView>;

export const RecoveryDetail = Type.Object({
  ...RecoveryView.properties,
  entries: Type.Array(
    Type.Object({
      kind: Type.Enum(['set-off', 'received']),
      amount: Yuan,
      payment: TextOrNull,
      reference: Type.String(),
      actor: Type.String(),
      at: Type.String(),
    }),
  ),
});
export type RecoveryDetail = Static<typeof RecoveryDetail>;

export const PaymentView = Type.Object({
  ...PaymentSummary.properties,
  parts: Type.Array(Type.Object({ fund: Type.String(), amount: Yuan })),
  orders: Type.Array(PersonOrderView),
  recoveries: Type.Array(RecoveryView),
});
export type PaymentView = Static<typeof PaymentView>;

export const BatchSummary = Type.Object({
  id: Type.String(),
  madeBy: Type.String(),
  madeAt: Type.String(),
  orders: Type.Integer(),
  amount: Yuan,
  /** How many of its orders are in each state. */
  states: Type.Record(Type.String(), Type.Integer()),
  /** What this caller may do with at least one of its orders now. */
  actions: Type.Array(Type.Enum([...ACTIONS])),
  /** Bank files that it went out in. */
  files: Type.Array(Type.String()),
});
export type BatchSummary = Static<typeof BatchSummary>;

export const BatchView = Type.Object({
  ...BatchSummary.properties,
  rows: Type.Array(PersonOrderView),
});
export type BatchView = Static<typeof BatchView>;

export function paymentSummary(row: Payment, name: string, caller: Caller): PaymentSummary {
  const { id, kind, state, attempts, madeAt, person } = row;
  return {
    id,
    kind,
    case: row.case,
    person: person === null ? null : { id: person, name },
    amount: formatYuan(row.amount),
    setOff: formatYuan(row.setOff),
    account: maskedAccount(row.account, caller),
    state,
    attempts,
    madeAt,
  };
}

export function orderView(
  order: PersonOrder,
  personName: string,
  events: readonly OrderEvent[],
  caller: Caller,
): PersonOrderView {
  const { id, batch, payment, attempt, state, at, detail } = order;
  return {
    ...{ id, batch, payment, case: order.case, attempt },
    person: order.person === null ? null : { id: order.person, name: personName },
    amount: formatYuan(order.amount),
    account: maskedAccount(order.account, caller),
    ...{ state, at, detail, actions: actionsOn(order, caller) },
    events: events.map((event) => ({
      state: event.state,
      actor: event.actor,
      at: event.at,
      detail: event.detail,
      reference: event.reference,
    })),
  };
}

/** Whole for whoever pays; all others see the end of the number and the mask of the name. */
function maskedAccount(account: BankAccount, caller: Caller) {
  const shown = accountView(account, caller);
  return shown.number === account.number ? shown : { ...shown, holder: maskName(shown.holder) };
}

function actionsOn(order: PersonOrder, caller: Caller) {
  return ACTIONS.filter(
    (action) =>
      PERMISSIONS[caller.role].includes(ORDER_ACTIONS[action].permission) &&
      refuseMove(order, action, caller.id) === null,
  );
}

export function batchSummary(
  { id, madeBy, madeAt }: BatchRow,
  orders: readonly PersonOrder[],
  caller: Caller,
): BatchSummary {
  const states: Record<string, number> = {};
  for (const { state } of orders) states[state] = (states[state] ?? 0) + 1;
  const actions = ACTIONS.filter((action) =>
    orders.some((order) => actionsOn(order, caller).includes(action)),
  );
  const files = orders.flatMap(({ inFile, detail, state }) =>
    inFile && state === 'sent' ? [detail] : [],
  );
  const amount = orders.reduce((sum, order) => sum + order.amount, 0n) as PersonOrder['amount'];
  return {
    ...{ id, madeBy, madeAt, orders: orders.length, amount: formatYuan(amount), states, actions },
    files: [...new Set(files)],
  };
}

export function recoveryView(row: Recovery): RecoveryView {
  const { id, payment, reason, madeBy, madeAt } = row;
  return {
    ...{ id, payment, reason, madeBy, madeAt },
    amount: formatYuan(row.amount),
    returned: formatYuan(row.returned),
    open: formatYuan(row.open),
  };
}
