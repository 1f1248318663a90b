import { readFileSync } from 'node:fs';
import { computeAllowance, readAllowance } from '../../src/counter/maternity/index.ts';
import { fen } from '../../src/kernel/money.ts';
import type { Difference } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, list } from './fields.ts';
import type { Packs } from './read-pack.ts';

const RULES = 'matters/allowances/532900/2025-01-01.yaml';

/** Rows of monthly wage, paid days and allowance. The days are given, so they stand for all that an area adds. */
export function runMaternity(_packs: Packs, testCase: Fields): Difference[] {
  const rules = readAllowance(readFileSync(RULES, 'utf8'), RULES);
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['monthly', 'days', 'pay']);
    const [monthly, days, pay] = ['monthly', 'days', 'pay'].map((key) => Number(at.object[key]));
    const base = { days: days ?? 0, source: 'given' };
    const none = { days: 0, source: 'given' };
    const { amount } = computeAllowance(
      { is: 'delivery', on: rules.from, difficult: false, children: 1 },
      fen(monthly ?? 0),
      { ...rules, delivery: { ...rules.delivery, base, provincial: none } },
    );
    const key = `rows[${i}].pay`;
    return amount === BigInt(pay ?? 0) ? [] : [{ key, expected: `${pay}`, got: `${amount}` }];
  });
}
