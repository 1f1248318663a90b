import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Money } from '../../kernel/money.ts';

/** Pension insurance that moves in the same matter (医保社保转移“一件事”). */
export const PENSIONS = ['none', 'resident', 'employee'] as const;
export type Pension = (typeof PENSIONS)[number];

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

/** What two areas have to agree on. */
export type TransferFigures = Pick<
  TransferDecision,
  'employeeMonths' | 'residentMonths' | 'balance'
>;

/**
 * `waiting`: the other area has not answered. `contradicted`: it says other figures, and somebody settles that. `confirmed`: the
 * money waits for the day. `moved`: it was sent or received.
 */
export const TRANSFER_STATES = ['waiting', 'contradicted', 'confirmed', 'moved'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** A transfer as it stands, with the figures of the last answer. */
export type Transfer = Omit<TransferDecision, 'certificate'> & {
  readonly number: string;
  readonly office: string;
  readonly state: TransferState;
  /** The number of the other area's letter, and who recorded it. */
  readonly letter: string | null;
  readonly answeredBy: string | null;
  readonly answers: number;
  /** What the pension office said; `none`: nothing of it moves. */
  readonly pensionState: 'none' | 'waiting' | 'unknown' | 'taken' | 'refused';
  readonly moved: Money | null;
  readonly movedOn: Day | null;
};

export type TransferAnswer = TransferFigures & {
  readonly case: string;
  readonly seq: number;
  readonly key: string;
  readonly kind: 'confirmed' | 'contradicted' | 'settled' | 'asked-again';
  readonly letter: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

export const CAUSES = ['paid-twice', 'double-coverage', 'died', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** What was given back, and out of what. */
export type RefundDecision = {
  readonly case: string;
  readonly person: PersonId;
  readonly cause: Cause;
  readonly year: number;
  readonly amount: Money;
  readonly byRule: boolean;
  readonly decidedOn: Day;
  /** A paid premium, what an order owed already, or what only receipts show. */
  readonly carried: 'premium' | 'owed' | 'unrecorded';
  readonly order: string | null;
  /** The event by which the order owes it. */
  readonly orderSeq: number | null;
  /** What leaves by a payment; the rest went back into the account that gave it. */
  readonly toPerson: Money;
};

export const LEAVINGS = ['death', 'emigration'] as const;
export type Leaving = (typeof LEAVINGS)[number];

/** An own account that was paid out whole. */
export type AccountWithdrawal = {
  readonly case: string;
  readonly person: PersonId;
  readonly reason: Leaving;
  readonly onDay: Day;
  readonly amount: Money;
  readonly act: string;
  readonly payment: string;
  readonly decidedOn: Day;
};
