import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Money, yuan, ZERO } from '../../kernel/money.ts';
import { addPerson, billRequest, openBill, settlementWorld } from '../settlement/testing.ts';
import {
  type Account,
  balancesOf,
  buildJournal,
  closeDays,
  creditAccount,
  findBalances,
  findLastClosedDay,
} from './index.ts';

const [a, b] = ['fund:a', 'payable:b'] as [Account, Account];
const on = day('2025-06-01');

test('a movement of nothing leaves no line, a negative one runs the other way', () => {
  const journal = buildJournal('j', on, [
    { debit: a, credit: b, amount: ZERO },
    { debit: a, credit: b, amount: -5n as Money },
  ]);
  expect(journal).toEqual([{ journal: 'j', seq: 1, onDay: on, debit: b, credit: a, amount: 5n }]);
  expect(() => buildJournal('j', on, [{ debit: a, credit: a, amount: yuan('1') }])).toThrow(
    'two sides',
  );
});

test('whatever is posted, all balances together are zero', () => {
  const journal = buildJournal('j', on, [
    { debit: a, credit: b, amount: yuan('3.50') },
    { debit: b, credit: 'due:c' as Account, amount: yuan('1.25') },
  ]);
  expect([...balancesOf(journal).values()].reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
});

test('the database refuses a transfer that does not balance', async () => {
  const { database } = await settlementWorld();
  const insert = (debit: string, credit: string, amount: number) =>
    database.sql('test: transfer', 'insert into transfer values ($1, 1, $2, $3, $4, $5)', [
      '01900000-0000-7000-8000-000000000000',
      on,
      debit,
      credit,
      amount,
    ]);
  await expect(insert('a', 'b', 0)).rejects.toThrow('transfer_is_positive');
  await expect(insert('a', 'b', -1)).rejects.toThrow('transfer_is_positive');
  await expect(insert('a', 'a', 1)).rejects.toThrow('transfer_has_two_sides');
});

test('balances are the same before a day is closed and after, and it is closed once', async () => {
  const world = await settlementWorld();
  const person = await addPerson(world);
  await world.settlements.settle(await billRequest(world, await openBill(world, person)));
  const open = await findBalances(world.database.sql, '');
  expect(open.length).toBeGreaterThan(3);
  expect(await closeDays(world.database, day('2025-11-21'))).toEqual(['2025-11-20']);
  expect(await findBalances(world.database.sql, '')).toEqual(open);
  expect(await closeDays(world.database, day('2025-11-21'))).toEqual([]);
});

test('a closed day takes no more lines: the settlement waits for tomorrow', async () => {
  const world = await settlementWorld();
  const request = await billRequest(world, await openBill(world, await addPerson(world)));
  await world.settlements.settle(request);
  await closeDays(world.database, day('2025-11-21'));
  const late = await billRequest(world, await openBill(world, await addPerson(world)));
  await expect(world.settlements.settle(late)).rejects.toThrow('outcome is unknown');
});

test('a day without lines is closed as well, so that none comes to it later', async () => {
  const world = await settlementWorld();
  const request = await billRequest(world, await openBill(world, await addPerson(world)));
  // The settlement below is of 2025-11-20, as one would be that began before midnight.
  expect(await closeDays(world.database, day('2025-11-21'))).toEqual([]);
  await expect(world.settlements.settle(request)).rejects.toThrow('outcome is unknown');
  expect(await findBalances(world.database.sql, '')).toEqual([]);
  expect(await findLastClosedDay(world.database.sql)).toBe('2025-11-20');
});

test('a month of days is closed in order, once, by whoever comes first', async () => {
  const world = await settlementWorld();
  const transfer = (seq: number) =>
    world.database.sql('test: one', 'insert into transfer values ($1, 1, $2, $3, $4, 5)', [
      world.ids.next(),
      `2025-10-0${seq}`,
      'fund:a',
      'payable:b:pool',
    ]);
  for (const seq of [3, 1, 2]) await transfer(seq);
  const closed = await Promise.all(
    Array.from({ length: 4 }, () => closeDays(world.database, day('2025-10-04'))),
  );
  expect(closed.flat().toSorted()).toEqual(['2025-10-01', '2025-10-02', '2025-10-03']);
  expect(await findBalances(world.database.sql, 'payable:')).toMatchObject([{ credits: 15n }]);
});

test('a credit to an own account is in the account, its entries and the ledger', async () => {
  const world = await settlementWorld();
  const personId = await addPerson(world, { scheme: 'employee' });
  const credit = { personId, scheme: 'employee', amount: yuan('120.00'), reason: '6月' } as const;
  await creditAccount(world, credit);
  const account = await creditAccount(world, credit);
  expect(account).toMatchObject({ balance: 24_000n, version: 2n });
  expect(await findBalances(world.database.sql, `account:${personId}`)).toMatchObject([
    { credits: 24_000n, debits: 0n },
  ]);
  await expect(
    creditAccount(world, { ...credit, personId: 'P-NOBODY' as PersonId }),
  ).rejects.toThrow('enrolment.unknown_person');
  await expect(creditAccount(world, { ...credit, amount: ZERO })).rejects.toThrow(
    'accounts.not_positive',
  );
});
