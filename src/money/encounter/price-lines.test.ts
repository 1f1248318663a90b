import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { EncounterId, SettlementId } from '../../kernel/ids.ts';
import { rate, sum } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { CatalogueItem } from '../../rules/catalogue/index.ts';
import type { StatedLine } from './model.ts';
import { checkCount, type PricingFacts, priceLines } from './price-lines.ts';

const ITEM: CatalogueItem = {
  code: 'X1',
  startsOn: day('2025-01-01'),
  endsOn: null,
  kind: 'drug',
  name: '阿莫西林',
  unit: '盒',
  class: 'A',
  priorRate: rate('0'),
  ceiling: null,
  procured: false,
};

const FACTS: PricingFacts = {
  encounter: {
    id: 'E1' as EncounterId,
    startedOn: day('2025-06-01'),
    endedOn: null,
    chargeCount: 0,
    settlementId: null,
  },
  items: new Map([['X1', [ITEM]]]),
  today: day('2025-06-10'),
};

function line(change: Partial<StatedLine> = {}): StatedLine {
  return {
    code: 'X1',
    day: '2025-06-01',
    quantity: '2',
    unitPrice: '6.25',
    amount: '12.50',
    ...change,
  };
}

function refusal(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejection) return { code: error.kind.code, facts: error.facts };
    throw error;
  }
  throw new Error('the lines were accepted');
}

const price = (lines: StatedLine[], total: string | null = null, facts = FACTS) =>
  priceLines(lines, total, facts);

const within = (change: Partial<PricingFacts['encounter']>): PricingFacts => ({
  ...FACTS,
  encounter: { ...FACTS.encounter, ...change },
});

test('lines are priced in their order', () => {
  const priced = price([line(), line({ day: '2025-06-02' })], '25.00');
  expect(priced.map(({ day: on }) => on)).toEqual(['2025-06-01', '2025-06-02']);
  expect(sum(priced.map(({ inScope }) => inScope))).toBe(2_500n);
});

test('an empty upload and one of 100,000 lines are refused at a glance', () => {
  expect(refusal(() => checkCount([])).code).toBe('encounter.no_lines');
  const lines = Array.from({ length: 100_000 }, () => line());
  const started = performance.now();
  expect(refusal(() => checkCount(lines))).toEqual({
    code: 'encounter.too_many_lines',
    facts: { count: '100000', limit: '10000' },
  });
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('an encounter holds at most 50,000 lines', () => {
  const full = within({ chargeCount: 49_999 });
  expect(price([line()], null, full)).toHaveLength(1);
  const two = [line(), line({ day: '2025-06-02' })];
  expect(refusal(() => price(two, null, full))).toEqual({
    code: 'encounter.too_many_lines',
    facts: { count: '50001', limit: '50000' },
  });
});

test('days must exist, be past and be within the encounter', () => {
  const codeOn = (on: string, facts = FACTS) =>
    refusal(() => price([line(), line({ day: on })], null, facts));
  expect(codeOn('2025-06-31')).toMatchObject({
    code: 'encounter.not_a_day',
    facts: { value: '2025-06-31', line: '2' },
  });
  expect(codeOn('2025-06-11').code).toBe('encounter.day_in_future');
  expect(codeOn('2025-05-31').code).toBe('encounter.day_outside_stay');
  const ended = within({ endedOn: day('2025-06-05') });
  expect(codeOn('2025-06-06', ended).code).toBe('encounter.day_outside_stay');
  expect(price([line({ day: '2025-06-05' })], null, ended)).toHaveLength(1);
});

test('a refusal of the catalogue names the line by its place', () => {
  expect(refusal(() => price([line(), line({ code: 'X2', lineNo: '77' })]))).toEqual({
    code: 'catalogue.unknown_code',
    facts: { line: '2', code: 'X2' },
  });
});

test('a repeated line is refused, however its figures are written', () => {
  const again = line({ quantity: '2.0', unitPrice: '06.2500', amount: '12.5' });
  expect(refusal(() => price([line(), line({ day: '2025-06-02' }), again]))).toEqual({
    code: 'encounter.duplicate_line',
    facts: { first: '1', second: '3', code: 'X1' },
  });
});

test('equal lines are charged twice when both carry numbers that differ', () => {
  expect(price([line({ lineNo: '1' }), line({ lineNo: '2' })])).toHaveLength(2);
  const codeOf = (a: StatedLine, b: StatedLine) => refusal(() => price([a, b])).code;
  expect(codeOf(line({ lineNo: '1' }), line({ lineNo: '1' }))).toBe('encounter.duplicate_line');
  expect(codeOf(line({ lineNo: '1' }), line())).toBe('encounter.duplicate_line');
  expect(codeOf(line(), line({ lineNo: '1' }))).toBe('encounter.duplicate_line');
});

test('a stated total must be the sum of the lines', () => {
  for (const total of ['12.50', '12.5', '0012.50']) expect(price([line()], total)).toHaveLength(1);
  for (const total of ['12.51', '12.505', '-12.50', 'abc', '', '12.50.0']) {
    expect(refusal(() => price([line()], total)).code).toBe('encounter.total_differs');
  }
});

test('a settled encounter takes no charges', () => {
  const settled = within({ settlementId: 'S1' as SettlementId });
  expect(refusal(() => price([line()], null, settled)).code).toBe('encounter.already_settled');
});
