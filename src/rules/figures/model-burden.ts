import type { Money, Rate } from '../../kernel/money.ts';

export type BurdenLevel = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** A share of the yearly income, or an amount. */
  readonly over: { readonly share: Rate } | { readonly amount: Money };
  /** Null: for everybody. */
  readonly groups: readonly string[] | null;
};

/** From when on somebody's own payments of a year are watched, and for how long a measure is compared. */
export type BurdenFigures = {
  /** What a person of the area has a year. */
  readonly income: Money;
  readonly levels: readonly BurdenLevel[];
  readonly followUpDays: number;
  readonly measureMonths: number;
  readonly measures: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly source: string;
};
