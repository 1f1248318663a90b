import { day } from '../../src/kernel/days.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { type Coverage, coverageOn, mayRefund } from '../../src/people/enrolment/index.ts';
import { areaFigures } from './area-figures.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, flag, has, list, text } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** Under which insurance somebody who has two is settled, and until when a premium comes back. */
export function runDualCoverage(_packs: Packs, testCase: Fields): Difference[] {
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    return has(at, 'settleUnder') ? settled(at, i) : refunded(at, i);
  });
}

function settled(at: Fields, i: number): Difference[] {
  expectKeys(at, ['employeeActive', 'residentActive', 'settleUnder']);
  const period = (scheme: Coverage['scheme']): Coverage => ({
    ...{ personId: 'P1' as PersonId, scheme, standing: 'covered', retired: false },
    ...{ startsOn: day('2025-01-01'), endsOn: null },
  });
  const coverage = [
    ...(flag(at, 'residentActive') ? [period('resident')] : []),
    ...(flag(at, 'employeeActive') ? [period('employee')] : []),
  ];
  const counted = coverageOn(coverage, day('2025-06-01'));
  return differ(`rows[${i}].settleUnder`, at.object.settleUnder, counted?.scheme ?? null);
}

function refunded(at: Fields, i: number): Difference[] {
  expectKeys(at, ['refundRequested', 'coverageStart', 'employeeInsured', 'refund']);
  const given = {
    askedOn: day(text(at, 'refundRequested')),
    startsOn: day(text(at, 'coverageStart')),
  };
  const refund = flag(at, 'employeeInsured') && mayRefund(given, areaFigures('premium').refund);
  return differ(`rows[${i}].refund`, at.object.refund, String(refund));
}
