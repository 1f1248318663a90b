/** What the day's people bring along. Amounts are whole fen here; the wire carries yuan. */
export type Patient = {
  readonly id: string;
  readonly idNumber: string;
  readonly name: string;
  readonly scheme: 'resident' | 'employee';
};

export type Hospital = {
  readonly code: string;
  readonly name: string;
  readonly area: string;
};

export type Item = { readonly code: string; readonly priceFen: number };

/** One person's visit as planned before the day begins, so that a seed repeats it. */
export type Visit = {
  readonly number: number;
  readonly kind: 'outpatient' | 'stay';
  readonly patient: Patient;
  readonly lines: readonly { readonly item: Item; readonly count: number }[];
  /** Whether the clerk takes the settlement back afterwards. */
  readonly cancelled: boolean;
};

/** What the hospital wrote down of one settlement or cancel, from the answer it was given. */
export type Entry = {
  readonly visit: number;
  readonly person: string;
  readonly registration: string;
  readonly scheme: Patient['scheme'];
  /** 清算类别. */
  readonly clearing: '11' | '21';
  readonly settlement: string;
  readonly totalFen: number;
  readonly fundsFen: number;
  readonly personFen: number;
  readonly accountsFen: number;
  readonly cashFen: number;
};
