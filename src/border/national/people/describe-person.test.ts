import { expect, test } from 'vitest';
import { day } from '../../../kernel/days.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { PersonRecord } from '../../../people/enrolment/index.ts';
import { nationalTerms } from '../catalogue/terms.ts';
import { ageWithTenth, describeGroups, describeInsurance } from './describe-person.ts';

const TODAY = day('2025-06-30');
const setting = { terms: nationalTerms(), area: '532900', since: TODAY, today: TODAY };

function record(change: Partial<PersonRecord> = {}): PersonRecord {
  return {
    id: 'P1' as PersonId,
    idNumber: '532901198001010012',
    name: '示例',
    sex: 'male',
    bornOn: day('1980-01-01'),
    county: '532901',
    household: 'F1',
    coverage: [],
    groups: [],
    diseases: [],
    members: [],
    account: null,
    mutualAid: [],
    yearToDate: [],
    ...change,
  };
}
const period = (scheme: 'resident' | 'employee', from: string, until: string | null = null) =>
  ({
    scheme,
    standing: 'covered',
    retired: false,
    startsOn: day(from),
    endsOn: until === null ? null : day(until),
  }) as const;

test.each([
  ['1988-01-01', '37.4'],
  ['1988-01-30', '37.4'],
  ['1988-06-30', '37.0'],
  ['1988-07-01', '36.9'],
  ['2025-05-31', '0.0'],
  ['2025-05-30', '0.0'],
  ['2025-04-30', '0.1'],
  ['2025-07-01', '0.0'],
  ['1925-06-29', '100.0'],
])('born on %s, the age is %s', (bornOn, age) => {
  expect(ageWithTenth(day(bornOn), TODAY)).toBe(age);
});

test.each([
  ['2024-07-01', '1401'],
  ['2024-06-30', '1402'],
  ['2019-07-01', '1402'],
  ['2019-06-30', '1403'],
  ['2007-07-01', '1403'],
  ['2007-06-30', '15'],
  ['1965-07-01', '15'],
  ['1965-06-30', '16'],
])('a resident born on %s is of kind %s', (bornOn, kind) => {
  const coverage = [period('resident', '2025-01-01')];
  const rows = describeInsurance(record({ bornOn: day(bornOn), coverage }), setting);
  expect(rows.map((row) => row.psn_type)).toEqual([kind]);
});

test('who retired is told apart, and only an employee has the balance', () => {
  const coverage = [
    { ...period('employee', '2025-01-01'), retired: true },
    period('resident', '2024-01-01', '2025-01-01'),
  ];
  const rows = describeInsurance(
    record({ coverage, account: { balance: '12345', held: '45' } }),
    setting,
  );
  expect(rows.map((row) => [row.insutype, row.psn_type, row.balc])).toEqual([
    ['310', '12', { decimal: '123.45' }],
    ['390', '15', { decimal: '0.00' }],
  ]);
});

test('insurance and groups of the future are not told', () => {
  const coverage = [period('resident', '2025-07-01')];
  const groups = [{ group: 'destitute', startsOn: day('2025-07-01'), endsOn: null }];
  const future = record({ coverage, groups });
  expect([describeInsurance(future, setting), describeGroups(future, setting)]).toEqual([[], []]);
});

test('a year-long insurance renewed each year has one row, since it first began', () => {
  const coverage = [
    period('resident', '2025-01-01', '2026-01-01'),
    period('resident', '2024-01-01', '2025-01-01'),
  ];
  const [row, ...others] = describeInsurance(record({ coverage }), setting);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    psn_insu_stas: '1',
    psn_insu_date: '2024-01-01',
    paus_insu_date: null,
  });
});
