import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PolicyId } from '../../kernel/ids.ts';
import { fen, formatYuan, type Money, rate, yuan, ZERO } from '../../kernel/money.ts';
import type { LargeAmountPolicy, PolicySet, VisitPolicy } from '../../rules/policy/index.ts';
import { benefitYearOf } from './benefit-year.ts';
import { computeBenefit } from './compute-benefit.ts';
import type { BenefitInput } from './model.ts';
import {
  inScopeBill,
  ORDINARY_FIGURES,
  ORDINARY_PATIENT,
  ORDINARY_VISIT,
  policiesOf,
} from './testing.ts';
import { addTotals, negateTotals, sameTotals } from './totals.ts';

const SOURCE = 'assumed: test';
const POLICIES: PolicySet = policiesOf({
  ...ORDINARY_FIGURES,
  cap: 10_000,
  outside: 10,
  seriousDeductible: 10_000,
  aidRate: 70,
});
const INPATIENT = POLICIES.visits.inpatient as VisitPolicy;

const INPUT: BenefitInput = {
  gate: null,
  bill: inScopeBill('10000.00'),
  patient: ORDINARY_PATIENT,
  visit: ORDINARY_VISIT,
  before: {},
  ownAccount: null,
  mutualAid: [],
};

const withInpatient = (change: Partial<VisitPolicy>): PolicySet => ({
  ...POLICIES,
  visits: { ...POLICIES.visits, inpatient: { ...INPATIENT, ...change } },
});
const withDeductible = (change: Partial<VisitPolicy['deductible']>) =>
  withInpatient({ deductible: { ...INPATIENT.deductible, ...change } });

test('a gate pays nothing, adds to no total, and names its reason', () => {
  const benefit = computeBenefit({ ...INPUT, gate: 'arrears' }, POLICIES);
  expect([benefit.fund, benefit.personal, benefit.cash]).toEqual([ZERO, 1_000_000n, 1_000_000n]);
  expect(benefit.added).toEqual({});
  expect(benefit.steps.find(({ rule }) => rule === 'gate')?.note).toBe('arrears');
  expect(benefit.steps.at(-1)?.rule).toBe('identity');
});

test('a visit kind without a document is not offered', () => {
  for (const kind of ['special', 'disease-quota'] as const) {
    const visit = { ...ORDINARY_VISIT, kind };
    const { fund, steps } = computeBenefit({ ...INPUT, visit }, POLICIES);
    expect(fund).toBe(ZERO);
    expect(steps.find(({ rule }) => rule === 'gate')?.note).toBe('benefit-not-offered');
  }
});

test('accounts pay in the order of the area, and stay shut at a provider without a contract', () => {
  const accounts = {
    ownAccount: { owner: 'own', available: yuan('1000.00') },
    mutualAid: [
      { owner: 'father', available: yuan('3000.00') },
      { owner: 'mother', available: ZERO },
      { owner: 'sister', available: yuan('9000.00') },
    ],
  };
  const own = computeBenefit({ ...INPUT, ...accounts }, POLICIES);
  expect(formatYuan(own.personal)).toBe('4420.00');
  expect([own.ownAccount, own.cash]).toEqual([100_000n, ZERO]);
  expect(own.mutualAid).toEqual([
    { owner: 'father', amount: 300_000n },
    { owner: 'sister', amount: 42_000n },
  ]);

  const general = {
    ...POLICIES.general,
    accountOrder: { is: 'mutual-aid-first', source: SOURCE } as const,
  };
  const relatives = computeBenefit({ ...INPUT, ...accounts }, { ...POLICIES, general });
  expect([relatives.ownAccount, relatives.mutualAid.length]).toEqual([ZERO, 2]);

  const shut = computeBenefit({ ...INPUT, ...accounts, gate: 'provider-not-contracted' }, POLICIES);
  expect([shut.ownAccount, shut.mutualAid, shut.cash]).toEqual([ZERO, [], 1_000_000n]);
});

test('the own account pays what the area lets it pay', () => {
  const bill = {
    ...inScopeBill('10000.00'),
    total: yuan('15000.00'),
    fullSelfPay: yuan('5000.00'),
  };
  const input = { ...INPUT, bill, ownAccount: { owner: 'own', available: yuan('99999.00') } };
  const paid = (pays: 'all-personal' | 'in-scope-only' | 'nothing') => {
    const general = { ...POLICIES.general, ownAccount: { pays, source: SOURCE } };
    return formatYuan(computeBenefit(input, { ...POLICIES, general }).ownAccount);
  };
  expect(paid('all-personal')).toBe('9420.00');
  expect(paid('in-scope-only')).toBe('4420.00');
  expect(paid('nothing')).toBe('0.00');
});

