import { assert } from '../../../kernel/assert.ts';
import { type Money, sum } from '../../../kernel/money.ts';

export type SettledAmounts = {
  readonly total: Money;
  readonly fundsTotal: Money;
  /** Each fund, in the order of the table. */
  readonly funds: readonly Money[];
  readonly person: Money;
  readonly accounts: Money;
  readonly relatives: Money;
  readonly cash: Money;
  readonly hospital: Money;
  /** 全自费, 超限价, 先行自付, 符合范围. */
  readonly parts: readonly Money[];
  /** Some provinces count the own account among the funds. */
  readonly accountInFunds: boolean;
};

/** What every answer about money must add up to; an answer that does not is never sent. */
export function checkIdentities(settled: SettledAmounts): void {
  const { total, fundsTotal, funds, person, accounts, relatives, cash, hospital } = settled;
  const counted = settled.accountInFunds ? accounts : (0n as Money);
  assert(
    total === sum([fundsTotal, person, hospital]) - counted,
    'the total is paid by funds, person and hospital',
  );
  assert(fundsTotal === sum(funds) + counted, 'the funds add up to what funds pay');
  assert(person === sum([accounts, cash]), 'the person pays from accounts and in cash');
  const [paid, shared] = total < 0n ? [-accounts, -relatives] : [accounts, relatives];
  assert(shared <= paid && shared >= 0n, 'relatives pay a part of what accounts pay');
  assert(total === sum(settled.parts), 'the four parts of a bill add up to it');
}
