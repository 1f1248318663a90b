import { Rejection } from '../../kernel/rejection.ts';
import type { BankAnswer } from './bank.ts';
import { CONTRADICTION } from './errors.ts';
import type { Order, OrderState } from './model.ts';

type Outcome = BankAnswer['outcome'];

/**
 * The states that follow from what the bank says; none when nothing is new. Null: it contradicts what the
 * bank said before, or speaks of an order that it was never sent.
 */
const FOLLOWS: Readonly<
  Record<OrderState, Readonly<Record<Outcome, readonly OrderState[] | null>>>
> = {
  made: { paid: null, failed: null, unknown: null, returned: null },
  withdrawn: { paid: null, failed: null, unknown: null, returned: null },
  rejected: { paid: null, failed: null, unknown: null, returned: null },
  approved: { paid: null, failed: null, unknown: null, returned: null },
  sent: {
    paid: ['paid'],
    failed: ['failed'],
    unknown: ['unknown'],
    returned: ['paid', 'returned'],
  },
  unknown: { paid: ['paid'], failed: ['failed'], unknown: [], returned: ['paid', 'returned'] },
  // A bank that cannot be reached takes nothing back.
  paid: { paid: [], failed: null, unknown: [], returned: ['returned'] },
  failed: { paid: null, failed: [], unknown: [], returned: null },
  returned: { paid: null, failed: null, unknown: [], returned: [] },
};

export function decideAnswer(
  { id, state }: Pick<Order, 'id' | 'state'>,
  outcome: Outcome,
): readonly OrderState[] | Rejection {
  return FOLLOWS[state][outcome] ?? new Rejection(CONTRADICTION, { order: id, state, outcome });
}
