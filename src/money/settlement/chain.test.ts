import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../kernel/days.ts';
import { yuan } from '../../kernel/money.ts';
import {
  assembleSet,
  loadPolicies,
  type PolicySet,
  type Scheme,
  type Transfer,
} from '../../rules/policy/index.ts';
import { type BenefitInput, computeBenefit, type Visit } from '../benefit/index.ts';
import { inScopeBill, ORDINARY_PATIENT, ORDINARY_VISIT } from '../benefit/testing.ts';
import type { Encounter } from '../encounter/index.ts';
import { type ChainPart, chainOf, type SettledStay, transferOf } from './chain.ts';

const DALI = setOf('resident');

function setOf(scheme: Scheme): PolicySet {
  const key = { area: '532900' as PolicySet['area'], scheme, day: day('2025-06-01') };
  const set = assembleSet(loadPolicies('policies'), key);
  return 'missing' in set ? expect.fail('Dali has documents') : set;
}

/** A tertiary part of a stay: 700.00, then 60 %. */
function part(inScope: string, visit: Partial<Visit> = {}, gate: BenefitInput['gate'] = null) {
  const input: BenefitInput = {
    gate,
    bill: inScopeBill(inScope),
    patient: ORDINARY_PATIENT,
    visit: { ...ORDINARY_VISIT, ...visit },
    before: {},
    ownAccount: null,
    mutualAid: [],
  };
  return { input, benefit: computeBenefit(input, DALI) };
}

const partOf = (computed: ChainPart['computed'], until: string): ChainPart => ({
  record: { scheme: 'resident', visitKind: 'inpatient', document: { part: { until: day(until) } } },
  computed,
});

test('the parts of a stay cut at the year are one admission', () => {
  const chain = chainOf([
    partOf(part('500.00'), '2024-12-31'),
    partOf(part('300.00', { continued: true }), '2025-01-10'),
  ]);
  expect(chain.deductible).toBe(yuan('500.00'));
  expect(chain.stay).toMatchObject({
    endedOn: '2025-01-10',
    borne: yuan('500.00'),
    // Of the 300.00 of the new year, which has no deductible left to pay.
    poolPaid: true,
  });
});

test('after a full period the stay that goes on is the last admission', () => {
  const parts = [partOf(part('9000.00'), '2025-03-31'), partOf(part('400.00'), '2025-04-03')];
  expect(chainOf(parts)).toMatchObject({
    deductible: yuan('1100.00'),
    stay: { borne: yuan('400.00'), poolPaid: false },
  });
});

test('what hospitals before it bore belongs to the first admission only', () => {
  const earlier = { transfer: { borne: yuan('150.00'), poolPaid: true } };
  const first = partOf(part('100.00', earlier), '2025-03-31');
  expect(chainOf([first]).stay).toMatchObject({ borne: yuan('250.00'), poolPaid: true });
  const second = partOf(part('100.00'), '2025-04-03');
  expect(chainOf([first, second]).stay).toMatchObject({ borne: yuan('100.00'), poolPaid: false });
});

test('a stay that no fund covered at its end, and a visit that is no stay, do not go on', () => {
  expect(chainOf([partOf(part('500.00', {}, 'arrears'), '2025-06-05')]).stay).toBeNull();
  const visit = partOf(part('500.00'), '2025-06-05');
  const outpatient = { ...visit, record: { ...visit.record, visitKind: 'outpatient' as const } };
  expect(chainOf([outpatient]).stay).toBeNull();
  expect(chainOf([]).stay).toBeNull();
});

const FROM: SettledStay = {
  scheme: 'resident',
  endedOn: day('2025-06-05'),
  inside: true,
  borne: yuan('200.00'),
  poolPaid: true,
};
const ENCOUNTER = {
  kind: 'inpatient',
  startedOn: day('2025-06-06'),
  outOfArea: false,
} as Encounter;

function withRule(transfer: Transfer | null): PolicySet {
  const { inpatient } = DALI.visits;
  if (!inpatient) return expect.fail('Dali has inpatient care');
  const deductible = { ...inpatient.deductible, ...(transfer && { transfer }) };
  return { ...DALI, visits: { ...DALI.visits, inpatient: { ...inpatient, deductible } } };
}

const JOINED = { borne: yuan('200.00'), poolPaid: true };
const ONE_STAY: Transfer = { is: 'one-stay', withinDays: 1, source: 'assumed: test' };

function joined(
  encounter: Partial<Encounter>,
  from: Partial<SettledStay> = {},
  rule: Transfer | null = ONE_STAY,
) {
  const rules = { scheme: 'resident' as const, policies: withRule(rule) };
  return transferOf({ ...ENCOUNTER, ...encounter }, { ...FROM, ...from }, rules);
}

test('a stay goes on within so many days, counted from the discharge', () => {
  const after = (count: number): Day => addDays(FROM.endedOn, count);
  expect([0, 1, 2].map((count) => joined({ startedOn: after(count) }))).toEqual([
    JOINED,
    JOINED,
    undefined,
  ]);
  const sameDay = { ...ONE_STAY, withinDays: 0 };
  expect(joined({}, {}, sameDay)).toBeUndefined();
});

test('only under the same scheme, only inpatient care, only where the area says so', () => {
  expect(joined({}, { scheme: 'employee' })).toBeUndefined();
  expect(joined({ kind: 'disease-quota' })).toBeUndefined();
  expect(joined({}, {}, null)).toBeUndefined();
  expect(joined({}, {}, { is: 'new-stay', source: 'assumed: test' })).toBeUndefined();
  expect(transferOf(ENCOUNTER, null, { scheme: 'resident', policies: DALI })).toBeUndefined();
});

test('to or from outside only where the area does not confine it to its hospitals', () => {
  const inside = { ...ONE_STAY, insideOnly: true };
  for (const [encounter, from] of [
    [{ outOfArea: true }, {}],
    [{}, { inside: false }],
  ] as const) {
    expect(joined(encounter, from)).toEqual(JOINED);
    expect(joined(encounter, from, inside)).toBeUndefined();
  }
  expect(joined({}, {}, inside)).toEqual(JOINED);
});
