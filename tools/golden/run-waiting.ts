import { decideWaiting } from '../../src/people/enrolment/index.ts';
import { areaFigures } from './area-figures.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, flag, list, whole } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** Missed years, in the window or not, years paid for afterwards: months of waiting. */
export function runWaiting(_packs: Packs, testCase: Fields): Difference[] {
  const rule = areaFigures('waiting');
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['gapYears', 'paidInWindow', 'repairYears', 'months']);
    const facts = {
      missedYears: whole(at, 'gapYears'),
      paidInWindow: flag(at, 'paidInWindow'),
      repairedYears: whole(at, 'repairYears'),
    };
    return differ(`rows[${i}].months`, at.object.months, String(decideWaiting(facts, rule).months));
  });
}
