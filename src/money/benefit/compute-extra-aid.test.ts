import { expect, test } from 'vitest';
import { formatYuan, rate, yuan } from '../../kernel/money.ts';
import type { ExtraAid, MedicalAidPolicy, PolicySet } from '../../rules/policy/index.ts';
import { computeBenefit } from './compute-benefit.ts';
import type { Benefit, BenefitInput, Visit } from './model.ts';
import {
  type Figures,
  inScopeBill,
  ORDINARY_FIGURES,
  ORDINARY_PATIENT,
  ORDINARY_VISIT,
  POOR,
  policiesOf,
} from './testing.ts';

const FIGURES: Figures = {
  ...ORDINARY_FIGURES,
  deductibles: [100, 200, 400, 1000],
  rates: [90, 85, 75, 50],
  extra: { over: 3000, rate: 50, cap: 1500, properReferralOnly: true },
};
const POLICIES = policiesOf(FIGURES);

/** A tertiary stay of a poor person: 11,000.00 leaves 6,000.00, aid 3,600.00 of it and 2,400.00. */
const INPUT: BenefitInput = {
  gate: null,
  bill: inScopeBill('11000.00'),
  patient: { ...ORDINARY_PATIENT, groups: [POOR] },
  visit: ORDINARY_VISIT,
  before: {},
  ownAccount: null,
  mutualAid: [],
};
const outside = (filing: Visit['filing']): Visit => ({
  ...ORDINARY_VISIT,
  outOfArea: true,
  filing,
});

const stepOf = ({ steps }: Benefit, rule: string) => {
  const step = steps.find((each) => each.rule === rule);
  return step && [formatYuan(step.base), formatYuan(step.result), step.clause, step.note];
};
const withAid = (change: Partial<MedicalAidPolicy>): PolicySet => ({
  ...POLICIES,
  medicalAid: { ...(POLICIES.medicalAid as MedicalAidPolicy), ...change },
});

test('extra aid pays a share of what the year leaves over an amount, up to its cap', () => {
  const first = computeBenefit(INPUT, POLICIES);
  expect(formatYuan(first.medicalAid)).toBe('3600.00');
  expect(first.added['aid.extra.base']).toBe(yuan('2400.00'));
  expect(stepOf(first, 'extra-aid')).toEqual(['0.00', '0.00', 'extra', POOR]);

  // 2,400.00 and 2,400.00 are 1,800.00 over 3,000.00.
  const second = computeBenefit({ ...INPUT, before: first.added }, POLICIES);
  expect(stepOf(second, 'extra-aid')).toEqual(['1800.00', '900.00', 'extra', POOR]);
  expect(stepOf(second, 'medical-aid')?.[1]).toBe('3600.00');
  expect([second.medicalAid, second.cash]).toEqual([yuan('4500.00'), yuan('1500.00')]);
  expect(second.added['aid.extra.paid']).toBe(yuan('900.00'));

  const before = { 'aid.extra.base': yuan('4800.00'), 'aid.extra.paid': yuan('900.00') };
  const third = computeBenefit({ ...INPUT, before }, POLICIES);
  expect(stepOf(third, 'aid-cap')).toEqual(['1200.00', '600.00', 'extra', POOR]);
  expect(third.medicalAid).toBe(yuan('4200.00'));
});

test('extra aid is for its groups and visits, with or without a class of aid', () => {
  const extra = POLICIES.medicalAid?.extra as ExtraAid;
  const patient = { ...ORDINARY_PATIENT, groups: ['ill'] };
  const paid = (change: Partial<ExtraAid>) => {
    const policies = withAid({ extra: { ...extra, groups: ['ill'], cap: null, ...change } });
    return computeBenefit({ ...INPUT, patient }, policies);
  };
  // 6,000.00 are left and no class aids them: 3,000.00 are over the amount.
  expect([paid({}).medicalAid, paid({}).aidBase]).toEqual([yuan('1500.00'), yuan('6000.00')]);
  const other = paid({ visits: ['outpatient'] });
  expect([other.medicalAid, other.aidBase, other.added['aid.extra.base']]).toEqual([
    0n,
    null,
    undefined,
  ]);
  expect(paid({ rate: rate('1') }).medicalAid).toBe(yuan('3000.00'));
});

test('care outside without a proper filing has no extra aid, and a step says so', () => {
  const before = { 'aid.extra.base': yuan('3000.00') };
  const paid = (visit: Visit) => computeBenefit({ ...INPUT, before, visit }, POLICIES);
  for (const filing of ['long-term', 'referral', 'emergency'] as const) {
    expect(formatYuan(paid(outside(filing)).medicalAid)).toBe('4800.00');
  }
  for (const filing of ['temporary', 'none'] as const) {
    const benefit = paid(outside(filing));
    expect(formatYuan(benefit.medicalAid)).toBe('3600.00');
    expect(stepOf(benefit, 'aid-not-referred')).toEqual(['2400.00', '0.00', 'extra', filing]);
    expect(benefit.added['aid.extra.base']).toBeUndefined();
  }
});

test('where aid asks for a filing, care outside without one has none at all', () => {
  const policies = withAid({ outOfArea: { filings: ['referral'], source: 'assumed: test' } });
  const paid = (visit: Visit, groups: readonly string[] = [POOR]) =>
    computeBenefit({ ...INPUT, visit, patient: { ...ORDINARY_PATIENT, groups } }, policies);
  expect(formatYuan(paid(outside('referral')).medicalAid)).toBe('3600.00');
  expect(formatYuan(paid({ ...ORDINARY_VISIT, filing: 'none' }).medicalAid)).toBe('3600.00');

  const benefit = paid(outside('emergency'));
  expect([benefit.medicalAid, benefit.aidBase, benefit.cash]).toEqual([0n, null, yuan('6000.00')]);
  expect(stepOf(benefit, 'aid-not-referred')).toEqual([
    '6000.00',
    '0.00',
    'outOfArea',
    'emergency',
  ]);
  expect(Object.keys(benefit.added).filter((key) => key.startsWith('aid'))).toEqual([]);
  // Of a person whom nobody aids there is nothing to explain.
  expect(stepOf(paid(outside('emergency'), []), 'aid-not-referred')).toBeUndefined();
});
