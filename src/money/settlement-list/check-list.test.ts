import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { Moment } from '../../kernel/moment.ts';
import { yuan, ZERO } from '../../kernel/money.ts';
import { checkList } from './check-list.ts';
import { inRanges } from './code-ranges.ts';
import { readDuration } from './duration.ts';
import type { ListContent, ListFacts } from './model.ts';
import { parseChecks, settlementListChecks } from './read-checks.ts';

const checks = settlementListChecks();
const at = (text: string) => text as Moment;

const facts: ListFacts = {
  visit: 'stay',
  sex: 'female',
  bornOn: day('1980-05-01'),
  beganAt: at('2025-06-01 08:30:00'),
  endedAt: at('2025-06-10 10:00:00'),
  settled: {
    from: day('2025-06-01'),
    until: day('2025-06-10'),
    total: yuan('6000'),
    payments: {
      pool: yuan('4100'),
      largeAmount: ZERO,
      seriousDisease: ZERO,
      medicalAid: ZERO,
      accounts: yuan('100'),
      hospital: ZERO,
    },
  },
};

const content: ListContent = {
  header: {
    recordNumber: 'B1',
    admittedAt: '2025-06-01 08:00:00',
    dischargedAt: '2025-06-10 10:30:00',
    admissionWay: '2',
    leaveWay: 'home',
    admissionDepartment: 'A03',
    dischargeDepartment: 'A03',
    chiefDoctor: 'D1',
    paymentWay: '1',
  },
  settledFrom: day('2025-06-01'),
  settledUntil: day('2025-06-10'),
  diagnoses: [{ kind: 'western', main: true, code: 'J18.900' }],
  operations: [],
  intensiveCare: [],
  payments: [{ payer: 'pool', amount: yuan('4100') }],
  fees: [],
  document: '{}',
};

const found = (over: Partial<ListContent>, other: Partial<ListFacts> = {}) =>
  checkList({ ...content, ...over }, { ...facts, ...other }, checks).map(({ check }) => check);
const header = (over: ListContent['header']) => ({ header: { ...content.header, ...over } });
const western = (...codes: string[]) => ({
  diagnoses: codes.map((code, index) => ({ kind: 'western' as const, main: index === 0, code })),
});
const operated = (from: string, until: string, main = true, code = '47.0900') => ({
  operations: [{ main, code, times: [{ from: at(from), until: at(until) }] }],
});
const care = (from: string, until: string, duration: string) => ({
  intensiveCare: [{ from: at(from), until: at(until), duration }],
});

test('a list that is right has no findings', () => {
  expect(found({})).toEqual([]);
  expect(
    found({ payments: [...content.payments, { payer: 'accounts', amount: yuan('100') }] }),
  ).toEqual([]);
});

test('what a fund paid differs by a fen: refused, as is a fund that paid nothing', () => {
  const kind = expect.objectContaining({ code: 'settlement_list.differs' });
  const paid =
    (...payments: ListContent['payments'][number][]) =>
    () =>
      found({ payments });
  const pool = { payer: 'pool' as const, amount: yuan('4100') };
  for (const wrong of [
    paid({ ...pool, amount: yuan('4100.01') }),
    paid(),
    paid(pool, { payer: 'medicalAid', amount: yuan('1') }),
    paid(pool, { payer: 'other', amount: yuan('0.01') }),
    paid(pool, { payer: 'accounts', amount: yuan('99.99') }),
  ]) {
    expect(wrong).toThrow(expect.objectContaining({ kind }));
  }
  expect(paid({ ...pool, amount: yuan('4000') }, { ...pool, amount: yuan('100') })()).toEqual([]);
});

test('fees that are given add up to the total, and their parts to each amount', () => {
  const fee = (amount: string, ...parts: string[]) => ({
    ...{ category: '09', amount: yuan(amount), parts: parts.map((part) => yuan(part)) },
  });
  expect(found({ fees: [fee('6000', '5000', '1000', '0', '0')] })).toEqual([]);
  expect(found({ fees: [fee('6000', '5000', '999.99', '0', '0')] })).toEqual(['fees-parts']);
  expect(() => found({ fees: [fee('5999.99')] })).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ code: 'settlement_list.differs' }) }),
  );
});

