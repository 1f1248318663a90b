/** Somebody of the demonstration, as far as it matters what he may bring to a window. */
export type Insured = {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: 'male' | 'female';
  readonly age: number;
  readonly county: string;
  /** The last part of his township's office; null: the county serves him. */
  readonly township: string | null;
  readonly household: string;
  /** Covered the whole year; null: not, or not all of it. */
  readonly scheme: 'employee' | 'resident' | null;
  readonly groups: readonly string[];
  readonly chronic: readonly string[];
  readonly recognised: boolean;
  /** Has an own account of which nothing is promised to anybody. */
  readonly freeAccount: boolean;
};

/** `2025-03-04 09:00`, in Shanghai. */
export type Moment = string;

const OVER = ['done', 'refused', 'not-accepted', 'withdrawn'];

/** By a list of its own, as the whole trial counts by itself. */
export function isOver({ state }: { readonly state: string }): boolean {
  return OVER.includes(state);
}

export type Doing =
  | 'bring'
  | 'accept'
  | 'decline'
  | 'return'
  | 'resubmit'
  | 'withdraw'
  | 'forward'
  | 'approve'
  | 'refuse';

export type PlannedAct = {
  readonly at: Moment;
  readonly do: Doing;
  /** The officer; null: the insured person himself, on his telephone. */
  readonly by: string | null;
};

export type FormGiven = Readonly<Record<string, unknown>>;

export type PlannedCase = {
  readonly index: number;
  readonly matter: string;
  readonly kind: 'claim' | 'item';
  readonly person: Insured | null;
  /** The counter; null: online. */
  readonly counter: string | null;
  readonly applicant: {
    readonly kind: string;
    readonly name?: string;
    readonly phone?: string;
    readonly relation?: string;
  };
  readonly form: FormGiven;
  /** Materials that are brought, one sheet each. */
  readonly papers: readonly string[];
  readonly promised: readonly string[];
  readonly acts: readonly PlannedAct[];
};

export type Officer = {
  readonly id: string;
  readonly role: string;
  readonly office: string | null;
};

export type Plan = {
  readonly officers: readonly Officer[];
  readonly cases: readonly PlannedCase[];
  /** The first day and the last on which something may happen. */
  readonly from: string;
  readonly until: string;
};

export type YearScale = {
  readonly people: number;
  readonly claims: number;
  readonly items: number;
  readonly seed: number;
  /** So many claims are decided long after their time: to see that both counts tell it. */
  readonly late?: number;
};
