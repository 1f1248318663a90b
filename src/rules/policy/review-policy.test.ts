import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rate, yuan } from '../../kernel/money.ts';
import { loadBounds, loadPolicies } from './load-policies.ts';
import type { MedicalAidPolicy, Policy, SeriousDiseasePolicy, VisitPolicy } from './model.ts';
import { parseBounds, reviewPolicy } from './review-policy.ts';

const folder = fileURLToPath(new URL('../../../policies', import.meta.url));
const bounds = loadBounds(folder);
const policies = loadPolicies(folder);
const pathsOf = (policy: Policy) => reviewPolicy(policy, bounds).map(({ path }) => path);

const get = <P extends Policy>(id: string) => policies.find((each) => each.id === id) as P;
const inpatient = get<VisitPolicy>('532900/resident-inpatient/2025-01-01');
const serious = get<SeriousDiseasePolicy>('532900/resident-serious-disease/2025-01-01');
const aid = get<MedicalAidPolicy>('532900/resident-medical-aid/2025-01-01');

test('the documents of the repository keep within the national figures', () => {
  expect(policies.flatMap((policy) => reviewPolicy(policy, bounds))).toEqual([]);
});

test('a figure outside is questioned in both languages, with the text it is held against', () => {
  const caps = [
    { key: 'x', appliesTo: 'everyone', rows: [{ amount: yuan('300000.01'), source: 's' }] },
  ];
  const [warning] = reviewPolicy({ ...inpatient, caps } as Policy, bounds);
  expect(warning).toMatchObject({ policy: inpatient.id, path: 'caps[0].rows[0].amount' });
  expect(warning?.en).toMatch(/^300000.01 is above 300000.00 \(.*待遇清单/);
  expect(warning?.zh).toMatch(/^300000.01 高于 300000.00/);
});

test('every bound is tried', () => {
  const rows = [{ amount: yuan('5000.01'), source: 's' }];
  expect(pathsOf({ ...inpatient, deductible: { ...inpatient.deductible, rows } })).toEqual([
    'deductible.rows[0].amount',
  ]);
  const outOfArea = { mode: 'points', rows: [{ by: rate('0.15'), source: 's' }] } as const;
  expect(pathsOf({ ...inpatient, outOfArea })).toEqual([
    'outOfArea.rows[0].by',
    'outOfArea.rows[0].by',
  ]);
  const bands = serious.bands.map((band, index) =>
    index === 1 ? { ...band, rate: rate('0.59') } : band,
  );
  expect(pathsOf({ ...serious, bands })).toEqual(['bands[1].rate', 'bands[1].rate']);
  const tilt = serious.tilt && {
    ...serious.tilt,
    deductibleFactor: rate('0.6'),
    addPoints: rate('0.04'),
  };
  expect(pathsOf({ ...serious, tilt })).toEqual(['tilt.deductibleFactor', 'tilt.addPoints']);
  const high = serious.tilt && { ...serious.tilt, addPoints: rate('0.16') };
  expect(pathsOf({ ...serious, tilt: high })).toEqual(['tilt.addPoints']);
  const purses = aid.purses.map((purse) => ({
    ...purse,
    classes: purse.classes.map((row) => ({ ...row, rate: rate('0.5') })),
  }));
  expect(pathsOf({ ...aid, purses })).toEqual([
    'purses[0].classes[0].rate',
    'purses[0].classes[1].rate',
  ]);
});

test('bounds that cannot be read are refused with all that is wrong', () => {
  expect(() => parseBounds('poolCapMax: 5')).toThrow(/poolCapMax: named fields.*seriousRateMin/);
});
