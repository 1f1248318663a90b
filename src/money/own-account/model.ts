import type { Day } from '../../kernel/days.ts';
import type { AreaCode, Id, PersonId } from '../../kernel/ids.ts';
import type { Money, Rate } from '../../kernel/money.ts';
import type { GrantId, WalletUse } from '../../people/accounts/index.ts';
import type { PremiumUse } from '../../rules/figures/index.ts';

export type ActId = Id<'account-act'>;

/** `wallet`: a quota of another area, whose account is moved there. */
export type Payer = 'own' | 'mutual-aid' | 'wallet';

export type ActKind =
  | 'draw'
  | 'return'
  | 'withdrawal'
  | 'received'
  | 'sent'
  | 'credit-reversal'
  | 'wallet-use';

/** One movement of an own account that no settlement and no credit made. */
export type Act = {
  readonly id: ActId;
  readonly key: string;
  readonly kind: ActKind;
  readonly payer: Payer;
  /** Whose account; of a wallet that is used here, the relative who used it. */
  readonly person: PersonId;
  readonly grant: GrantId | null;
  readonly usedFor: string;
  /** An order, another area, a use. */
  readonly reference: string;
  readonly returns: ActId | null;
  readonly amount: Money;
  readonly toQuota: boolean;
  readonly debit: string;
  readonly credit: string;
  readonly onDay: Day;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** Whose money pays a premium: the insured person's own account, or a relative's quota. */
export type PremiumPayer = { readonly own: PersonId } | { readonly grant: GrantId };

export type PremiumDraw = {
  /** The same key is the same draw, for ever. */
  readonly key: string;
  readonly payer: PremiumPayer;
  readonly amount: Money;
  readonly use: PremiumUse;
  readonly order: string;
  /** Whose premium it is: a quota pays for its receiver alone. */
  readonly insured: PersonId;
};

export type CreditKind = 'monthly' | 'interest';

/** What an account is credited with, and from what it was reckoned. */
export type Credited = {
  readonly person: PersonId;
  readonly basis: Money;
  /** Null: a fixed amount. */
  readonly rate: Rate | null;
  readonly amount: Money;
};

/** What one area owes another for a month: the whole of it, care and premiums. */
export type Clearing = {
  readonly month: string;
  readonly giverArea: AreaCode;
  readonly receiverArea: AreaCode;
  readonly uses: number;
  readonly care: Money;
  readonly goods: Money;
  readonly premium: Money;
  readonly total: Money;
  /** Over every use, so that both areas know that they mean the same. */
  readonly hash: string;
};

export type ClearedUse = {
  readonly id: string;
  readonly kind: WalletUse;
  readonly amount: Money;
};
