/** A pack of medical aid, in either of the two forms in use. */
import { ZERO } from '../../src/kernel/money.ts';
import type { MedicalAidPolicy, VisitKind } from '../../src/rules/policy/index.ts';
import { type HeaderOf, SOURCE } from './document-header.ts';
import {
  child,
  expectKeys,
  type Fields,
  has,
  moneyOr,
  moneyOrNone,
  rate,
  texts,
} from './fields.ts';
import { readBands, visitKindOf } from './read-layers.ts';

type AidPurse = MedicalAidPolicy['purses'][number];

/** Special-disease outpatient care follows the standard and the cap of inpatient aid. */
const PURSE_VISITS: Readonly<Record<string, readonly VisitKind[]>> = {
  inpatient: ['inpatient', 'special'],
  outpatient: ['outpatient', 'chronic', 'two-diseases'],
};

export function readAid(pack: Fields, header: HeaderOf): MedicalAidPolicy {
  expectKeys(pack, [
    'kind',
    'provenance',
    'incomePerCapita',
    'classes',
    'cap',
    'visitTypes',
    'inpatient',
    'outpatient',
    'illnessPoverty',
    'region',
    'regionName',
    'note',
  ]);
  return {
    ...header('medical-aid'),
    purses: has(pack, 'classes') ? [readSharedPurse(pack)] : readPurses(pack),
    yearly: has(pack, 'illnessPoverty') ? readYearly(child(pack, 'illnessPoverty')) : null,
  };
}

/** One purse for all visits; the base accrues over the year. */
function readSharedPurse(pack: Fields): AidPurse {
  const classes = child(pack, 'classes');
  return {
    key: 'all',
    visits: texts(pack, 'visitTypes').map((code) => visitKindOf(code, `${pack.where}.visitTypes`)),
    per: 'year',
    classes: Object.keys(classes.object).map((group) => {
      const figures = child(classes, group);
      expectKeys(figures, ['ded', 'bp', 'cap']);
      return {
        group,
        deductible: moneyOr(figures, 'ded', ZERO),
        rate: rate(figures, 'bp'),
        cap: has(figures, 'cap') ? moneyOrNone(figures, 'cap') : moneyOrNone(pack, 'cap'),
        source: SOURCE,
      };
    }),
  };
}

/** A purse for inpatient and one for outpatient aid; without deductibles, no base accrues. */
function readPurses(pack: Fields): AidPurse[] {
  return Object.keys(PURSE_VISITS)
    .filter((key) => has(pack, key))
    .map((key) => {
      const classes = child(pack, key);
      return {
        key,
        visits: PURSE_VISITS[key] ?? [],
        per: 'settlement',
        classes: Object.keys(classes.object).map((group) => {
          const figures = child(classes, group);
          expectKeys(figures, ['bp', 'cap']);
          return {
            group,
            deductible: ZERO,
            rate: rate(figures, 'bp'),
            cap: moneyOrNone(figures, 'cap'),
            source: SOURCE,
          };
        }),
      };
    });
}

function readYearly(block: Fields): NonNullable<MedicalAidPolicy['yearly']> {
  expectKeys(block, ['bands', 'cap', 'per']);
  return {
    group: '因病致贫',
    bands: readBands(block, 'bands'),
    cap: moneyOrNone(block, 'cap'),
    source: SOURCE,
  };
}