test('a later admission may cost half; a referral up continues and one down waives', () => {
  const later = [{ fromAdmission: 2, factor: rate('0.5'), source: SOURCE }];
  const policies = withDeductible({ later });
  const deductible = (change: Partial<BenefitInput>) =>
    formatYuan(computeBenefit({ ...INPUT, ...change }, policies).deductible);
  expect(deductible({})).toBe('700.00');
  expect(deductible({ before: { admissions: fen(1) } })).toBe('350.00');
  const up = { ...ORDINARY_VISIT, referral: 'up', chainDeductible: yuan('400.00') } as const;
  expect(deductible({ visit: up })).toBe('300.00');
  expect(deductible({ visit: { ...ORDINARY_VISIT, referral: 'down' } })).toBe('0.00');
});

test('a later admission may cost an amount less, each time once more, not below a floor', () => {
  const dueAt = (admissions: number, rule: { each?: boolean; floor?: Money }) => {
    const later = [{ fromAdmission: 2, less: yuan('100.00'), ...rule, source: SOURCE }];
    const before = { admissions: fen(admissions) };
    return formatYuan(computeBenefit({ ...INPUT, before }, withDeductible({ later })).deductible);
  };
  expect([0, 1, 2].map((count) => dueAt(count, {}))).toEqual(['700.00', '600.00', '600.00']);
  const falling = { each: true, floor: yuan('450.00') };
  expect([1, 2, 3, 9].map((count) => dueAt(count, falling))).toEqual([
    '600.00',
    '500.00',
    '450.00',
    '450.00',
  ]);
  expect(dueAt(9, { each: true })).toBe('0.00');
  // What began below the floor is not raised to it.
  expect(dueAt(1, { floor: yuan('800.00') })).toBe('700.00');
});

test('a later part of a stay pays no deductible and is counted once a year', () => {
  const visit = { ...ORDINARY_VISIT, continued: true };
  const sameYear = computeBenefit({ ...INPUT, visit, before: { admissions: fen(1) } }, POLICIES);
  expect([sameYear.deductible, sameYear.added.admissions]).toEqual([ZERO, undefined]);
  expect(computeBenefit({ ...INPUT, visit }, POLICIES).added.admissions).toBe(1n);
});

test('care outside the area: a factor, or a first self-paid part', () => {
  const visit = { ...ORDINARY_VISIT, outOfArea: true };
  const outside = (mode: 'points' | 'factor' | 'prior-self-pay') =>
    computeBenefit(
      { ...INPUT, visit },
      withInpatient({ outOfArea: { mode, rows: [{ by: rate('0.1'), source: SOURCE }] } }),
    );
  expect(formatYuan(outside('points').pool)).toBe('4650.00');
  expect(formatYuan(outside('factor').pool)).toBe('5022.00');
  const first = outside('prior-self-pay');
  expect([first.pool, first.outOfAreaSelfPay, first.seriousBaseAdded]).toEqual([
    498_000n,
    100_000n,
    402_000n,
  ]);
});

test('the first self-paid part of care outside counts to the serious base where the area says', () => {
  const serious = POLICIES.seriousDisease;
  if (!serious) throw new Error('the policies have serious-disease insurance');
  const { visits } = withInpatient({
    outOfArea: { mode: 'prior-self-pay', rows: [{ by: rate('0.1'), source: SOURCE }] },
  });
  const baseOf = (outOfAreaSelfPay: boolean) => {
    const includes = { ...serious.includes, outOfAreaSelfPay };
    const policies = { ...POLICIES, visits, seriousDisease: { ...serious, includes } };
    const visit = { ...ORDINARY_VISIT, outOfArea: true };
    return computeBenefit({ ...INPUT, visit }, policies).seriousBaseAdded;
  };
  expect([baseOf(false), baseOf(true)]).toEqual([402_000n, 502_000n]);
});

test('a scale is rounded once, or once a segment where the area rounds there', () => {
  const bands = [
    { upTo: yuan('0.01'), rate: rate('0.5'), source: SOURCE },
    { upTo: null, rate: rate('0.5'), source: SOURCE },
  ];
  const policies = withInpatient({ rates: [{ bands, source: SOURCE }] });
  const input = { ...INPUT, bill: inScopeBill('700.02') };
  expect(computeBenefit(input, policies).pool).toBe(1n);
  const rounding = { ...POLICIES.general.rounding, at: 'segment' } as const;
  const general = { ...POLICIES.general, rounding };
  expect(computeBenefit(input, { ...policies, general }).pool).toBe(2n);
});

