/** Tables of a yearly function: serious-disease insurance, or aid once a year on application. */
import type { Money } from '../../src/kernel/money.ts';
import { ZERO } from '../../src/kernel/money.ts';
import { medicalAidOfYear, seriousDiseaseOfYear } from '../../src/money/benefit/index.ts';
import { type Difference, differ } from './compare.ts';
import {
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  list,
  money,
  moneyOr,
  text,
} from './fields.ts';
import { type Packs, readPack } from './read-pack.ts';
import { variantOf } from './run-settlement.ts';

type Pays = { readonly uncapped: Money; readonly pays: Money };

export function runFunction(packs: Packs, testCase: Fields): Difference[] {
  expectKeys(testCase, [
    'id',
    'kind',
    'title',
    'pack',
    'variant',
    'rows',
    'arith',
    'seedRefs',
    'assumptions',
    'tags',
    'note',
  ]);
  const paysOf = functionOf(packs, testCase);
  return list(testCase, 'rows').flatMap((value, index) => {
    const row = fieldsOf(value, `rows[${index}]`);
    expectKeys(row, ['base', 'category', 'uncapped', 'pay', 'seriousCapBonus']);
    const { uncapped, pays } = paysOf(row);
    return [
      ...('uncapped' in row.object
        ? differ(`rows[${index}].uncapped`, row.object.uncapped, uncapped)
        : []),
      ...differ(`rows[${index}].pay`, row.object.pay, pays),
    ];
  });
}

function functionOf(packs: Packs, testCase: Fields): (row: Fields) => Pays {
  const name = text(testCase, 'pack');
  const variant = variantOf(testCase);
  const pack = packs[name];
  // A pack of aid alone has no insurance around it; it is read as the aid of an empty pack.
  const around: Packs = pack?.kind === 'aid' ? { ...packs, [name]: { aid: pack } } : packs;
  const policies = readPack(around, name, variant);
  const { seriousDisease, medicalAid, general } = policies;
  const { rounding } = general;
  return (row) => {
    const category = text(row, 'category');
    const yearly = medicalAid?.yearly;
    if (yearly && category === yearly.group) {
      return medicalAidOfYear(yearly, money(row, 'base'), rounding);
    }
    if (!seriousDisease) throw new FormatError(`pack ${name} has no function for ${category}`);
    return seriousDiseaseOfYear(seriousDisease, money(row, 'base'), {
      groups: [category],
      seriousCapBonus: moneyOr(row, 'seriousCapBonus', ZERO),
      rounding,
    });
  };
}
