import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { judgeSupply, type SupplyFacts } from './judge-supply.ts';
import type { KeptPrescription, WrittenLine } from './model.ts';

const TODAY = day('2025-06-21');

function facts(more: Partial<SupplyFacts> = {}): SupplyFacts {
  return { day: TODAY, items: new Map(), past: [], limit: null, usual: 84, ...more };
}

function line(days: number | null): WrittenLine {
  return { code: 'P', quantity: '1', days, usage: null, unitPrice: null, approved: false };
}

function given(usedUpOn: string | null): KeptPrescription {
  return {
    lines: [{ code: 'P', usedUpOn: usedUpOn && day(usedUpOn) }],
  } as unknown as KeptPrescription;
}

test('medicine that ends today or is of unknown length is no overlap; the latest end counts', () => {
  expect(judgeSupply([line(28)], facts({ past: [given('2025-06-21'), given(null)] }))).toEqual([]);
  const past = [given('2025-06-22'), given('2025-06-29'), given('2025-06-01')];
  expect(judgeSupply([line(28)], facts({ past }))).toEqual([
    { what: 'overlap', code: 'P', until: '2025-06-29', left: 8 },
  ]);
});

test('a limit of the area is refused at one day more; a national one is only looked at', () => {
  expect(judgeSupply([line(84)], facts())).toEqual([]);
  expect(judgeSupply([line(85)], facts())).toMatchObject([{ what: 'long', days: 85, most: 84 }]);
  expect(judgeSupply([line(56)], facts({ limit: 56 }))).toEqual([]);
  expect(() => judgeSupply([line(57)], facts({ limit: 56 }))).toThrow(
    expect.objectContaining({ facts: { line: '1', code: 'P', days: '57', most: '56' } }),
  );
  expect(judgeSupply([line(90)], facts({ limit: 90 }))).toEqual([]);
  expect(judgeSupply([line(null)], facts({ limit: 1 }))).toEqual([]);
});
