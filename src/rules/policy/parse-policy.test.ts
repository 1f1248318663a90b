import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rate, yuan } from '../../kernel/money.ts';
import { parsePolicy } from './parse-policy.ts';
import {
  PolicyError,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  sentenceOf,
} from './problem.ts';

const read = (id: string) =>
  readFileSync(new URL(`../../../policies/${id}.yaml`, import.meta.url), 'utf8');

const INPATIENT = read('532900/resident-inpatient/2025-01-01');
const SERIOUS = read('532900/resident-serious-disease/2025-01-01');
const AID = read('110000/resident-medical-aid/2023-01-01');
const QUOTA = read('140400/resident-disease-quota/2025-01-01');
const LARGE = read('511700/employee-large-amount/2026-01-01');
const OUTPATIENT = read('110000/resident-outpatient/2018-01-01');
const EXTRA = readFileSync(
  new URL('fixtures/990100/resident-medical-aid/2025-01-01.yaml', import.meta.url),
  'utf8',
);
const GENERAL = read('532900/resident-general/2025-01-01');
const SPECIAL = read('532900/resident-special/2025-01-01');
const BEIJING = read('110000/resident-inpatient/2018-01-01');
const CHRONIC = read('532900/resident-chronic/2025-01-01');

const PHARMACY = 'pharmacy:\n  as: primary\n  prescription: required\n  source: art. 2\n';

