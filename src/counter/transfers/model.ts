import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';

/** Pension insurance that moves in the same matter (医保社保转移“一件事”). */
export const PENSIONS = ['none', 'resident', 'employee'] as const;
export type Pension = (typeof PENSIONS)[number];

/** What accounts and enrolment carry out. */
export type TransferDecision = {
  readonly case: string;
  readonly person: PersonId;
  readonly direction: 'in' | 'out';
  readonly otherArea: string;
  readonly startsOn: Day;
  readonly employeeMonths: number;
  readonly residentMonths: number;
  readonly balance: Money;
  readonly pension: Pension;
  readonly certificate: string | null;
  readonly decidedOn: Day;
};

export const CAUSES = ['paid-twice', 'double-coverage', 'died', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** What was decided to be given back; nobody pays it by this program yet. */
export type RefundDecision = {
  readonly case: string;
  readonly person: PersonId;
  readonly cause: Cause;
  readonly year: number;
  readonly amount: Money;
  readonly byRule: boolean;
  readonly decidedOn: Day;
};
