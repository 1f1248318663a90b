import type { Day } from '../../kernel/days.ts';
import type { PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Encounter, OtherPayer } from '../../money/encounter/index.ts';
import type { BankAccount, PaymentId } from '../../money/person-payment/index.ts';
import type { Settlements } from '../../money/settlement/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import type { PolicyShelf } from '../../rules/policy/index.ts';

export type ReimbursementWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: PolicyShelf;
  readonly settlements: Settlements;
};

/** One line of a bill as it was typed or imported; amounts are decimal text, not yet trusted. */
export type ClaimedLine = {
  readonly code: string;
  readonly name: string;
  readonly day: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  /** The hospital's own approval of a restricted item, as the papers show it. */
  readonly approved: boolean;
};

/** A bill that a person paid himself and claims on paper, as the form of its case says. */
export type Claim = {
  readonly case: string;
  /** Medical aid is what it is about. */
  readonly aid: boolean;
  /** What an earlier decision of the same case was settled as. */
  readonly settledBefore: SettlementId | null;
  /** What that decision paid; null: nothing. */
  readonly paidBefore: PaymentId | null;
  readonly person: PersonId;
  readonly provider: ProviderId;
  readonly kind: Encounter['kind'];
  readonly disease: string | null;
  readonly from: Day;
  readonly until: Day;
  readonly emergency: boolean;
  readonly otherPayer: OtherPayer | null;
  readonly invoices: readonly string[];
  /** Whose name stands on the bill. */
  readonly billName: string;
  readonly claimedTotal: Money;
  readonly lines: readonly ClaimedLine[];
  readonly account: BankAccount;
};

/** A line as the catalogue counts it. Unknown ones are paid by the person in full; `suggested` may be meant. */
export type ClaimLine = PricedLine & {
  readonly unknown: boolean;
  readonly suggested: { readonly code: string; readonly name: string } | null;
};
