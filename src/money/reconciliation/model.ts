import type { Day } from '../../kernel/days.ts';
import type { EncounterId, Id, PersonId, ProviderId, SettlementId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';

export type RunId = Id<'reconciliation-run'>;
export type RepairId = Id<'reconciliation-repair'>;
export type ApplicationId = Id<'clearing-application'>;

/** Which of a provider's records are compared. */
export type Scope = {
  readonly provider: ProviderId;
  readonly startsOn: Day;
  /** First day after it. */
  readonly endsOn: Day;
  /** Null: both. */
  readonly scheme: Scheme | null;
  /** Null: all. */
  readonly visitKinds: readonly VisitKind[] | null;
  /** Without them, a settlement that was reversed since and its reversal both stay out. */
  readonly withRefunds: boolean;
};

export type Totals = {
  readonly count: number;
  readonly total: Money;
  readonly funds: Money;
  readonly accounts: Money;
  readonly cash: Money;
};

/** What a provider says of the same; what it did not say is null and not compared. */
export type StatedTotals = Omit<Totals, 'accounts' | 'cash'> & {
  readonly accounts: Money | null;
  readonly cash: Money | null;
};

/** One record of ours as its provider was told: the parts of a stay together, a reversal as the mirror. */
export type Entry = {
  readonly id: SettlementId;
  readonly kind: 'settlement' | 'reversal';
  /** Of a reversal, what it takes back. */
  readonly reverses: SettlementId | null;
  readonly person: PersonId;
  readonly encounter: EncounterId;
  readonly total: Money;
  readonly funds: Money;
  readonly accounts: Money;
};

/** One line of a provider's file. */
export type StatedLine = {
  /** Of the file, from 1. */
  readonly line: number;
  /** The settlement as the provider names it, and as we do; null: no id of ours. */
  readonly stated: string;
  readonly id: SettlementId | null;
  readonly registration: string;
  readonly person: string;
  readonly total: Money;
  readonly funds: Money;
  readonly accounts: Money;
  readonly refund: boolean;
};

export const FINDINGS = ['only-provider', 'only-centre', 'different'] as const;
export type Finding = (typeof FINDINGS)[number];

export type Difference =
  | { readonly finding: 'only-provider'; readonly line: StatedLine; readonly entry: null }
  | { readonly finding: 'only-centre'; readonly line: null; readonly entry: Entry }
  | { readonly finding: 'different'; readonly line: StatedLine; readonly entry: Entry };

/** `send-again`, `take-over`: done in the provider's own system, noted here. */
export const REPAIRS = ['reverse', 'take-over', 'send-again', 'cancel'] as const;
export type RepairAction = (typeof REPAIRS)[number];

export type Run = Scope & {
  readonly id: RunId;
  readonly channel: 'national' | 'console';
  readonly level: 'totals' | 'lines';
  readonly stated: StatedTotals;
  readonly centre: Totals;
  readonly differences: number;
  readonly madeBy: string;
  readonly madeAt: string;
};

/** 清算申请: what a provider asks for, in figures that agree with ours. */
export type Application = {
  readonly id: ApplicationId;
  readonly provider: ProviderId;
  readonly visitKinds: readonly VisitKind[];
  readonly way: string;
  readonly month: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** 清算人次: settlements that were not taken back within the time. */
  readonly persons: number;
  readonly total: Money;
  /** 医保认可费用: the total, or what person and funds bear where a quota is paid. */
  readonly recognised: Money;
  readonly funds: Money;
  readonly accounts: Money;
  readonly cash: Money;
  readonly madeBy: string;
  readonly madeAt: string;
};
