import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan, percentOf, yuan, ZERO } from '../../kernel/money.ts';
import { assembleSet, loadPolicies } from '../../rules/policy/index.ts';
import type { Patient } from './model.ts';
import { readLimits } from './read-limits.ts';

const key = { area: '532900' as AreaCode, scheme: 'resident', day: day('2025-06-01') } as const;
const policies = assembleSet(loadPolicies('policies'), key);
if (!policies || !('hash' in policies)) throw new RangeError('the area has documents');

const patient: Patient = {
  ...{ retired: false, age: 40, groups: [], chronicDiseases: [], seriousCapBonus: ZERO },
};
const lines = (more: Partial<Patient>, kinds: Parameters<typeof readLimits>[1]['kinds']) =>
  readLimits(policies, { patient: { ...patient, ...more }, kinds }, {}).map(
    ({ key, limit }) => `${key} ${limit === null ? '-' : formatYuan(limit)}`,
  );

test('everybody has the caps of stays and visits, and both figures of serious-disease insurance', () => {
  expect(lines({}, ['inpatient', 'outpatient'])).toEqual([
    ...['pool.inpatient-special 100000.00', 'pool.outpatient 500.00'],
    ...['serious.base 10000.00', 'serious.paid 300000.00'],
  ]);
});

test('a cap that stays and special visits share stands once, and the yearly deductible beside it', () => {
  const both = readLimits(policies, { patient, kinds: ['inpatient', 'special'] }, {});
  expect(both.find(({ kind }) => kind === 'pool-cap')?.visits).toEqual(['inpatient', 'special']);
  expect(both.find(({ kind }) => kind === 'deductible')).toMatchObject({
    ...{ key: 'deductible.special', limit: yuan('1200.00'), levels: [] },
  });
});

test('each chronic disease has its cap, and several have one together', () => {
  expect(lines({ chronicDiseases: ['diabetes'] }, ['chronic']).slice(0, 1)).toEqual([
    'pool.chronic.diabetes 2000.00',
  ]);
  expect(lines({ chronicDiseases: ['asthma', 'diabetes'] }, ['chronic']).slice(0, 3)).toEqual([
    'pool.chronic.asthma 1200.00',
    'pool.chronic.diabetes 2000.00',
    'pool.chronic 3600.00',
  ]);
});

test('an incentive raises the cap of serious-disease insurance', () => {
  expect(lines({ seriousCapBonus: yuan('1000.00') }, [])).toContain('serious.paid 301000.00');
});

test('what is over a limit leaves nothing, and is not more than full', () => {
  const over = { 'serious.base': yuan('10000.01') };
  const [first] = readLimits(policies, { patient, kinds: [] }, over);
  expect(first).toMatchObject({ used: yuan('10000.01'), left: ZERO });
});

test.each([
  ['0.00', 0],
  ['9999.99', 99],
  ['10000.00', 100],
  ['10000.01', 100],
])('%s of 10,000.00 are drawn as %i percent', (used, percent) => {
  expect(percentOf(yuan(used), yuan('10000.00'))).toBe(percent);
});
