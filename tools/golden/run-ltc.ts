import { computeCareInsurance } from '../../src/money/benefit/index.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, list, money, rate } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** What care insurance pays of a cost, with what the year paid before. */
export function runLtc(_packs: Packs, testCase: Fields): Difference[] {
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['cost', 'bp', 'paid', 'cap', 'pay']);
    const given = { cost: money(at, 'cost'), rate: rate(at, 'bp') };
    const pays = computeCareInsurance({ ...given, paid: money(at, 'paid'), cap: money(at, 'cap') });
    return differ(`rows[${i}].pay`, at.object.pay, pays);
  });
}