test('dates: of the settlement, of the stay, of what was done in it', () => {
  expect(found({ settledUntil: day('2025-06-11') })).toEqual(['period']);
  expect(found(header({ admittedAt: '2025-06-02 08:00:00' }))).toEqual(['stay-dates']);
  expect(found(operated('2025-06-03 09:00:00', '2025-06-03 11:00:00'))).toEqual([]);
  expect(found(operated('2025-06-11 09:00:00', '2025-06-11 11:00:00'))).toEqual([
    'events-within-stay',
  ]);
  expect(found(operated('2025-06-03 09:00:00', '2025-06-03 08:00:00'))).toEqual([
    'events-in-order',
  ]);
  expect(found(care('2025-06-03 09:00:00', '2025-06-04 10:30:00', '1/1/30'))).toEqual([]);
  expect(found(care('2025-06-03 09:00:00', '2025-06-04 10:30:00', '1/1/31'))).toEqual([
    'intensive-care-duration',
  ]);
  expect(found(header({ ventilation: '12h' }))).toEqual(['duration-form']);
  expect([readDuration('1/13/24'), readDuration('1/24/0'), readDuration('')]).toEqual([
    2244,
    null,
    null,
  ]);
});

test('what each kind of visit, and what is said, makes necessary', () => {
  const { chiefDoctor: _, ...without } = content.header;
  expect(found({ header: without })).toEqual(['stay-fields']);
  expect(found({ header: {} }, { visit: 'special' })).toEqual(['special-fields', 'special-fields']);
  expect(found({ header: {} }, { visit: 'visit' })).toEqual([]);
  expect(found(header({ contactName: '演示甲' }))).toEqual(['contact-fields', 'contact-fields']);
  expect(found(header({ leaveWay: 'transferred' }))).toEqual(['receiving-provider']);
  expect(found(header({ readmissionPlan: '2' }))).toEqual(['readmission-purpose']);
  const planned = { readmissionPlan: '2', readmissionPurpose: '复查', leaveWay: 'died' };
  expect(found(header(planned))).toEqual(['died-yet-planned']);
  expect(found({}, { bornOn: day('2025-05-20') })).toEqual([
    ...['newborn-fields', 'newborn-fields', 'newborn-fields'],
  ]);
});

test('diagnoses and operations against person and each other', () => {
  expect(found(western())).toEqual(['main-diagnosis']);
  expect(found(western('J18.900', 'J18.900'))).toEqual(['diagnosis-repeated']);
  expect(found(western('C61.x00'))).toEqual(['male-only']);
  expect(found(western('C61.x00'), { sex: 'male' })).toEqual([]);
  expect(found(western('C56.x00'), { sex: 'male' })).toEqual(['female-only']);
  expect(found(western('O80.000'))).toEqual(['outcome-of-delivery']);
  expect(found(western('O80.000', 'Z37.000'))).toEqual([]);
  expect(found(western('O80.000', 'Z37.000'), { bornOn: day('1950-01-01') })).toEqual([
    'childbearing-age',
  ]);
  expect(found(western('Z37.000'))).toEqual(['main-diagnosis-forbidden']);
  expect(found(western('P10.000'))).toEqual(['birth-injury']);
  expect(found(operated('2025-06-03 09:00:00', '2025-06-03 10:00:00', false))).toEqual([
    'main-operation',
  ]);
  expect(found(operated('2025-06-03 09:00:00', '2025-06-03 10:00:00', true, '39.6100'))).toEqual([
    'main-operation-forbidden',
  ]);
  expect(inRanges('P00.800', ['P00-P04'])).toBe(true);
  expect([inRanges('C59.000', ['C51-C58']), inRanges('E89.500', ['E89.4'])]).toEqual([
    false,
    false,
  ]);
});

test('a file of checks with a mistake is refused with the name of the check', () => {
  const entry = (more: string) =>
    `edition: x\nchecks:\n  - { id: a, level: warn, zh: z, en: e, source: s, ${more} }`;
  expect(() => parseChecks(entry('rule: nonsense'))).toThrow('"a" has the unknown rule nonsense');
  expect(() => parseChecks(entry('rule: required'))).toThrow('"a" needs fields as list');
  expect(() => parseChecks(entry('rule: required, fields: [colour]'))).toThrow(
    'unknown field colour',
  );
  expect(() => parseChecks(entry('rule: in-order').replace('warn', 'loud'))).toThrow('level loud');
  expect(() => parseChecks('checks: []')).toThrow('no edition');
  expect(checks.checks.length).toBeGreaterThan(20);
});
