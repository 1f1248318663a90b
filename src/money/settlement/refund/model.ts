import type { PersonId, ProviderId, RequestKey, SettlementId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import type { RefundLine } from '../../encounter/index.ts';
import type { NamedSettlement } from '../settlements.ts';

/** What a desk gives back of a settled bill. */
export type RefundAsked = {
  readonly provider: ProviderId;
  readonly person: PersonId;
  readonly settlement: SettlementId;
  readonly lines: readonly RefundLine[];
  readonly reason: string;
  readonly useOwnAccount: boolean;
  readonly useMutualAid: boolean;
};

export type RefundRequest = RefundAsked & { readonly key: RequestKey };

/** Who paid what: all funds together, then the person's three pockets. */
export type Shares = {
  readonly total: Money;
  readonly fund: Money;
  readonly ownAccount: Money;
  readonly mutualAid: Money;
  readonly cash: Money;
};

/** A refund as it is, or would be. `back` is what each gets back: before less after. */
export type Refunded = {
  readonly replayed: boolean;
  readonly reversals: readonly NamedSettlement[];
  /** Empty when nothing of the bill is left. */
  readonly settlements: readonly NamedSettlement[];
  readonly before: Shares;
  readonly after: Shares;
  readonly back: Shares;
};
