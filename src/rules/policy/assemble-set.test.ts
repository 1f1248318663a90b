import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { assembleSet, documentsOf, policySetFrom } from './assemble-set.ts';
import { loadPolicies } from './load-policies.ts';
import type { PolicySet, Scheme } from './model.ts';

const policies = ['../../../policies', './fixtures'].flatMap((path) =>
  loadPolicies(fileURLToPath(new URL(path, import.meta.url))),
);

function setOf(area: string, scheme: Scheme, on: string): PolicySet {
  const set = assembleSet(policies, { area: area as AreaCode, scheme, day: day(on) });
  if ('missing' in set) throw new Error(`missing ${set.missing}`);
  return set;
}

test('Dali residents have all their benefits in one set', () => {
  const set = setOf('532900', 'resident', '2025-06-01');
  expect(documentsOf(set).map(({ benefit }) => benefit)).toEqual([
    'antenatal',
    'chronic',
    'general',
    'inpatient',
    'medical-aid',
    'outpatient',
    'serious-disease',
    'special',
    'two-diseases',
  ]);
  expect(set.largeAmount).toBeNull();
  expect(set.quota).toBeNull();
});

test('without a general document there is no set', () => {
  const key = { area: '532900' as AreaCode, scheme: 'resident' as const };
  expect(assembleSet(policies, { ...key, day: day('2024-12-31') })).toEqual({
    missing: ['general'],
  });
  expect(assembleSet([], { ...key, day: day('2025-06-01') })).toEqual({ missing: ['general'] });
});

test('a successor begins on its first day, an end is the first day without', () => {
  const inpatientOn = (on: string) => setOf('990100', 'resident', on).visits.inpatient?.from;
  expect(inpatientOn('2025-06-30')).toBe('2025-01-01');
  expect(inpatientOn('2025-07-01')).toBe('2025-07-01');
  expect(inpatientOn('2025-12-31')).toBe('2025-07-01');
  expect(inpatientOn('2026-01-01')).toBeUndefined();
});

test('an area with other rules needs documents only', () => {
  const { general, visits, seriousDisease } = setOf('990100', 'resident', '2025-06-01');
  expect(general.yearBegins.month).toBe(7);
  expect(visits.inpatient?.outOfArea?.mode).toBe('prior-self-pay');
  expect(seriousDisease?.basis.is).toBe('absolute');
  const employee = setOf('990100', 'employee', '2025-06-01');
  expect(employee.visits.outpatient?.outOfArea?.mode).toBe('factor');
  expect(employee.largeAmount?.mode).toBe('pool-over-cap');
});

test('the hash depends on the documents, not on their order', () => {
  const set = setOf('532900', 'resident', '2025-06-01');
  const documents = documentsOf(set);
  expect(policySetFrom([...documents].reverse()).hash).toBe(set.hash);
  expect(policySetFrom(documents.filter(({ benefit }) => benefit !== 'chronic')).hash).not.toBe(
    set.hash,
  );
  expect(set.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('documents of two areas, or two of one benefit, are no set', () => {
  const dali = documentsOf(setOf('532900', 'resident', '2025-06-01'));
  const beijing = documentsOf(setOf('110000', 'resident', '2025-06-01'));
  expect(() => policySetFrom([...dali, ...beijing])).toThrow(/one area and scheme/);
  expect(() => policySetFrom([...dali, ...dali.slice(0, 1)])).toThrow(/one document a benefit/);
});
