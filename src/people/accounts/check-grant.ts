import { formatYuan, minus } from '../../kernel/money.ts';
import { isEmpty } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  GRANT_EXISTS,
  NO_ACCOUNT,
  NOT_A_RELATIVE,
  NOT_POSITIVE,
  PERIOD_EMPTY,
  QUOTA_ABOVE_AVAILABLE,
  SAME_PERSON,
} from './errors.ts';
import { type Account, type Grant, type NewGrant, RELATIONS } from './model.ts';

/** Refuses what cannot be shared; else says at which place in the receiver's order it will pay. */
export function checkGrant(
  grant: NewGrant,
  account: Account | undefined,
  received: readonly Grant[],
): number {
  const { giverId, receiverId, relation, quota, startsOn, endsOn } = grant;
  if (giverId === receiverId) throw new Rejection(SAME_PERSON, { id: giverId });
  if (!(RELATIONS as readonly string[]).includes(relation)) {
    throw new Rejection(NOT_A_RELATIVE, { relation });
  }
  if (isEmpty(grant)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  if (quota <= 0n) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(quota) });
  if (!account) throw new Rejection(NO_ACCOUNT, { id: giverId });
  if (received.some((other) => other.giverId === giverId)) {
    throw new Rejection(GRANT_EXISTS, { giver: giverId, receiver: receiverId });
  }
  const available = minus(account.balance, account.held);
  if (quota > available) {
    throw new Rejection(QUOTA_ABOVE_AVAILABLE, {
      quota: formatYuan(quota),
      available: formatYuan(available),
    });
  }
  return Math.max(0, ...received.map((other) => other.position)) + 1;
}
