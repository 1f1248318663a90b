import { expect, test } from 'vitest';
import { fen, formatYuan, rate, yuan, ZERO } from '../../kernel/money.ts';
import type { PolicySet, Transfer, VisitPolicy } from '../../rules/policy/index.ts';
import { computeBenefit } from './compute-benefit.ts';
import type { BenefitInput, Visit } from './model.ts';
import {
  inScopeBill,
  ORDINARY_FIGURES,
  ORDINARY_PATIENT,
  ORDINARY_VISIT,
  policiesOf,
} from './testing.ts';

const SOURCE = 'assumed: test';
const POLICIES = policiesOf({
  ...ORDINARY_FIGURES,
  deductibles: [150, 300, 800, 1300],
  rates: [80, 80, 78, 75],
});
const INPATIENT = POLICIES.visits.inpatient as VisitPolicy;
const ONE_STAY: Transfer = { is: 'one-stay', withinDays: 1, source: 'art. 25' };

function joining(transfer?: Transfer): PolicySet {
  const deductible = {
    ...INPATIENT.deductible,
    later: [{ fromAdmission: 2, factor: rate('0.5'), source: SOURCE }],
    ...(transfer && { transfer }),
  };
  return { ...POLICIES, visits: { inpatient: { ...INPATIENT, deductible } } };
}

/** A tertiary stay that went on from a hospital below, which the year has counted. */
function settle(visit: Partial<Visit>, admissions = 1, policies = joining(ONE_STAY)) {
  const input: BenefitInput = {
    gate: null,
    bill: inScopeBill('10000.00'),
    patient: ORDINARY_PATIENT,
    visit: { ...ORDINARY_VISIT, ...visit },
    before: admissions === 0 ? {} : { admissions: fen(admissions) },
    ownAccount: null,
    mutualAid: [],
  };
  const benefit = computeBenefit(input, policies);
  const step = benefit.steps.find(({ rule }) => rule === 'deductible');
  return {
    deductible: formatYuan(benefit.deductible),
    counted: benefit.added.admissions ?? ZERO,
    pool: formatYuan(benefit.pool),
    said: [step?.clause, step?.source, step?.note],
  };
}

const paid = { transfer: { borne: yuan('300.00'), poolPaid: true } };
const unpaid = { transfer: { borne: yuan('200.00'), poolPaid: false } };

test('a stay that went on from a hospital where the pool paid has no deductible and is counted', () => {
  expect(settle(paid)).toEqual({
    deductible: '0.00',
    counted: ZERO,
    pool: '7500.00',
    said: ['deductible.transfer', 'art. 25', 'transfer'],
  });
});

test('where the pool had not paid, this level asks what the stay has not borne', () => {
  expect(settle(unpaid)).toMatchObject({ deductible: '1100.00', counted: ZERO, pool: '6675.00' });
  const all = { transfer: { borne: yuan('1300.00'), poolPaid: false } };
  expect(settle(all).deductible).toBe('0.00');
});

test('it is still the admission that the first hospital was: the second of the year costs half', () => {
  expect(settle(unpaid, 2).deductible).toBe('450.00');
});

test('over the turn of the year the new year counts it, once', () => {
  expect(settle(paid, 0)).toMatchObject({ deductible: '0.00', counted: 1n });
});

test('a transfer goes before a referral, whichever way', () => {
  expect(settle({ ...unpaid, referral: 'down' }).deductible).toBe('1100.00');
  const up = { ...paid, referral: 'up', chainDeductible: yuan('100.00') } as const;
  expect(settle(up).deductible).toBe('0.00');
});

test('elsewhere a transfer begins a new stay', () => {
  const newStay: Transfer = { is: 'new-stay', source: SOURCE };
  for (const policies of [joining(), joining(newStay)]) {
    expect(settle(paid, 1, policies)).toEqual({
      deductible: '650.00',
      counted: 1n,
      pool: '7012.50',
      said: ['deductible.rows[3]', SOURCE, ''],
    });
  }
});

test('a later part of the stay that went on pays nothing more', () => {
  expect(settle({ ...unpaid, continued: true })).toMatchObject({
    deductible: '0.00',
    said: ['deductible.rows[3]', SOURCE, 'continued'],
  });
});
