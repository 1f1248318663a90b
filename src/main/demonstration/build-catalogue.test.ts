import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import { overlap } from '../../kernel/period.ts';
import { buildCatalogue } from './build-catalogue.ts';
import { groupBy } from './group-by.ts';

const catalogue = buildCatalogue();

test('holds a few hundred items of every kind and class', () => {
  expect(catalogue.items.length).toBeGreaterThan(300);
  expect(new Set(catalogue.items.map(({ kind }) => kind)).size).toBe(3);
  expect(new Set(catalogue.items.map((item) => item.class)).size).toBe(3);
  expect(catalogue.items.filter(({ procured }) => procured).length).toBeGreaterThan(100);
});

test('versions of a code do not overlap, and no two codes have one name', () => {
  const byCode = groupBy(catalogue.items, ({ code }) => [code]);
  const names = [...byCode.values()].map((versions) => versions[0]?.name);
  expect(new Set(names).size).toBe(byCode.size);
  for (const [first, second] of byCode.values()) {
    if (first && second) expect(overlap(first, second)).toBe(false);
  }
});

test('only class B has a share to pay first, and initials are small letters', () => {
  for (const item of catalogue.items) {
    expect(item.priorRate > 0n, item.name).toBe(item.class === 'B');
    expect(item.initials, item.name).toMatch(/^[a-z0-9]+$/);
    expect(yuan(item.price) > 0n).toBe(true);
  }
});

test.each([
  ['胸部X线计算机体层平扫', '2025-06-30', '290.00'],
  ['胸部X线计算机体层平扫', '2025-07-01', '133.00'],
  ['人工耳蜗植入体', '2025-02-28', '96000.00'],
  ['人工耳蜗植入体', '2025-03-01', '44800.00'],
])('%s on %s has the ceiling %s', (name, on, ceiling) => {
  const item = catalogue.itemOn(catalogue.codeOf(name), day(on));
  expect(item.ceiling && formatYuan(item.ceiling)).toBe(ceiling);
  expect(item.price).toBe(ceiling);
});

test('an item that is not there is a defect', () => {
  expect(() => catalogue.codeOf('没有的药')).toThrow('names 没有的药');
  expect(() => catalogue.codesFor('nothing')).toThrow('items for nothing');
  expect(() => catalogue.itemOn('YP001', day('2023-12-31'))).toThrow('holds YP001');
});
