import { expect, test } from 'vitest';
import type { Amounts } from '../kit/settlement-views.ts';
import { waterfall } from './waterfall.ts';

const amounts: Amounts = {
  total: '100000.00',
  fullSelfPay: '5000.00',
  overCeiling: '0.00',
  priorSelfPay: '5000.00',
  inScope: '90000.00',
  outOfAreaSelfPay: '0.00',
  deductible: '700.00',
  pool: '53580.00',
  overCap: '0.00',
  largeAmount: '0.00',
  seriousDisease: '16420.00',
  medicalAid: '14000.00',
  fund: '84000.00',
  personal: '16000.00',
  ownAccount: '1000.00',
  mutualAid: '0.00',
  cash: '15000.00',
  hospitalResult: '0.00',
};

test('goes from the total down to cash in the order in which the parts are taken', () => {
  const bars = waterfall(amounts);
  expect(bars.map(({ name }) => name)).toEqual([
    'total',
    'fullSelfPay',
    'priorSelfPay',
    'deductible',
    'pool',
    'seriousDisease',
    'medicalAid',
    'personal',
    'ownAccount',
    'mutualAid',
    'cash',
  ]);
  expect(bars.map(({ text }) => text)).toContain('53580.00');
});

test('each bar hangs where the one before ended; the later tiers see the deductible too', () => {
  const bar = (name: string) => waterfall(amounts).find((candidate) => candidate.name === name);
  expect(bar('fullSelfPay')).toMatchObject({ from: 95000, to: 100000 });
  expect(bar('pool')).toMatchObject({ from: 35720, to: 89300 });
  expect(bar('seriousDisease')).toMatchObject({ from: 20000, to: 36420 });
  expect(bar('personal')).toMatchObject({ from: 0, to: 16000 });
  expect(bar('cash')).toMatchObject({ from: 0, to: 15000 });
});

test('a reversal is drawn as what it takes back, with its own negative texts', () => {
  const mirror = Object.fromEntries(
    Object.entries(amounts).map(([name, text]) => [name, text === '0.00' ? text : `-${text}`]),
  ) as Amounts;
  const bars = waterfall(mirror);
  expect(bars.every(({ from, to }) => from >= 0 && to >= from)).toBe(true);
  expect(bars[0]).toMatchObject({ text: '-100000.00', to: 100000 });
});
