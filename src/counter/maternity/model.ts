import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';
import type { BankAccount } from '../../money/person-payment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { AllowanceShelf } from './allowance-shelf.ts';

export type MaternityWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly allowances: AllowanceShelf;
};

type Figure = { readonly days: number; readonly source: string };

/** How an area pays the allowance; a change is a new document. */
export type AllowanceRules = {
  readonly area: string;
  readonly from: Day;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly dayOfMonth: Figure;
  readonly delivery: {
    readonly base: Figure;
    readonly provincial: Figure;
    readonly difficult: Figure;
    readonly multiple: Figure;
  };
  /** Ordered by week; the last has no end. */
  readonly miscarriage: readonly (Figure & { readonly beforeWeek: number | null })[];
  readonly fund: {
    readonly is: 'pool';
    readonly scheme: 'employee' | 'resident';
    readonly source: string;
  };
  readonly insured: { readonly scheme: 'employee' | 'resident'; readonly source: string };
};

export type Birth =
  | {
      readonly is: 'delivery';
      readonly on: Day;
      readonly difficult: boolean;
      readonly children: number;
    }
  | { readonly is: 'miscarriage'; readonly on: Day; readonly weeks: number };

export type AllowanceClaim = {
  readonly case: string;
  readonly person: PersonId;
  readonly birth: Birth;
  /** Mean monthly wage of the unit in the year before. */
  readonly monthlyWage: Money;
  readonly payee: 'unit' | 'person';
  readonly unit: string;
  readonly account: BankAccount;
};

/** One line of the explanation. */
export type DaysStep = {
  readonly what: 'base' | 'provincial' | 'difficult' | 'multiple' | 'miscarriage';
  readonly days: number;
  readonly source: string;
};

export type Allowance = {
  readonly days: number;
  readonly amount: Money;
  readonly steps: readonly DaysStep[];
};
