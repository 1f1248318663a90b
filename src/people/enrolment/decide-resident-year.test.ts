import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, day } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { type Figures, loadFigures } from '../../rules/figures/index.ts';
import {
  type Coverage,
  countMissedYears,
  decideResidentYear,
  decideWaiting,
  insuredYears,
  type ResidentYearFacts,
  type ResidentYearRules,
  windowOf,
} from './index.ts';

const figures = loadFigures('matters/figures').on(
  '532900' as AreaCode,
  day('2026-06-01'),
) as Figures;
const rules = figures as ResidentYearRules;
const { waiting: rule } = rules;

const period = (scheme: Coverage['scheme'], from: string, until: string | null): Coverage => ({
  ...{ personId: 'P1' as PersonId, scheme, standing: 'covered', retired: false },
  ...{ startsOn: day(from), endsOn: until === null ? null : day(until) },
});

type Given = Partial<Omit<ResidentYearFacts, 'paidOn' | 'bornOn' | 'waitsUntil'>> & {
  readonly on: string;
  readonly born?: string;
  readonly waits?: string;
};

const LAST_YEAR = [period('resident', '2025-01-01', '2026-01-01')];

function decide({ on, born = '1970-01-01', waits, ...more }: Given, changed = rules) {
  const decided = decideResidentYear(
    {
      ...{ person: 'P1' as PersonId, year: 2026, coverage: LAST_YEAR, yearsElsewhere: [] },
      ...{ groups: [], repairedYears: 0, ...more },
      ...{ paidOn: day(on), bornOn: day(born), waitsUntil: waits ? day(waits) : null },
    },
    changed,
  );
  const periods = decided.periods.map(({ standing, startsOn, endsOn }) =>
    [standing, startsOn, endsOn].join(' '),
  );
  return [decided.ground, ...periods];
}

const WHOLE = 'covered 2026-01-01 2027-01-01';

describe('when somebody is covered', () => {
  test.each<[string, Given, string[]]>([
    ['the window opens', { on: '2025-09-01' }, ['window', WHOLE]],
    ['the old year ends', { on: '2025-12-31' }, ['window', WHOLE]],
    ['in the new year within the window', { on: '2026-02-28' }, ['window', WHOLE]],
    [
      'a day after the window',
      { on: '2026-03-01' },
      ['late', 'waiting 2026-03-01 2026-06-01', 'covered 2026-06-01 2027-01-01'],
    ],
    [
      'a newborn',
      { on: '2026-07-01', born: '2026-04-02', coverage: [] },
      ['newborn', 'covered 2026-04-02 2027-01-01'],
    ],
    [
      'a newborn a day late',
      { on: '2026-07-02', born: '2026-04-02', coverage: [] },
      ['late', 'waiting 2026-07-02 2026-10-02', 'covered 2026-10-02 2027-01-01'],
    ],
    [
      'exempt by a group, late',
      { on: '2026-03-01', groups: ['minimum-living'] },
      ['group', 'covered 2026-03-01 2027-01-01'],
    ],
    [
      'a switch on the last day of 90',
      { on: '2026-06-29', coverage: [period('employee', '2020-01-01', '2026-03-31')] },
      ['switch', 'covered 2026-06-29 2027-01-01'],
    ],
    [
      'a switch a day later',
      { on: '2026-06-30', coverage: [period('employee', '2020-01-01', '2026-03-31')] },
      ['late', 'waiting 2026-06-30 2026-09-30', 'covered 2026-09-30 2027-01-01'],
    ],
    ['never insured, in the window', { on: '2025-10-10', coverage: [] }, ['window', WHOLE]],
    [
      'a missed year, in the window',
      { on: '2025-10-10', coverage: [period('resident', '2024-01-01', '2025-01-01')] },
      ['missed', 'waiting 2026-01-01 2026-05-01', 'covered 2026-05-01 2027-01-01'],
    ],
    [
      'the same, insured elsewhere meanwhile',
      {
        on: '2025-10-10',
        coverage: [period('resident', '2024-01-01', '2025-01-01')],
        yearsElsewhere: [2025],
      },
      ['window', WHOLE],
    ],
    [
      'a missed year that is paid for',
      {
        on: '2025-10-10',
        coverage: [period('resident', '2024-01-01', '2025-01-01')],
        repairedYears: 1,
      },
      ['missed', 'waiting 2026-01-01 2026-04-01', 'covered 2026-04-01 2027-01-01'],
    ],
    ['the year ends first', { on: '2026-11-01' }, ['late', 'waiting 2026-11-01 2027-01-01']],
    [
      'a waiting time that goes on',
      { on: '2025-12-20', waits: '2026-02-01' },
      ['window', 'waiting 2026-01-01 2026-02-01', 'covered 2026-02-01 2027-01-01'],
    ],
  ])('%s', (_, given, expected) => {
    expect(decide(given)).toEqual(expected);
  });
});