const LARGE: LargeAmountPolicy = {
  ...INPATIENT,
  id: '990100/resident-large-amount/2025-01-01' as PolicyId,
  benefit: 'large-amount',
  mode: 'cost-over-cap',
  rate: rate('0.9'),
  deductible: null,
  bands: [],
  cap: yuan('5000.00'),
  source: SOURCE,
};

test('large-amount insurance pays beyond the cap, in three forms and under its own cap', () => {
  const large = (change: Partial<LargeAmountPolicy>, bill = '20700.00') =>
    formatYuan(
      computeBenefit(
        { ...INPUT, bill: inScopeBill(bill) },
        { ...POLICIES, largeAmount: { ...LARGE, ...change } },
      ).largeAmount,
    );
  // The cap of 10,000.00 is full at 16,666.67 over the deductible; 3,333.33… remain.
  expect(large({})).toBe('3000.00');
  expect(large({ mode: 'pool-over-cap' })).toBe('1800.00');
  expect(large({}, '17366.66')).toBe('0.00');
  expect(large({}, '90000.00')).toBe('5000.00');
  const bands = [{ upTo: null, rate: rate('0.5'), source: SOURCE }];
  expect(large({ mode: 'bands', deductible: yuan('5000.00'), bands })).toBe('2850.00');
});

test('large-amount insurance follows a scale down to the band that the cap cuts through', () => {
  const bands = [
    { upTo: yuan('10000.00'), rate: rate('0.5'), source: SOURCE },
    { upTo: null, rate: rate('0.8'), source: SOURCE },
  ];
  const policies = withInpatient({ rates: [{ bands, source: SOURCE }] });
  const input = { ...INPUT, bill: inScopeBill('20700.00') };
  const benefit = computeBenefit(input, { ...policies, largeAmount: LARGE });
  // 5,000.00 + 0.8 × 6,250.00 fill the cap; of the other 3,750.00 it pays 90 %.
  expect(formatYuan(benefit.largeAmount)).toBe('3375.00');
});

test('a yearly settlement of serious-disease insurance only accrues', () => {
  const serious = POLICIES.seriousDisease;
  if (!serious) throw new Error('the policies have serious-disease insurance');
  const seriousDisease = { ...serious, mode: 'yearly' } as const;
  const input = { ...INPUT, bill: inScopeBill('90000.00') };
  const { seriousDisease: paid, added } = computeBenefit(input, { ...POLICIES, seriousDisease });
  expect([paid, added['serious.base'], added['serious.paid']]).toEqual([
    ZERO,
    8_000_000n,
    undefined,
  ]);
});

test('of several identities the one that pays most counts, never two', () => {
  const aid = POLICIES.medicalAid;
  const [purse] = aid?.purses ?? [];
  const [first] = purse?.classes ?? [];
  if (!aid || !purse || !first) throw new Error('the policies have aid');
  const classes = [first, { ...first, group: 'poorest', rate: rate('1') }];
  const policies = { ...POLICIES, medicalAid: { ...aid, purses: [{ ...purse, classes }] } };
  const patient = { ...ORDINARY_PATIENT, groups: ['poor', 'poorest'] };
  const { medicalAid, cash } = computeBenefit({ ...INPUT, patient }, policies);
  expect([formatYuan(medicalAid), cash]).toEqual(['4420.00', ZERO]);
});

test('a bill that does not add up is a defect of this program', () => {
  const bill = { ...inScopeBill('10.00'), total: yuan('10.01') };
  expect(() => computeBenefit({ ...INPUT, bill }, POLICIES)).toThrow('a bill is');
});

test('totals add, mirror and compare; a zero is absent', () => {
  const a = { admissions: fen(1), 'pool.x': fen(5) };
  expect(addTotals(a, { 'pool.x': fen(-5), 'pool.y': fen(0) })).toEqual({ admissions: 1n });
  expect(addTotals(a, negateTotals(a))).toEqual({});
  expect(sameTotals(a, { ...a, 'pool.z': ZERO })).toBe(true);
  expect(sameTotals(a, { admissions: fen(1) })).toBe(false);
  expect(sameTotals({}, a)).toBe(false);
});

test('a benefit year may begin in the middle of a calendar year', () => {
  const from = (month: number) => ({ yearBegins: { month, source: SOURCE } });
  expect(benefitYearOf(day('2025-01-01'), from(1))).toBe(2025);
  expect(benefitYearOf(day('2025-06-30'), from(7))).toBe(2024);
  expect(benefitYearOf(day('2025-07-01'), from(7))).toBe(2025);
});
