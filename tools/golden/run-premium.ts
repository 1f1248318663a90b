import { basisPointsOf } from '../../src/kernel/money.ts';
import { totalOf } from '../../src/money/premium/index.ts';
import { areaFigures } from './area-figures.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, FormatError, fieldsOf, list, whole } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** Personal part and fiscal share as each year's notice sets them for the year that follows it. */
export function runPremium(_packs: Packs, testCase: Fields): Difference[] {
  const { resident } = areaFigures('premium');
  return list(testCase, 'rows').flatMap((row, i) => {
    const at = fieldsOf(row, `${testCase.where}.rows[${i}]`);
    expectKeys(at, ['noticeYear', 'personal', 'subsidy', 'total', 'subsidyShareBp']);
    const figure = resident.find(({ year }) => year === whole(at, 'noticeYear') + 1);
    if (!figure) throw new FormatError(`${at.where}: no premium follows that notice`);
    const total = totalOf(figure);
    return [
      ...differ(`rows[${i}].personal`, at.object.personal, figure.personal),
      ...differ(`rows[${i}].subsidy`, at.object.subsidy, figure.fiscal),
      ...differ(`rows[${i}].total`, at.object.total, total),
      ...differ(
        `rows[${i}].subsidyShareBp`,
        at.object.subsidyShareBp,
        String(basisPointsOf(figure.fiscal, total)),
      ),
    ];
  });
}
