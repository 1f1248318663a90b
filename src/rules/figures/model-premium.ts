import type { Money, Rate } from '../../kernel/money.ts';

/** Whose budget a part of the fiscal share burdens: central, province, prefecture, county. */
export type FiscalLevel = 'central' | 'province' | 'prefecture' | 'county';
export const FISCAL_LEVELS = [
  'central',
  'province',
  'prefecture',
  'county',
] as const satisfies readonly FiscalLevel[];

/** What is asked for one person and one year of a scheme, and what the budgets add. */
export type YearPremium = {
  readonly year: number;
  readonly personal: Money;
  readonly fiscal: Money;
  readonly source: string;
};

/** Help with the personal part for whoever belongs to a group: all of it, or so much. */
export type PremiumAid = {
  readonly group: string;
  readonly pays: 'full' | 'fixed';
  /** Of `fixed`; never more than the personal part. */
  readonly amount: Money;
  /** Whose budget gives it. */
  readonly level: FiscalLevel;
  readonly source: string;
};

export type PremiumFigures = {
  readonly resident: readonly YearPremium[];
  readonly careInsurance: readonly YearPremium[];
  readonly largeAmount: readonly YearPremium[];
  /** Which part of the fiscal share each level bears; together the whole. */
  readonly levels: readonly { readonly level: FiscalLevel; readonly share: Rate }[];
  readonly aid: readonly PremiumAid[];
  /** After the window: whoever comes is taken with a waiting time, or only who is exempt from it. */
  readonly late: 'with-waiting' | 'exempt-only';
  /** Whoever pays in the new year but within the window: covered from the year's first day, or from the payment. */
  readonly paidInNewYear: 'year' | 'payment';
  /** Until when a premium comes back: before the coverage begins, or never. */
  readonly refund: 'before-coverage' | 'never';
  readonly source: string;
  readonly unit: {
    readonly unitRate: Rate;
    readonly personRate: Rate;
    /** From which month after an unpaid one the insured of the unit are in arrears. */
    readonly arrearsAfterMonths: number;
    /** Paid arrears: covered again from the unpaid month on, or from the payment. */
    readonly lifts: 'month' | 'payment';
    readonly source: string;
  };
};

export type WaitingFigures = {
  readonly fixedMonths: number;
  readonly monthsPerMissedYear: number;
  /** Missed years before this one do not count. */
  readonly countsFrom: number;
  /** Whoever missed so many years waits at least so many months, whatever was repaired. */
  readonly longGap: { readonly years: number; readonly atLeastMonths: number };
  readonly exemptGroups: readonly string[];
  /** Days after the end of employee insurance within which a switch is no gap. */
  readonly switchDays: number;
  readonly employeeMonths: number;
  readonly source: string;
};

export type IncentiveFigures = {
  /** Years before this one do not count. */
  readonly countsFrom: number;
  /** The first year of an unbroken series that raises the cap. */
  readonly continuousFrom: number;
  readonly continuous: Money;
  readonly noClaim: Money;
  /** Of the cap of serious-disease insurance: no more than this in all. */
  readonly mostShare: Rate;
  /** Whether years without a claim outlast a break in the series. */
  readonly noClaimAfterBreak: 'kept' | 'lost';
  readonly source: string;
};

/** 长期护理保险. */
export type CareFigures = {
  readonly residentRate: Rate;
  readonly employeeRate: Rate;
  /** Disposable income of a resident in the year before. */
  readonly income: Money;
  /** Of that income: the most that a year pays. */
  readonly capShare: Rate;
  readonly waitingMonths: number;
  readonly source: string;
};
