import type { Day } from '../../kernel/days.ts';
import type { AreaCode, Id, PersonId } from '../../kernel/ids.ts';
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

/** Of a relation told from the other side: whose parent I am is my child. */
export const OPPOSITE = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
} as const satisfies Record<Relation, Relation>;

/** One quota, in the area or between areas. */
export type GrantId = Id<'grant'>;

/** A quota out of the giver's account, together with the account that it will be paid from. */
export type Grant = Period & {
  readonly id: GrantId;
  readonly giverId: PersonId;
  readonly receiverId: PersonId;
  readonly relation: string;
  /** Accounts pay in this order. */
  readonly position: number;
  readonly quotaLeft: Money;
  /** Null: before this was kept. What was used under an earlier one does not come back into this. */
  readonly grantedAt: string | null;
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

/** Why a grant ended, or a quota: kept with it and shown. */
export const END_REASONS = [
  'by-giver',
  'by-receiver',
  'expired',
  'giver-coverage',
  'receiver-coverage',
  'transfer',
  'withdrawal',
  'refused',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The four things that a quota of another area pays; nothing else. */
export const WALLET_USES = ['care', 'goods', 'premium-resident', 'premium-ltc'] as const;
export type WalletUse = (typeof WALLET_USES)[number];

/** A relative's quota of another area, as the receiver's area keeps it. It alone is spent here. */
export type Quota = {
  readonly id: GrantId;
  readonly receiverId: PersonId;
  readonly giverArea: AreaCode;
  readonly giverName: string;
  readonly relation: string;
  readonly position: number;
  readonly amount: Money;
  readonly left: Money;
  readonly state: 'offered' | 'open' | 'closed';
  readonly version: bigint;
  readonly reason: string;
  readonly offeredAt: string;
};

/** What the giver's area says of itself and of the two people; the numbers prove who they are and are not kept. */
export type Offer = {
  readonly id: GrantId;
  readonly giverArea: AreaCode;
  /** The same for all quotas of one giver, without saying who. */
  readonly giverRef: string;
  readonly giverName: string;
  readonly receiver: { readonly name: string; readonly idNumber: string };
  readonly relation: string;
  readonly amount: Money;
};

/** The giver's side of it: the money that is held for it. */
export type WalletGrant = {
  readonly id: GrantId;
  readonly giverId: PersonId;
  readonly receiverArea: AreaCode;
  readonly receiverName: string;
  readonly relation: string;
  readonly quota: Money;
  readonly left: Money;
  readonly state: 'asked' | 'offered' | 'open' | 'closing' | 'ended';
  readonly reason: string;
  readonly askedAt: string;
};

/** An event of a grant in the area, for whoever looks back. */
export type GrantEvent = {
  readonly id: string;
  readonly grant: GrantId;
  readonly giverId: PersonId;
  readonly receiverId: PersonId;
  readonly act: 'granted' | 'changed' | 'ended';
  readonly relation: string;
  /** Of what is held. */
  readonly change: Money;
  readonly endsOn: Day | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** The same key is the same act, for ever. */
  readonly key: string | null;
  /** Of what was asked under it; null: before this was kept. */
  readonly hash: string | null;
  /** Of a grant, as it was answered. */
  readonly position: number | null;
};

/** Who does it, and under which key. */
export type Hand = { readonly by: string; readonly key?: string };
