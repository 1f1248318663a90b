import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatRate, formatYuan } from '../../kernel/money.ts';
import { assembleSet, type MissingDocuments } from './assemble-set.ts';
import { type Tree, treeOf } from './document.ts';
import { loadPolicies, loadVocabulary } from './load-policies.ts';
import type { PolicySet, VisitPolicy } from './model.ts';
import { isAssumed } from './source.ts';
import { unnamedCodes } from './vocabulary.ts';

const folder = fileURLToPath(new URL('../../../policies', import.meta.url));
const policies = loadPolicies(folder);
const vocabulary = loadVocabulary(folder);

test('every shared pack has its documents', () => {
  const count = new Map<string, number>();
  for (const { area, scheme } of policies) {
    const key = `${area} ${scheme}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  expect(Object.fromEntries(count)).toEqual({
    '110000 resident': 7,
    '140400 resident': 4,
    '360700 resident': 3,
    '511700 employee': 4,
    '511700 resident': 4,
    '532900 employee': 6,
    '532900 resident': 10,
  });
});

test.each(policies.map((policy) => [policy.id, policy] as const))(
  '%s: every figure has a source, every code a name',
  (_, policy) => {
    expect(figuresWithoutSource(treeOf(policy), '', null)).toEqual([]);
    expect(unnamedCodes(policy, vocabulary)).toEqual([]);
  },
);

/** A figure stands beside its source or inside something that has one. */
function figuresWithoutSource(node: Tree, path: string, source: string | null): string[] {
  if (typeof node === 'string') {
    return /^(\d+\.\d{2,6}|none)$/.test(node) && !source ? [path] : [];
  }
  if (typeof node !== 'object') return [];
  const own = 'source' in node && typeof node.source === 'string' ? node.source.trim() : source;
  return Object.entries(node).flatMap(([name, value]) =>
    figuresWithoutSource(value as Tree, `${path}.${name}`, own),
  );
}

/** What the report on Dali (大理日报 2025-05-29) states, figure by figure. */
const dali = () => {
  const set: PolicySet | MissingDocuments = assembleSet(policies, {
    area: '532900' as AreaCode,
    scheme: 'resident',
    day: day('2025-06-01'),
  });
  if ('missing' in set) throw new Error('Dali has a general document');
  return set;
};
const visit = (kind: VisitPolicy['benefit']) => dali().visits[kind] as VisitPolicy;
const ratesOf = (kind: VisitPolicy['benefit']) =>
  visit(kind).rates.map((row) => ('rate' in row ? formatRate(row.rate) : 'bands'));
const capsOf = (kind: VisitPolicy['benefit']) =>
  visit(kind).caps.map(({ key, rows }) => [key, ...rows.map(({ amount }) => formatYuan(amount))]);
const deductiblesOf = (kind: VisitPolicy['benefit']) =>
  visit(kind).deductible.rows.map(({ amount }) => formatYuan(amount));

test('ordinary outpatient care: 50 and 25 per cent, 500 a year', () => {
  expect(ratesOf('outpatient')).toEqual(['0.50', '0.25', '0.00']);
  expect(capsOf('outpatient')).toEqual([['outpatient', '500.00']]);
});

test('chronic diseases: 60 per cent, 1200 to 3000 each, 3600 together', () => {
  expect(ratesOf('chronic')).toEqual(['0.60']);
  const [each, together] = visit('chronic').caps;
  expect(each?.key).toBe('chronic.{disease}');
  expect(each?.rows.map(({ amount }) => formatYuan(amount))).toEqual([
    '3000.00',
    '2000.00',
    '1200.00',
  ]);
  expect(together).toMatchObject({ key: 'chronic', appliesTo: 'several-diseases' });
  expect(together?.rows.map(({ amount }) => formatYuan(amount))).toEqual(['3600.00']);
});

test('special diseases: 1200, 70 per cent, 90 for two, within the inpatient cap', () => {
  expect(deductiblesOf('special')).toEqual(['1200.00']);
  expect(visit('special').deductible.per).toBe('year');
  expect(ratesOf('special')).toEqual(['0.90', '0.70']);
  expect(visit('special').rates[0]?.diseases).toEqual(['severe-mental-illness', 'uremia']);
  expect(capsOf('special')).toEqual(capsOf('inpatient'));
});

test('two diseases: 50 per cent, procured 80 in townships and 60 in counties', () => {
  expect(ratesOf('two-diseases')).toEqual(['0.80', '0.60', '0.50', '0.00']);
  expect(visit('two-diseases').rates[0]).toMatchObject({
    procured: true,
    levels: ['village', 'primary'],
  });
  expect(dali().general.twoDiseasesBesideChronic.is).toBe('refused');
});

test('inpatient care: 200, 400, 700; 85, 75, 60 per cent; 100000; 10 less outside', () => {
  expect(visit('inpatient').deductible.per).toBe('admission');
  expect(deductiblesOf('inpatient')).toEqual(['200.00', '400.00', '700.00']);
  expect(ratesOf('inpatient')).toEqual(['0.85', '0.75', '0.60']);
  expect(capsOf('inpatient')).toEqual([['inpatient-special', '100000.00']]);
  expect(visit('inpatient').outOfArea?.mode).toBe('points');
  const others = visit('inpatient').outOfArea?.rows.find(({ filings }) => !filings);
  expect(formatRate(others?.by ?? (0n as never))).toBe('0.10');
});

test('serious disease: over 10000 a calendar year, 60 to 85 per cent, 300000', () => {
  const serious = dali().seriousDisease;
  expect(dali().general.yearBegins.month).toBe(1);
  expect(formatYuan(serious?.deductible.amount ?? (0n as never))).toBe('10000.00');
  const rates = serious?.bands.map(({ rate }) => formatRate(rate)) ?? [];
  expect([rates[0], rates.at(-1)]).toEqual(['0.60', '0.85']);
  expect(formatYuan(serious?.cap.amount ?? (0n as never))).toBe('300000.00');
});

test('tilt: half the deductible, 5 points more, no cap, for 低保 and 特困', () => {
  const tilt = dali().seriousDisease?.tilt;
  expect(formatRate(tilt?.deductibleFactor ?? (0n as never))).toBe('0.50');
  expect(formatRate(tilt?.addPoints ?? (0n as never))).toBe('0.05');
  expect(tilt?.uncapped).toBe(true);
  expect(tilt?.groups).toEqual(expect.arrayContaining(['destitute', 'minimum-living']));
});

test('what the report leaves open is marked as assumed', () => {
  const { seriousDisease, medicalAid } = dali();
  expect(seriousDisease?.bands.every(({ source }) => isAssumed(source))).toBe(true);
  expect(isAssumed(seriousDisease?.basis.source ?? '')).toBe(true);
  expect(
    medicalAid?.purses.flatMap(({ classes }) => classes).every((row) => isAssumed(row.source)),
  ).toBe(true);
  expect(isAssumed(seriousDisease?.deductible.source ?? 'assumed:')).toBe(false);
});
