import { assert } from '../../kernel/assert.ts';
import { type Money, min, minus, negate, plus, sum, ZERO } from '../../kernel/money.ts';
import type { Part, Recovery, RecoveryId } from './model.ts';

/** Takes an amount out of the parts, the first ones first; what is taken and what is left, without empty parts. */
export function takeFromParts(
  parts: readonly Part[],
  amount: Money,
): { readonly taken: readonly Part[]; readonly left: readonly Part[] } {
  let rest = amount;
  const taken: Part[] = [];
  const left: Part[] = [];
  for (const part of parts) {
    const some = min(part.amount, rest);
    rest = minus(rest, some);
    if (some > ZERO) taken.push({ ...part, amount: some });
    if (some < part.amount) left.push({ ...part, amount: minus(part.amount, some) });
  }
  assert(rest === ZERO, 'no more is taken than the parts hold');
  return { taken, left };
}

/**
 * What settlements booked as owed to somebody, as parts of a payment: what some funds get back is kept from what the others
 * owe, as it is in his account of the ledger. None: nothing is left to pay.
 */
export function partsOwed(sums: readonly Pick<Part, 'fund' | 'amount'>[]): readonly Part[] {
  const all = sums.map((one) => ({ ...one, borneBy: null }));
  const owed = all.filter(({ amount }) => amount > ZERO);
  const back = negate(sum(all.flatMap(({ amount }) => (amount < ZERO ? amount : []))));
  return back < sum(owed.map(({ amount }) => amount)) ? takeFromParts(owed, back).left : [];
}

/** What a payment keeps back for debts of the same account: the oldest first, never more than it pays. */
export function decideSetOff(
  payable: Money,
  debts: readonly Pick<Recovery, 'id' | 'open'>[],
): readonly { readonly recovery: RecoveryId; readonly amount: Money }[] {
  let kept = ZERO;
  return debts.flatMap(({ id, open }) => {
    const amount = min(open, minus(payable, kept));
    kept = plus(kept, amount);
    return amount > ZERO ? [{ recovery: id, amount }] : [];
  });
}