function problemsOf(text: string, path?: string): readonly Problem[] {
  try {
    parsePolicy(text, path);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
}

function edit(
  text: string,
  from: string | RegExp,
  to: string | ((found: string) => string),
): string {
  const edited = text.replace(from, to as string);
  expect(edited, `${from} occurs`).not.toBe(text);
  return edited;
}

const codes = (letter: string) =>
  Array.from({ length: 2000 }, (_, n) => `${letter}${n}`).join(', ');

/** A code, where it must be reported, and a document with just that mistake. */
const MISTAKES: readonly (readonly [ProblemCode, string, () => string])[] = [
  ['policy.not_yaml', '', () => 'id: [1'],
  ['policy.not_yaml', '', () => 'id: a\nid: b'],
  ['policy.not_yaml', '', () => 'id: &a x\nbenefit: *a'],
  ['policy.document_too_large', '', () => `# ${'x'.repeat(100_001)}`],
  ['policy.not_a_mapping', '', () => '- a list'],
  ['policy.not_a_mapping', 'rates[0]', () => edit(OUTPATIENT, /rates:\n.*/, 'rates:\n  - "0.85"')],
  ['policy.not_a_list', 'rates', () => edit(OUTPATIENT, /rates:\n.*\n.*\n/, 'rates: "0.85"\n')],
  ['policy.not_text', 'areaName', () => edit(INPATIENT, /areaName: .*/, 'areaName: [a]')],
  ['policy.list_empty', 'rates', () => edit(OUTPATIENT, /rates:\n.*\n.*\n/, 'rates: []\n')],
  ['policy.list_empty', 'tilt.groups', () => edit(SERIOUS, /groups: .*/, 'groups: []')],
  ['policy.field_missing', '', () => edit(INPATIENT, /areaName: .*\n/, '')],
  ['policy.field_missing', 'rates[0]', () => edit(CHRONIC, 'rate: "0.60"', 'rate: ""')],
  ['policy.field_missing', '', () => edit(GENERAL, /accountOrder: .*\n/, '')],
  ['policy.field_missing', '', () => edit(GENERAL, /acrossSchemes: .*\n/, '')],
  ['policy.field_missing', 'crossYear', () => edit(GENERAL, 'deductible: once, ', '')],
  ['policy.field_missing', '', () => edit(GENERAL, /rounding: .*\n/, '')],
  [
    'policy.field_unknown',
    'rates[0]',
    () => edit(INPATIENT, 'rate: "0.85"', 'rate: "0.85", rat: "1"'),
  ],
  ['policy.field_unknown', '', () => `${INPATIENT}colour: red\n`],
  ['policy.source_missing', 'rates[1].source', () => edit(INPATIENT, /(rate: "0.75").*\}/, '$1 }')],
  ['policy.source_missing', 'fromSource', () => edit(INPATIENT, /fromSource: .*\n/, '')],
  ['policy.source_missing', 'deductible.source', () => edit(CHRONIC, /\n {2}source: .*/, '')],
  [
    'policy.word_unknown',
    'rates[1].levels[0]',
    () => edit(INPATIENT, /\[secondary\](?=, rate)/, '[second]'),
  ],
  ['policy.word_unknown', 'scheme', () => edit(INPATIENT, 'scheme: resident', 'scheme: farmer')],
  [
    'policy.word_unknown',
    'acrossSchemes.is',
    () => edit(GENERAL, /acrossSchemes: \{ is: discharge/, 'acrossSchemes: { is: admission'),
  ],
  [
    'policy.word_unknown',
    'counts.visits[1]',
    () => edit(SERIOUS, '[inpatient, special]', '[inpatient, spa]'),
  ],
  [
    'policy.word_repeated',
    'rates[0].levels[1]',
    () => edit(INPATIENT, '[village, primary], rate', '[village, village, primary], rate'),
  ],
  [
    'policy.word_repeated',
    'purses[0].classes[1].group',
    () => edit(AID, 'group: retrenched', 'group: destitute'),
  ],
  ['policy.code_malformed', 'rates[0].diseases[1]', () => edit(SPECIAL, 'uremia', '尿毒症')],
  [
    'policy.code_malformed',
    'caps[0].key',
    () => edit(INPATIENT, 'key: inpatient-special', 'key: Pool A'),
  ],
  [
    'policy.benefit_unknown',
    'benefit',
    () => edit(INPATIENT, 'benefit: inpatient', 'benefit: dental'),
  ],
  [
    'policy.amount_not_decimal',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', '10万'),
  ],
  [
    'policy.amount_not_decimal',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', '"1e5"'),
  ],
  [
    'policy.amount_not_decimal',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', 'none'),
  ],
  [
    'policy.amount_negative',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', '"-100000.00"'),
  ],
  [
    'policy.amount_over_precise',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', '"100000.001"'),
  ],
  [
    'policy.amount_too_large',
    'caps[0].rows[0].amount',
    () => edit(INPATIENT, '"100000.00"', '"1000000000000.00"'),
  ],
  ['policy.rate_not_decimal', 'rates[0].rate', () => edit(INPATIENT, '"0.85"', '"85%"')],
  ['policy.rate_out_of_range', 'rates[0].rate', () => edit(INPATIENT, '"0.85"', '"1.85"')],
  ['policy.rate_out_of_range', 'rates[0].rate', () => edit(INPATIENT, '"0.85"', '"-0.85"')],
  ['policy.rate_out_of_range', 'rows[0].personRate', () => edit(QUOTA, '"0.10"', '"1.000001"')],
  [
    'policy.rate_out_of_range',
    'tilt.deductibleFactor',
    () => edit(SERIOUS, /Factor: "0.50"/, 'Factor: "1.50"'),
  ],
  ['policy.rate_over_precise', 'rates[0].rate', () => edit(INPATIENT, '"0.85"', '"0.8500001"')],
  ['policy.count_out_of_range', 'yearBegins.month', () => edit(GENERAL, 'month: 1', 'month: 13')],
  [
    'policy.count_out_of_range',
    'settlementPeriod.days',
    () => edit(GENERAL, 'days: none', 'days: 0'),
  ],
  ['policy.not_yes_or_no', 'tilt.uncapped', () => edit(SERIOUS, 'uncapped: true', 'uncapped: yes')],
  ['policy.not_a_day', 'from', () => edit(INPATIENT, 'from: 2025-01-01', 'from: 2025-02-30')],
  ['policy.area_malformed', 'area', () => edit(INPATIENT, 'area: "532900"', 'area: dali')],
  [
    'policy.validity_empty',
    'until',
    () => edit(INPATIENT, 'fromSource', 'until: 2025-01-01\nfromSource'),
  ],
  [
    'policy.validity_empty',
    'until',
    () => edit(INPATIENT, 'fromSource', 'until: 2024-06-01\nfromSource'),
  ],
  ['policy.id_differs', 'id', () => edit(INPATIENT, 'from: 2025-01-01', 'from: 2025-03-01')],
  ['policy.band_gap', 'bands[1]', () => edit(SERIOUS, 'from: "20000.00"', 'from: "20000.01"')],
  ['policy.band_overlap', 'bands[1]', () => edit(SERIOUS, 'from: "20000.00"', 'from: "19999.99"')],
  [
    'policy.band_not_rising',
    'bands[1]',
    () => edit(SERIOUS, /from: "20000.00", upTo: "40000.00"/, 'upTo: "20000.00"'),
  ],
  ['policy.band_not_rising', 'bands[0]', () => edit(SERIOUS, /upTo: "20000.00"/, 'upTo: "0.00"')],
  [
    'policy.band_not_open',
    'bands[5]',
    () => edit(SERIOUS, /from: "100000.00"/, 'upTo: "200000.00"'),
  ],
  ['policy.band_open_too_early', 'bands[1]', () => edit(SERIOUS, /, upTo: "20000.00"/, '')],
  ['policy.rate_or_bands', 'rates[0]', () => edit(OUTPATIENT, /rate: "0.55", /, '')],
  ['policy.factor_or_less', 'deductible.later[0]', () => edit(BEIJING, 'factor: "0.50", ', '')],
  [
    'policy.factor_or_less',
    'deductible.later[0]',
    () => edit(BEIJING, 'factor: "0.50"', 'factor: "0.50", less: "100.00"'),
  ],
  [
    'policy.mode_has_no_field',
    'deductible.later[0].floor',
    () => edit(BEIJING, 'factor: "0.50"', 'factor: "0.50", floor: "100.00"'),
  ],
  [
    'policy.amount_negative',
    'deductible.later[0].less',
    () => edit(BEIJING, 'factor: "0.50"', 'less: "-100.00"'),
  ],
  [
    'policy.row_missing',
    'rates',
    () => edit(INPATIENT, /\n {2}- \{ levels: \[secondary\], rate.*/, ''),
  ],
  [
    'policy.row_missing',
    'deductible.rows',
    () => edit(INPATIENT, /\n {4}- \{ levels: \[tertiary\], amount.*/, ''),
  ],
  [
    'policy.row_missing',
    'outOfArea.rows',
    () => edit(INPATIENT, '{ by: "0.10"', '{ filings: [referral], by: "0.10"'),
  ],
  ['policy.row_missing', 'caps[0].rows', () => edit(CHRONIC, /\n {6}- \{ amount: "1200.00".*/, '')],
  [
    'policy.row_missing',
    'rows',
    () => edit(QUOTA, '- diseases', '- levels: [tertiary]\n    diseases'),
  ],
  [
    'policy.cases_too_many',
    'rates',
    () => edit(SPECIAL, '{ diseases: [', `{ groups: [${codes('g')}], diseases: [${codes('d')}, `),
  ],
  [
    'policy.row_unreachable',
    'rates[1]',
    () => edit(SPECIAL, '{ diseases: [severe-mental-illness, uremia], rate', '{ rate'),
  ],
  ['policy.rows_unused', 'deductible.rows', () => edit(OUTPATIENT, /per: year/, 'per: none')],
  [
    'policy.ages_empty',
    'deductible.rows[0]',
    () => edit(BEIJING, 'ageUnder: 18', 'ageFrom: 18, ageUnder: 18'),
  ],
  [
    'policy.key_unused',
    'deductible.rows[0].key',
    () => edit(OUTPATIENT, /per: year/, 'per: visit'),
  ],
  ['policy.key_reserved', 'purses[0].key', () => edit(EXTRA, /key: stay/, 'key: extra')],
  ['policy.source_missing', 'purses[0].source', () => edit(EXTRA, /(per: .*)\n.*/, '$1')],
  ['policy.list_empty', 'outOfArea.filings', () => edit(EXTRA, /filings: .*/, 'filings: []')],
  ['policy.field_missing', 'extra', () => edit(EXTRA, / {2}over: .*\n/, '')],
  ['policy.pharmacy_unused', 'pharmacy', () => `${BEIJING}\n${PHARMACY}`],
  [
    'policy.source_missing',
    'pharmacy.source',
    () => `${CHRONIC}\n${edit(PHARMACY, / {2}source.*\n/, '')}`,
  ],
  [
    'policy.word_unknown',
    'designated.is',
    () => `${CHRONIC}\ndesignated: { is: perhaps, source: s }\n`,
  ],
  [
    'policy.transfer_unused',
    'deductible.transfer',
    () => edit(BEIJING, 'per: admission', 'per: year'),
  ],
  [
    'policy.transfer_unused',
    'deductible.transfer',
    () =>
      edit(
        edit(BEIJING, 'benefit: inpatient', 'benefit: special'),
        'resident-inpatient',
        'resident-special',
      ),
  ],
  [
    'policy.mode_has_no_field',
    'deductible.transfer.withinDays',
    () => edit(BEIJING, 'is: one-stay', 'is: new-stay'),
  ],
  ['policy.field_missing', 'deductible.transfer', () => edit(BEIJING, / {4}withinDays: .*\n/, '')],
  [
    'policy.count_out_of_range',
    'deductible.transfer.withinDays',
    () => edit(BEIJING, 'withinDays: 1', 'withinDays: 31'),
  ],
  [
    'policy.word_repeated',
    'caps[1].key',
    () => edit(CHRONIC, 'key: chronic.{disease}', 'key: chronic'),
  ],
  ['policy.disease_missing', 'rows[0]', () => edit(QUOTA, /- diseases: .*\n {4}quota/, '- quota')],
  ['policy.mode_needs_field', '', () => edit(LARGE, /deductible: .*\n/, '')],
  [
    'policy.mode_has_no_field',
    'rate',
    () => edit(LARGE, /deductible: .*\n/, (line) => `${line}rate: "0.90"\n`),
  ],
  [
    'policy.visit_repeated',
    'purses[1].visits',
    () => edit(AID, 'visits: [outpatient]', 'visits: [outpatient, special]'),
  ],
];

test.each(MISTAKES)('%s at %s', (code, path, text) => {
  const found = problemsOf(text());
  expect(found.map((each) => [each.code, each.path])).toContainEqual([code, path]);
  for (const each of found) {
    expect(`${each.en} ${each.zh}`).not.toMatch(/\{\w+\}|undefined/);
    expect(each.zh).toMatch(/[\u4e00-\u9fff]/);
  }
});

test('a document lies where its id says', () => {
  expect(problemsOf(INPATIENT, '532900/resident-inpatient/2025-01-01.yaml')).toEqual([]);
  const found = problemsOf(INPATIENT, '532900/resident-inpatient/2025-06-01.yaml');
  expect(found.map(({ code }) => code)).toEqual(['policy.path_differs']);
});

test('every code is tried above', () => {
  const elsewhere = ['policy.path_differs', 'policy.caps_disagree'];
  const tried = new Set([...MISTAKES.map(([code]) => code), ...elsewhere]);
  expect(PROBLEM_CODES.filter((code) => !tried.has(code))).toEqual([]);
});

test('all mistakes of a document are reported at once, as sentences with their place', () => {
  const text = edit(edit(INPATIENT, '"0.85"', '"1.85"'), 'amount: "400.00"', 'amount: "4e2"');
  const sentences = problemsOf(text).map((each) => sentenceOf(each, 'en'));
  expect(sentences).toEqual([
    'deductible.rows[1].amount: an amount is yuan such as "200.00", not "4e2"',
    'rates[0].rate: a rate is between 0 and 1, not "1.85"',
  ]);
  expect(problemsOf(text).map((each) => sentenceOf(each, 'zh'))[1]).toBe(
    'rates[0].rate：比例应在 0 与 1 之间，现为“1.85”',
  );
});

test('a missing row is described by the case that nobody thought of', () => {
  const text = edit(INPATIENT, '[tertiary], rate', '[tertiary], retired: true, rate');
  expect(problemsOf(text).map((each) => sentenceOf(each, 'en'))).toEqual([
    'rates: no row fits this case: level tertiary; state it, with 0 if nothing is meant',
  ]);
});

test('hostile texts are refused, not crashed on', () => {
  const codes = (text: string) => problemsOf(text).map(({ code }) => code);
  expect(codes(`a: ${'['.repeat(40_000)}`)).toContain('policy.not_yaml');
  expect(codes('__proto__: { id: x }\nbenefit: general')).toContain('policy.field_unknown');
  expect(codes('')).toEqual(['policy.not_a_mapping']);
  expect(codes('constructor: 1')).toContain('policy.field_missing');
});

test('figures become exact numbers', () => {
  const policy = parsePolicy(INPATIENT);
  if (policy.benefit !== 'inpatient') throw new Error('the inpatient document');
  expect(policy.deductible.rows.map(({ amount }) => amount)).toEqual(
    ['200.00', '400.00', '700.00'].map(yuan),
  );
  expect(policy.rates.map((row) => 'rate' in row && row.rate)).toEqual(
    ['0.85', '0.75', '0.60'].map(rate),
  );
  expect(policy.caps[0]?.appliesTo).toBe('everyone');
  expect(policy.until).toBeNull();
});

test('where drugs may be bought and providers must be chosen is read, and is absent where it is not said', () => {
  const more = `${CHRONIC}\n${PHARMACY}designated: { is: required, source: art. 3 }\n`;
  expect(parsePolicy(more)).toMatchObject({
    pharmacy: { as: 'primary', prescription: 'required', source: 'art. 2' },
    designated: { is: 'required', source: 'art. 3' },
  });
  expect(Object.keys(parsePolicy(CHRONIC))).not.toContain('pharmacy');
});

test('a document may say how many days one prescription supplies', () => {
  const text = readFileSync('policies/532900/resident-two-diseases/2025-01-01.yaml', 'utf8');
  const policy = parsePolicy(`${text}\nsupply: { days: 84, source: "assumed: test" }\n`);
  expect(policy).toMatchObject({ supply: { days: 84 } });
  expect(parsePolicy(text)).not.toHaveProperty('supply');
  expect(() => parsePolicy(`${text}\nsupply: { days: 0, source: "x" }\n`)).toThrow(/supply/);
});
