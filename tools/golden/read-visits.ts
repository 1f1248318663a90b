/** The visit blocks of a pack as visit policies. */
import { type Money, type Rate, ZERO } from '../../src/kernel/money.ts';
import type {
  AmountRow,
  Cap,
  Deductible,
  OutOfArea,
  ProviderLevel,
  RateRow,
  VisitPolicy,
} from '../../src/rules/policy/index.ts';
import { type HeaderOf, SOURCE } from './document-header.ts';
import {
  child,
  expectKeys,
  type Fields,
  FormatError,
  has,
  money,
  moneyOr,
  rate,
  text,
  textOr,
} from './fields.ts';

/** Packs know three levels; a village clinic is of the first. */
const LEVELS: Readonly<Record<string, readonly ProviderLevel[]>> = {
  '1': ['village', 'primary'],
  '2': ['secondary'],
  '3': ['tertiary'],
};

const NO_DEDUCTIBLE: Deductible = {
  per: 'none',
  rows: [],
  later: [],
  referralUp: 'continue',
  referralDown: 'waive',
};

export function readInpatient(pack: Fields, header: HeaderOf): VisitPolicy {
  const block = child(pack, 'inpatient');
  expectKeys(block, ['deductiblePer', 'levels', 'outOfArea', 'cap', 'nth']);
  const per = textOr(block, 'deductiblePer', 'admission');
  if (per !== 'admission') throw new FormatError(`${block.where}.deductiblePer is ${per}`);
  const levels = child(block, 'levels');
  const deductibles: AmountRow[] = [];
  const rates: RateRow[] = [];
  for (const key of Object.keys(levels.object)) {
    const level = child(levels, key);
    expectKeys(level, ['ded', 'bp', 'retiredBp']);
    const where = { levels: levelsOf(levels, key), source: SOURCE };
    deductibles.push({ ...where, amount: money(level, 'ded') });
    if (has(level, 'retiredBp')) {
      rates.push({ ...where, retired: true, rate: rate(level, 'retiredBp') });
    }
    rates.push({ ...where, rate: rate(level, 'bp') });
  }
  return {
    ...header('inpatient'),
    deductible: { ...NO_DEDUCTIBLE, per: 'admission', rows: deductibles, later: readNth(block) },
    rates,
    outOfArea: has(block, 'outOfArea') ? readOutOfArea(child(block, 'outOfArea')) : null,
    caps: has(block, 'cap') ? [readCap(child(block, 'cap'))] : [],
  };
}

function readNth(block: Fields): Deductible['later'] {
  if (!has(block, 'nth')) return [];
  const nth = child(block, 'nth');
  expectKeys(nth, ['fromSecondFactorBp']);
  return [{ fromAdmission: 2, factor: rate(nth, 'fromSecondFactorBp'), source: SOURCE }];
}

function readOutOfArea(block: Fields): OutOfArea {
  expectKeys(block, ['mode', 'bp']);
  const modes: Readonly<Record<string, OutOfArea['mode']>> = {
    'minus-points': 'points',
    multiply: 'factor',
    'pre-self-pay': 'prior-self-pay',
  };
  const mode = modes[text(block, 'mode')];
  if (!mode) throw new FormatError(`${block.where}.mode is ${text(block, 'mode')}`);
  return { mode, rows: [{ by: rate(block, 'bp'), source: SOURCE }] };
}

function readCap(block: Fields): Cap {
  expectKeys(block, ['key', 'amount']);
  return capOf(text(block, 'key'), [{ amount: money(block, 'amount'), source: SOURCE }]);
}

function capOf(key: string, rows: readonly AmountRow[]): Cap {
  return { key, rows, appliesTo: 'everyone' };
}

export function readOutpatient(pack: Fields, header: HeaderOf): VisitPolicy {
  const block = child(pack, 'outpatient');
  expectKeys(block, ['levels', 'ded', 'perVisitDed', 'yearDed', 'dedGroup', 'retiredAdd', 'cap']);
  const levels = child(block, 'levels');
  const retiredAdd = has(block, 'retiredAdd') ? rate(block, 'retiredAdd') : null;
  const rates: RateRow[] = [];
  for (const key of Object.keys(levels.object)) {
    const where = { levels: levelsOf(levels, key), source: SOURCE };
    const ordinary = rate(levels, key);
    if (retiredAdd !== null) {
      rates.push({ ...where, retired: true, rate: (ordinary + retiredAdd) as Rate });
    }
    rates.push({ ...where, rate: ordinary });
  }
  const amount = [{ amount: moneyOr(block, 'cap', ZERO), source: SOURCE }];
  return {
    ...header('outpatient'),
    deductible: readOutpatientDeductible(block),
    rates,
    outOfArea: null,
    caps: has(block, 'cap') ? [capOf('poolOutpatient', amount)] : [],
  };
}

