import { expect, test } from 'vitest';
import type { RequestKey } from '../../kernel/ids.ts';
import { formatYuan, negate, sum } from '../../kernel/money.ts';
import { verify } from '../../watch/proof/index.ts';
import {
  addGroup,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../settlement/testing.ts';
import { findOwed, payOwed } from './pay-owed.ts';

const world = await settlementWorld();
const { database } = world;
const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };

test('what a late identity makes funds owe is recorded to be paid once, whole, to the account that is named', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, { lines: { A: '60000.00' } });
  await world.settlements.settle(await billRequest(world, bill));
  const request = { key: 'owed-1', person, account, actor: 'office' };
  await expect(payOwed(world, request)).rejects.toThrow('person-payment.nothing_owed');
  await addGroup(world, person, 'destitute', '2025-03-01');
  const again = { scheme: 'resident', from: '2025-03-01', reason: 'destitute' } as const;
  const wanted = { ...again, key: 'late-1' as RequestKey, person } as never;
  const rows = await world.settlements.recompute(wanted);
  const spared = negate(sum(rows.settlements.map(({ row }) => row.amounts.cash)));
  const parts = await findOwed(database.sql, person);
  const owed = formatYuan(sum(parts.map(({ amount }) => amount)));
  expect(owed).toBe(formatYuan(spared));
  expect(parts.every(({ borneBy }) => borneBy === null)).toBe(true);
  const payment = await payOwed(world, request);
  expect(formatYuan(payment.amount)).toBe(owed);
  expect(await payOwed(world, request)).toMatchObject({ id: payment.id, state: 'waiting' });
  await expect(payOwed(world, { ...request, key: 'owed-2' })).rejects.toThrow(
    'person-payment.nothing_owed',
  );
  const { checks } = await verify(world);
  expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
});
