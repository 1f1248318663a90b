import { addDays, type Day } from '../../kernel/days.ts';
import { formatYuan, ZERO } from '../../kernel/money.ts';
import { holdsOn, isEmpty } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Coverage } from '../enrolment/index.ts';
import {
  GIVER_NOT_INSURED,
  GRANT_EXISTS,
  NO_ACCOUNT,
  NOT_A_RELATIVE,
  NOT_POSITIVE,
  PERIOD_EMPTY,
  RECEIVER_NOT_INSURED,
  SAME_PERSON,
} from './errors.ts';
import { type Account, type Grant, type NewGrant, RELATIONS } from './model.ts';
import { holdQuota } from './move-held.ts';

export type Receiver = {
  readonly bornOn: Day;
  readonly coverage: readonly Coverage[] | undefined;
};

export type Sides = {
  readonly account: Account | undefined;
  /** What the receiver was promised and has. */
  readonly received: readonly Grant[];
  readonly giver: readonly Coverage[] | undefined;
  readonly receiver: Receiver;
  readonly today: Day;
  readonly newbornDays: number;
};

/** Refuses what cannot be shared; else says at which place in the receiver's order it will pay. */
export function checkGrant(grant: NewGrant, sides: Sides): number {
  const { giverId, receiverId, relation, quota, startsOn, endsOn } = grant;
  const { account, received, today, newbornDays } = sides;
  if (giverId === receiverId) throw new Rejection(SAME_PERSON, { id: giverId });
  checkRelation(relation);
  if (isEmpty(grant)) throw new Rejection(PERIOD_EMPTY, { startsOn, endsOn: endsOn ?? '' });
  if (quota <= ZERO) throw new Rejection(NOT_POSITIVE, { amount: formatYuan(quota) });
  if (!account) throw new Rejection(NO_ACCOUNT, { id: giverId });
  if (!mayGive(sides.giver, today)) throw new Rejection(GIVER_NOT_INSURED, { today });
  if (!mayBeGiven(sides.receiver, today, newbornDays)) {
    throw new Rejection(RECEIVER_NOT_INSURED, { today });
  }
  if (received.some((other) => other.giverId === giverId)) {
    throw new Rejection(GRANT_EXISTS, { giver: giverId, receiver: receiverId });
  }
  holdQuota(account, quota);
  return Math.max(0, ...received.map((other) => other.position)) + 1;
}

export function checkRelation(relation: string): void {
  if ((RELATIONS as readonly string[]).includes(relation)) return;
  throw new Rejection(NOT_A_RELATIVE, { relation });
}

/** Insured as an employee, paid up or not: a unit in arrears takes nobody's account away. */
export function mayGive(coverages: readonly Coverage[] | undefined, on: Day): boolean {
  return (coverages ?? []).some((one) => one.scheme === 'employee' && holdsOn(one, on));
}

/** Insured in any scheme, those included who wait for their benefits. */
export function mayReceive(coverages: readonly Coverage[] | undefined, on: Day): boolean {
  return (coverages ?? []).some((one) => holdsOn(one, on));
}

/**
 * The insured, and a newborn in the days in which a premium still insures it from its birth: a relative's account is to
 * be able to pay that premium.
 */
export function mayBeGiven({ bornOn, coverage }: Receiver, on: Day, newbornDays: number): boolean {
  return mayReceive(coverage, on) || (bornOn <= on && on <= addDays(bornOn, newbornDays));
}
