import { decideIncentive, type PastYear } from '../../src/people/enrolment/index.ts';
import { areaFigures } from './area-figures.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, flag, list, money, whole } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** A year, the finished years before it, the cap without incentives: what is added to it. */
export function runIncentive(_packs: Packs, testCase: Fields): Difference[] {
  const rule = areaFigures('incentives');
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['year', 'past', 'baseCap', 'continuous', 'noClaim', 'total']);
    const past = list(at, 'past').map((value, n): PastYear => {
      const one = fieldsOf(value, `${at.where}.past[${n}]`);
      expectKeys(one, ['year', 'insured', 'claimed', 'used']);
      const [insured, claimed] = [flag(one, 'insured'), flag(one, 'claimed')];
      return { year: whole(one, 'year'), insured, claimed, used: flag(one, 'used') };
    });
    const decided = decideIncentive(rule, {
      ...{ year: whole(at, 'year'), past, baseCap: money(at, 'baseCap') },
    });
    return (['continuous', 'noClaim', 'total'] as const).flatMap((key) =>
      differ(`rows[${i}].${key}`, at.object[key], decided[key]),
    );
  });
}