test('another area covers from the payment, and takes nobody late but who is exempt', () => {
  const other: ResidentYearRules = {
    ...rules,
    premium: { late: 'exempt-only', paidInNewYear: 'payment' },
  };
  expect(decide({ on: '2026-02-10' }, other)).toEqual(['window', 'covered 2026-02-10 2027-01-01']);
  expect(() => decide({ on: '2026-03-01' }, other)).toThrow('enrolment.late_not_taken');
  expect(decide({ on: '2026-03-01', groups: ['destitute'] }, other)[0]).toBe('group');
});

test('enrolment.year_not_open', () => {
  expect(() => decide({ on: '2025-08-31' })).toThrow('enrolment.year_not_open');
  expect(() => decide({ on: '2027-01-01' })).toThrow('enrolment.year_not_open');
});

test('enrolment.insured_as_employee', () => {
  const coverage = [period('employee', '2020-01-01', null)];
  expect(() => decide({ on: '2025-10-01', coverage })).toThrow('enrolment.insured_as_employee');
});

test('the window ends with February, also in a leap year', () => {
  expect(windowOf(rules.enrolment, 2026)).toEqual({ opens: '2025-09-01', closes: '2026-02-28' });
  expect(windowOf(rules.enrolment, 2028).closes).toBe('2028-02-29');
});

test('arrears are no insured year, a year that runs on is', () => {
  const arrears = { ...period('employee', '2026-01-01', null), standing: 'arrears' as const };
  const years = insuredYears(
    [period('resident', '2025-03-01', '2026-01-01'), arrears],
    [2023],
    2027,
  );
  expect([...years].sort()).toEqual([2023, 2025]);
  expect(insuredYears([period('employee', '2025-12-31', null)], [], 2027).size).toBe(3);
  expect(countMissedYears(2030, years, 2025)).toBe(4);
  expect(countMissedYears(2030, new Set([2020]), 2025)).toBe(5);
  expect(countMissedYears(2030, new Set(), 2025)).toBe(0);
});

test('more missed years never wait less, more repaired ones never more, and nobody on time waits', () => {
  const count = fc.nat({ max: 12 });
  fc.assert(
    fc.property(count, count, fc.boolean(), (missedYears, repairedYears, paidInWindow) => {
      const months = (change: object = {}) =>
        decideWaiting({ missedYears, repairedYears, paidInWindow, ...change }, rule).months;
      expect(months({ missedYears: missedYears + 1 })).toBeGreaterThanOrEqual(months());
      expect(months({ repairedYears: repairedYears + 1 })).toBeLessThanOrEqual(months());
      expect(months({ paidInWindow: true })).toBeLessThanOrEqual(months({ paidInWindow: false }));
      if (missedYears === 0 && paidInWindow) expect(months()).toBe(0);
      else expect(months()).toBeGreaterThanOrEqual(rule.fixedMonths);
      if (missedYears >= 4) expect(months()).toBeGreaterThanOrEqual(6);
    }),
  );
});

test('no day of a year is covered twice or left out, whenever somebody pays', () => {
  const days: Day[] = [
    '2025-09-01',
    '2025-12-31',
    '2026-01-01',
    '2026-02-28',
    '2026-03-01',
    '2026-12-31',
  ].map(day);
  for (const paidOn of days) {
    for (const missed of [0, 1, 5]) {
      const last = period('resident', '2010-01-01', `${2026 - missed}-01-01`);
      const found = decideResidentYear(
        {
          ...{ person: 'P1' as PersonId, year: 2026, paidOn, bornOn: day('1970-01-01') },
          ...{
            coverage: [last],
            yearsElsewhere: [],
            groups: [],
            repairedYears: 0,
            waitsUntil: null,
          },
        },
        rules,
      );
      const { periods, startsOn, endsOn } = found;
      expect(periods[0]?.startsOn).toBe(startsOn);
      expect(periods.at(-1)?.endsOn).toBe(endsOn);
      if (periods.length === 2) expect(periods[0]?.endsOn).toBe(periods[1]?.startsOn);
    }
  }
});
