import { assert } from '../../kernel/assert.ts';
import { type Money, plus, ZERO } from '../../kernel/money.ts';
import type { Statement } from './model.ts';

export type DrawnSum = Pick<Statement, 'provider' | 'fund'> & { readonly amount: Money };
export type Debt = Pick<Statement, 'id' | 'provider' | 'fund' | 'payable'>;
export type StatementDraft = Pick<
  Statement,
  'provider' | 'fund' | 'drawn' | 'carried' | 'carriedFrom'
>;

/**
 * One statement for each provider and fund that something moved for, or that owes us from before. A debt
 * goes into one statement only; there is at most one for each, since a deduction never makes one.
 */
export function drawStatements(
  sums: readonly DrawnSum[],
  debts: readonly Debt[],
): readonly StatementDraft[] {
  const drafts = new Map<string, StatementDraft>();
  for (const { provider, fund, amount } of sums) {
    const name = `${fund} ${provider}`;
    const drawn = plus(drafts.get(name)?.drawn ?? ZERO, amount);
    drafts.set(name, { provider, fund, drawn, carried: ZERO, carriedFrom: null });
  }
  for (const { id, provider, fund, payable } of debts) {
    const name = `${fund} ${provider}`;
    const { drawn = ZERO, carriedFrom = null } = drafts.get(name) ?? {};
    assert(carriedFrom === null, 'a provider owes a fund in one statement only');
    drafts.set(name, { provider, fund, drawn, carried: payable, carriedFrom: id });
  }
  return [...drafts.values()].filter(({ drawn, carried }) => drawn !== ZERO || carried !== ZERO);
}
