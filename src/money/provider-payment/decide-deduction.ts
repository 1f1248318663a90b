import { formatYuan, type Money, ZERO } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  ALREADY_TAKEN_BACK,
  CARRIED_ON,
  IS_A_TAKING_BACK,
  KEY_REUSED,
  MORE_THAN_PAYABLE,
  NOT_POSITIVE,
  ORDER_UNDER_WAY,
} from './errors.ts';
import type { Deduction, Statement } from './model.ts';
import { isAlive } from './order-actions.ts';

export type DeductionRequest = Pick<
  Deduction,
  'statement' | 'key' | 'source' | 'reason' | 'amount'
>;

/** A stored deduction answers a repeated request; null: it is to be recorded. */
export function decideDeduction(
  request: DeductionRequest,
  statement: Statement,
  earlier: readonly Deduction[],
): Deduction | Rejection | null {
  const stored = earlier.find(({ key }) => key === request.key);
  if (stored)
    return sameRequest(stored, request) ? stored : new Rejection(KEY_REUSED, { key: request.key });
  const refusal = refuseChange(statement);
  if (refusal) return refusal;
  const { amount } = request;
  if (amount <= ZERO) return new Rejection(NOT_POSITIVE, { amount: formatYuan(amount) });
  if (amount > statement.payable) {
    const payable = formatYuan(statement.payable);
    return new Rejection(MORE_THAN_PAYABLE, { amount: formatYuan(amount), payable });
  }
  return null;
}

export function refuseTakingBack(
  deduction: Deduction,
  statement: Statement,
  earlier: readonly Deduction[],
): Rejection | null {
  const { id } = deduction;
  if (deduction.takesBack !== null) return new Rejection(IS_A_TAKING_BACK, { id });
  if (earlier.some(({ takesBack }) => takesBack === id))
    return new Rejection(ALREADY_TAKEN_BACK, { id });
  return refuseChange(statement);
}

/** What is being paid, or was taken on by a later statement, stays as it is. */
export function refuseChange(statement: Statement): Rejection | null {
  const { id, order, orderState } = statement;
  if (order !== null && isAlive(orderState)) {
    return new Rejection(ORDER_UNDER_WAY, { order, state: orderState ?? '' });
  }
  return statement.carriedOn ? new Rejection(CARRIED_ON, { statement: id }) : null;
}

function sameRequest(stored: Deduction, request: DeductionRequest): boolean {
  const same = (name: 'source' | 'reason') => stored[name] === request[name];
  return same('source') && same('reason') && (stored.amount as Money) === request.amount;
}
