import type { Day } from '../../kernel/days.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  AID_BY_GROUP,
  CLAIMED_BEFORE,
  DAYS_WRONG,
  IN_THE_FUTURE,
  INVOICE_TWICE,
  OTHER_NAME,
  SETTLED_BEFORE,
} from './errors.ts';
import type { Claim } from './model.ts';

export type ClaimFacts = {
  readonly today: Day;
  readonly personName: string;
  /** Of its invoices, those that another case was paid for, and its number. */
  readonly claimed: readonly { readonly invoice: string; readonly number: string }[];
  /** What the person's bills at the provider with a day in common were settled as. */
  readonly settled: readonly string[];
};

/** Null: it may be adjudicated. Whether a fund pays anything, and why not, the trial says. */
export function refuseClaim(claim: Claim, facts: ClaimFacts): Rejection | null {
  const { from, until, invoices, billName } = claim;
  if (until < from) return new Rejection(DAYS_WRONG, { from, until });
  if (until > facts.today) return new Rejection(IN_THE_FUTURE, { day: until, today: facts.today });
  if (plain(billName) !== plain(facts.personName)) return new Rejection(OTHER_NAME);
  const twice = invoices.find((number, i) => invoices.indexOf(number) !== i);
  if (twice !== undefined) return new Rejection(INVOICE_TWICE, { invoice: twice });
  const [claimed] = facts.claimed;
  if (claimed) return new Rejection(CLAIMED_BEFORE, { ...claimed });
  const [settlement] = facts.settled;
  if (settlement === undefined) return null;
  // Aid on what was settled directly comes by itself, once the group is registered: the year is computed again.
  return new Rejection(claim.aid ? AID_BY_GROUP : SETTLED_BEFORE, { settlement });
}

/** Names are typed with and without spaces and middle dots. */
function plain(name: string): string {
  return name.replace(/[\s·•．.]/g, '').toUpperCase();
}
