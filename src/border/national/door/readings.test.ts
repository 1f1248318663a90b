import { expect, test } from 'vitest';
import { testArea } from '../../../platform/testing.ts';
import { envelope, testDoor } from '../testing-door.ts';
import type { Transaction } from '../transaction.ts';
import { TRANSACTIONS } from './registry.ts';

/**
 * What the access log does not repeat, and why: each of these goes through a lane, and the charge, settlement or
 * reversal that it records names provider, person and time for ever, under the key of the message.
 */
const NAMED_BY_THEIR_RECORDS = [
  ...['2102', '2103', '2204', '2205', '2207', '2208'],
  ...['2301', '2302', '2304', '2305', '2601'],
];

const area = await testArea();

/** A transaction that shows two people and says nothing of it. */
async function shownBy(effect: Transaction['effect'], refusing = false) {
  const [one] = TRANSACTIONS.filter(({ number }) => number === '5303');
  const forgetful = {
    ...one,
    effect,
    handle: async ({ concerns }: Parameters<Transaction['handle']>[0]) => {
      if (refusing) {
        concerns({ person: 'P3' as never });
        throw new Error('refused');
      }
      return [{ psn_no: 'P1' }, { psn_no: 'P2' }];
    },
  };
  const door = await testDoor(area, { transactions: [forgetful as never] });
  const input = { data: { begntime: '2025-06-01 00:00:00', endtime: '2025-06-02 00:00:00' } };
  await door.post(envelope('5303', input));
  return door.accesses.map(({ person }) => person);
}

test.each(['reads', 'keeps'] as const)(
  'a transaction that %s is noted for everybody it shows, whatever it says itself',
  async (effect) => {
    expect(await shownBy(effect)).toEqual(['P1', 'P2']);
  },
);

test('the exceptions are named here, and are exactly those whose records say it', async () => {
  const lanes = TRANSACTIONS.filter(({ effect }) => effect === 'lane').map(({ number }) => number);
  expect([...lanes].sort()).toEqual(NAMED_BY_THEIR_RECORDS.toSorted());
  expect(await shownBy('lane')).toEqual([]);
});

test('what was refused left no record, so it is noted although it was to go through a lane', async () => {
  expect(await shownBy('lane', true)).toEqual(['P3']);
});
