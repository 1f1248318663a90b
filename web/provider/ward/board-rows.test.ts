import { expect, test } from 'vitest';
import type { BoardRow } from '../../../src/money/ward/index.ts';
import { csvText } from './board-csv.ts';
import { byPlace, filterPatients, type Patient, patientsOf } from './board-rows.ts';
import { compareAmounts } from './compare-amounts.ts';

const row: BoardRow = {
  ...{ id: 'E1', person: 'P1', personName: '示*甲', sex: 'male', age: 50, number: 'ZY1' },
  ...{ department: '01', departmentName: '内科', bed: '0103', doctorName: '甲', diagnosis: '肺炎' },
  ...{ kind: 'inpatient', startedOn: '2025-11-01', endedOn: null, days: 3, total: '100.00' },
  ...{ chargedUntil: null, deposit: '50', scheme: 'resident', standing: 'covered' },
  ...{ state: 'charged', settlement: null, revision: 1 },
  alerts: ['longStay', 'insuranceEnded'],
};

const share = (arrears: string | null) => ({
  ...{ id: 'E1', total: '100.00', fund: '40.00', personal: '60.00', gate: null, refusal: null },
  arrears,
});
const rows = [row];

test('arrears join the other alerts, and the most urgent stands first', () => {
  expect(patientsOf(rows, [share('10.00')])[0]?.alerts).toEqual([
    'insuranceEnded',
    'arrears',
    'longStay',
  ]);
  expect(patientsOf(rows, [share('0.00')])[0]?.alerts).not.toContain('arrears');
  expect(patientsOf(rows, undefined)[0]?.share).toBeUndefined();
});

test('a board is searched by several words, by department and by alert', () => {
  const [patient] = patientsOf(rows, undefined) as [Patient];
  const found = (filter: object) =>
    filterPatients([patient], { text: '', department: null, alert: null, ...filter }).length;
  expect(found({})).toBe(1);
  expect(found({ text: '0103 肺' })).toBe(1);
  expect(found({ text: '0104' })).toBe(0);
  expect(found({ department: '02' })).toBe(0);
  expect(found({ alert: 'any' })).toBe(1);
  expect(found({ alert: 'arrears' })).toBe(0);
  const nowhere = { ...patient, department: '', bed: '' };
  expect([nowhere, patient].sort(byPlace)[0]).toBe(patient);
});

test('amounts are compared as text', () => {
  const amounts = ['10.00', '9.50', '-2.00', '0.00', '-10.00', '9.05'];
  expect(amounts.sort(compareAmounts)).toEqual([
    '-10.00',
    '-2.00',
    '0.00',
    '9.05',
    '9.50',
    '10.00',
  ]);
});

test('a table for a spreadsheet quotes what must be quoted and runs no formula', () => {
  expect(
    csvText([
      ['a', 'b,c', 'd"e'],
      ['=1+1', '-5.00', '-x'],
    ]),
  ).toBe('\uFEFFa,"b,c","d""e"\r\n\'=1+1,-5.00,\'-x\r\n');
});
