/** The blocks of serious-disease and large-amount insurance. */
import { plus, ZERO } from '../../src/kernel/money.ts';
import type {
  Band,
  LargeAmountPolicy,
  SeriousDiseasePolicy,
  VisitKind,
} from '../../src/rules/policy/index.ts';
import { type HeaderOf, SOURCE } from './document-header.ts';
import {
  child,
  expectKeys,
  type Fields,
  FormatError,
  fieldsOf,
  flag,
  has,
  list,
  money,
  moneyOr,
  moneyOrNone,
  rate,
  text,
  textOr,
  texts,
} from './fields.ts';

const VISIT_KINDS: Readonly<Record<string, VisitKind>> = {
  IPT: 'inpatient',
  OPT: 'outpatient',
  CHR: 'chronic',
  SPC: 'special',
  TWO: 'two-diseases',
  DIS: 'disease-quota',
};

export function visitKindOf(code: string, where: string): VisitKind {
  const kind = VISIT_KINDS[code];
  if (!kind) throw new FormatError(`${where} is an unknown visit type ${code}`);
  return kind;
}

/** `[[2000000, 6000], [null, 7000]]`: upper bound and basis points. */
export function readBands(fields: Fields, key: string): Band[] {
  return list(fields, key).map((band, index) => {
    const where = `${fields.where}.${key}[${index}]`;
    if (!Array.isArray(band) || band.length !== 2) throw new FormatError(`${where} is not a pair`);
    const pair = fieldsOf({ upTo: band[0], bp: band[1] }, where);
    return { upTo: moneyOrNone(pair, 'upTo'), rate: rate(pair, 'bp'), source: SOURCE };
  });
}

export function readSeriousDisease(block: Fields, header: HeaderOf): SeriousDiseasePolicy {
  expectKeys(block, [
    'mode',
    'ded',
    'basis',
    'bands',
    'cap',
    'tilt',
    'counts',
    'includePreSelf',
    'includeOverCap',
  ]);
  const modes = { 'per-settlement': 'each-settlement', 'annual-once': 'yearly' } as const;
  return {
    ...header('serious-disease'),
    mode: choice(block, 'mode', modes),
    deductible: { amount: money(block, 'ded'), source: SOURCE },
    basis: {
      is: choice(block, 'basis', { excess: 'excess', absolute: 'absolute' } as const),
      source: SOURCE,
    },
    bands: readSeriousBands(block),
    cap: { amount: moneyOrNone(block, 'cap'), source: SOURCE },
    tilt: has(block, 'tilt') ? readTilt(child(block, 'tilt')) : null,
    counts: {
      visits: texts(block, 'counts').map((code) => visitKindOf(code, `${block.where}.counts`)),
      source: SOURCE,
    },
    includes: {
      priorSelfPay: flag(block, 'includePreSelf'),
      overCap: flag(block, 'includeOverCap'),
      source: SOURCE,
    },
  };
}

/**
 * Packs write bounds as amounts over the ordinary deductible. Counted from zero they stand that much
 * higher, and stay there for a person whose own deductible is lower.
 */
function readSeriousBands(block: Fields): Band[] {
  const bands = readBands(block, 'bands');
  if (textOr(block, 'basis', 'excess') === 'excess') return bands;
  const deductible = money(block, 'ded');
  return bands.map((band) => ({
    ...band,
    upTo: band.upTo === null ? null : plus(band.upTo, deductible),
  }));
}

function readTilt(block: Fields): NonNullable<SeriousDiseasePolicy['tilt']> {
  expectKeys(block, ['categories', 'dedFactorBp', 'addBp', 'uncapped']);
  return {
    groups: texts(block, 'categories'),
    deductibleFactor: rate(block, 'dedFactorBp'),
    addPoints: rate(block, 'addBp'),
    uncapped: flag(block, 'uncapped'),
    source: SOURCE,
  };
}

export function readLargeAmount(block: Fields, header: HeaderOf): LargeAmountPolicy {
  expectKeys(block, ['mode', 'bp', 'ded', 'bands', 'cap']);
  return {
    ...header('large-amount'),
    mode: largeModeOf(text(block, 'mode'), block.where),
    rate: has(block, 'bp') ? rate(block, 'bp') : null,
    deductible: has(block, 'ded') ? moneyOr(block, 'ded', ZERO) : null,
    bands: has(block, 'bands') ? readBands(block, 'bands') : [],
    cap: moneyOrNone(block, 'cap'),
    visits: ['inpatient', 'special'],
    source: SOURCE,
  };
}

/** Files spell the reading "of the pool's share over the cap" in several ways. */
function largeModeOf(mode: string, where: string): LargeAmountPolicy['mode'] {
  if (mode === 'bands') return 'bands';
  if (/cost/.test(mode)) return 'cost-over-cap';
  if (/pool|share|amount|pay|fund/.test(mode)) return 'pool-over-cap';
  throw new FormatError(`${where}.mode is ${mode}`);
}

export function choice<Choice extends string>(
  fields: Fields,
  key: string,
  choices: Readonly<Record<string, Choice>>,
): Choice {
  const value = textOr(fields, key, Object.keys(choices)[0] ?? '');
  const choice = choices[value];
  if (choice === undefined) throw new FormatError(`${fields.where}.${key} is ${value}`);
  return choice;
}
