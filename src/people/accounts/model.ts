import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Period } from '../../kernel/period.ts';

/** An employee's own account (个人账户). `held` is promised to relatives; the owner cannot spend it. */
export type Account = {
  readonly ownerId: PersonId;
  readonly balance: Money;
  readonly held: Money;
  /** Raised by one with every change; a writer states the version it saw. */
  readonly version: bigint;
};

/** 近亲属: those between whom an own account may be shared. The giver is the receiver's … */
export const RELATIONS = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** A quota out of the giver's account, together with the account that it will be paid from. */
export type Grant = Period & {
  readonly giverId: PersonId;
  readonly receiverId: PersonId;
  readonly relation: string;
  /** Accounts pay in this order. */
  readonly position: number;
  readonly quotaLeft: Money;
  readonly giverBalance: Money;
  readonly giverHeld: Money;
  readonly giverVersion: bigint;
};

export type NewGrant = Period & {
  readonly giverId: PersonId;
  readonly receiverId: PersonId;
  readonly relation: string;
  readonly quota: Money;
};
