import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { formatYuan, type Money, rate, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { CatalogueItem, ChargeLine } from './model.ts';
import { itemOn, priceLine } from './price-line.ts';

const ITEM: CatalogueItem = {
  code: 'X1',
  startsOn: day('2025-01-01'),
  endsOn: day('2026-01-01'),
  kind: 'drug',
  name: '阿莫西林',
  unit: '盒',
  class: 'A',
  priorRate: rate('0'),
  ceiling: null,
  procured: false,
};

function line(amount: string, more: Partial<ChargeLine> = {}): ChargeLine {
  return { code: 'X1', day: day('2025-06-01'), quantity: '1', unitPrice: amount, amount, ...more };
}

function parts(item: Partial<CatalogueItem>, charge: ChargeLine) {
  const { fullSelfPay, overCeiling, priorSelfPay, inScope } = priceLine(charge, {
    ...ITEM,
    ...item,
  });
  return [fullSelfPay, overCeiling, priorSelfPay, inScope].map((part: Money) => formatYuan(part));
}

function refusal(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejection) return { code: error.kind.code, facts: error.facts };
    throw error;
  }
  throw new Error('the line was accepted');
}

const codeOf = (charge: ChargeLine, item: CatalogueItem | null = ITEM) =>
  refusal(() => priceLine(charge, item)).code;

test('class A is in scope, class C is paid by the person', () => {
  expect(parts({}, line('12.50'))).toEqual(['0.00', '0.00', '0.00', '12.50']);
  expect(parts({ class: 'C' }, line('12.50'))).toEqual(['12.50', '0.00', '0.00', '0.00']);
});

test('class B is first paid by the person in part, half-up to the fen', () => {
  const drug = { class: 'B', priorRate: rate('0.2') } as const;
  expect(parts(drug, line('10000.33'))).toEqual(['0.00', '0.00', '2000.07', '8000.26']);
});

test('the cochlear implant before the central tender', () => {
  const implant = { class: 'B', kind: 'material', priorRate: rate('0.2') } as const;
  expect(parts(implant, line('96000.00'))).toEqual(['0.00', '0.00', '19200.00', '76800.00']);
});

test('a bed above the ceiling', () => {
  const stay = line('1820.66', { quantity: '14', unitPrice: '130.0471' });
  expect(parts({ ceiling: yuan('100.00') }, stay)).toEqual(['0.00', '420.66', '0.00', '1400.00']);
});

test('the prior share is taken of what the ceiling leaves', () => {
  const item = { class: 'B', priorRate: rate('0.1'), ceiling: yuan('80.00') } as const;
  expect(parts(item, line('100.00'))).toEqual(['0.00', '20.00', '8.00', '72.00']);
  expect(parts(item, line('80.00'))).toEqual(['0.00', '0.00', '8.00', '72.00']);
});

test('a class A item has no prior share whatever its rate says', () => {
  expect(parts({ priorRate: rate('0.2') }, line('10.00'))).toEqual([
    '0.00',
    '0.00',
    '0.00',
    '10.00',
  ]);
});

test('equal figures come back as equal text', () => {
  const priced = priceLine(
    line('12.50', { quantity: '002.0', unitPrice: '6.2500', amount: '12.5' }),
    ITEM,
  );
  expect(priced).toMatchObject({ quantity: '2', unitPrice: '6.25', amount: 1250n });
  expect(priced.name).toBe('阿莫西林');
  expect(priceLine(line('1', { name: '自拟名' }), ITEM).name).toBe('自拟名');
});

test.each([
  ['catalogue.not_positive', { quantity: '-1' }],
  ['catalogue.not_positive', { quantity: '0' }],
  ['catalogue.not_positive', { unitPrice: '0.0000' }],
  ['catalogue.not_positive', { amount: '-12.50' }],
  ['catalogue.over_precise', { amount: '12.505' }],
  ['catalogue.over_precise', { quantity: '1.00001' }],
  ['catalogue.over_precise', { unitPrice: '12.50001' }],
  ['catalogue.not_a_decimal', { amount: '1e3' }],
  ['catalogue.not_a_decimal', { amount: '' }],
  ['catalogue.not_a_decimal', { quantity: '１' }],
  ['catalogue.too_large', { amount: '1000000000' }],
  ['catalogue.amount_differs', { amount: '12.51' }],
] as const)('%s for %o', (code, change) => {
  expect(codeOf(line('12.50', change))).toBe(code);
});

test('an unknown code is refused by name', () => {
  expect(refusal(() => priceLine(line('1.00', { lineNo: '7' }), null))).toEqual({
    code: 'catalogue.unknown_code',
    facts: { line: '7', code: 'X1' },
  });
});

test('an item is priced by the version of the day, and refused outside all of them', () => {
  const next = {
    ...ITEM,
    startsOn: day('2026-01-01'),
    endsOn: null,
    class: 'C',
  } as const satisfies CatalogueItem;
  const versions = [ITEM, next];
  expect(itemOn(versions, day('2025-12-31'))).toBe(ITEM);
  expect(itemOn(versions, day('2026-01-01'))).toBe(next);
  expect(itemOn(undefined, day('2026-01-01'))).toBeNull();
  const early = line('1.00', { day: day('2024-12-31') });
  expect(codeOf(early, itemOn(versions, early.day))).toBe('catalogue.not_in_force');
});