function readOutpatientDeductible(block: Fields): Deductible {
  if (has(block, 'perVisitDed')) {
    const levels = child(block, 'perVisitDed');
    const rows = Object.keys(levels.object).map((key) => ({
      levels: levelsOf(levels, key),
      amount: money(levels, key),
      source: SOURCE,
    }));
    return { ...NO_DEDUCTIBLE, per: 'visit', rows };
  }
  if (has(block, 'yearDed')) {
    const levels = child(block, 'yearDed');
    const groups = has(block, 'dedGroup') ? child(block, 'dedGroup') : null;
    const rows = Object.keys(levels.object).map((key) => ({
      levels: levelsOf(levels, key),
      amount: money(levels, key),
      key: groups ? text(groups, key) : 'outpatient',
      source: SOURCE,
    }));
    return { ...NO_DEDUCTIBLE, per: 'year', rows };
  }
  const amount: Money = moneyOr(block, 'ded', ZERO);
  if (amount === ZERO) return NO_DEDUCTIBLE;
  return { ...NO_DEDUCTIBLE, per: 'visit', rows: [{ amount, source: SOURCE }] };
}

export function readChronic(pack: Fields, header: HeaderOf): VisitPolicy {
  const block = child(pack, 'chronic');
  expectKeys(block, ['bp', 'diseaseCaps', 'multiCap']);
  const diseases = child(block, 'diseaseCaps');
  const caps: Cap[] = [
    capOf(
      'poolChronicBy.{disease}',
      Object.keys(diseases.object).map((disease) => ({
        diseases: [disease],
        amount: money(diseases, disease),
        source: SOURCE,
      })),
    ),
    {
      key: 'poolChronic',
      rows: has(block, 'multiCap') ? [{ amount: money(block, 'multiCap'), source: SOURCE }] : [],
      appliesTo: 'several-diseases',
    },
  ];
  return {
    ...header('chronic'),
    deductible: NO_DEDUCTIBLE,
    rates: [{ rate: rate(block, 'bp'), source: SOURCE }],
    outOfArea: null,
    caps,
  };
}

export function readSpecial(pack: Fields, header: HeaderOf): VisitPolicy {
  const block = child(pack, 'special');
  expectKeys(block, ['ded', 'dedPer', 'bp', 'overrides', 'cap']);
  const per = textOr(block, 'dedPer', 'year');
  if (per !== 'year' && per !== 'visit') throw new FormatError(`${block.where}.dedPer is ${per}`);
  const overrides = has(block, 'overrides') ? child(block, 'overrides') : null;
  const rates: RateRow[] = Object.keys(overrides?.object ?? {}).map((disease) => ({
    diseases: [disease],
    rate: rate(overrides ?? block, disease),
    source: SOURCE,
  }));
  rates.push({ rate: rate(block, 'bp'), source: SOURCE });
  const amount = moneyOr(block, 'ded', ZERO);
  return {
    ...header('special'),
    deductible: { ...NO_DEDUCTIBLE, per, rows: [{ amount, key: 'special', source: SOURCE }] },
    rates,
    outOfArea: null,
    caps: has(block, 'cap') ? [sharedCap(pack, text(block, 'cap'))] : [],
  };
}

/** The special block names a cap whose amount another block holds. */
function sharedCap(pack: Fields, key: string): Cap {
  const cap = readCap(child(child(pack, 'inpatient'), 'cap'));
  if (cap.key !== key) throw new FormatError(`${pack.where}.special.cap names ${key}`);
  return cap;
}

export function readTwoDiseases(pack: Fields, header: HeaderOf): VisitPolicy {
  const block = child(pack, 'twoDisease');
  expectKeys(block, ['bp', 'centralized', 'cap']);
  const procured = child(block, 'centralized');
  expectKeys(procured, ['township', 'county']);
  const where = { procured: true, source: SOURCE };
  return {
    ...header('two-diseases'),
    deductible: NO_DEDUCTIBLE,
    rates: [
      { ...where, levels: ['village', 'primary'], rate: rate(procured, 'township') },
      { ...where, levels: ['secondary'], rate: rate(procured, 'county') },
      { rate: rate(block, 'bp'), source: SOURCE },
    ],
    outOfArea: null,
    caps: has(block, 'cap')
      ? [capOf('poolTwoDisease', [{ amount: money(block, 'cap'), source: SOURCE }])]
      : [],
  };
}

function levelsOf({ where }: Fields, key: string): readonly ProviderLevel[] {
  const levels = LEVELS[key];
  if (!levels) throw new FormatError(`${where} has an unknown level ${key}`);
  return levels;
}
