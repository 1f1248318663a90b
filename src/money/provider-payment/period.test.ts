import { expect, test } from 'vitest';
import type { RequestKey } from '../../kernel/ids.ts';
import { findLastClosedDay } from '../ledger/index.ts';
import { HOSPITAL } from '../settlement/testing.ts';
import { makeOrder, makeOrders } from './make-orders.ts';
import type { PeriodId, StatementId } from './model.ts';
import { sendOrder } from './send-order.ts';
import { findOrders } from './store/order.ts';
import { lockStatements } from './store/period.ts';
import {
  addAccountOf,
  approve,
  CHECKER,
  closeMonth,
  MAKER,
  owed,
  type PaymentWorld,
  paymentWorld,
  settleBill,
  statementsOf,
} from './testing.ts';

async function payAll(world: PaymentWorld, period: PeriodId) {
  const { made } = await makeOrders(world, period, MAKER);
  for (const order of made) {
    await approve(world, order);
    await sendOrder(world, order, CHECKER);
  }
  return made;
}

const countPeriods = async (world: PaymentWorld) =>
  (
    await world.database.sql<{ n: number }>('test: n', 'select count(*)::int as n from pay_period')
  )[0]?.n;

test('a month is closed, ordered, paid, and every payable stands at exactly zero', async () => {
  const world = await paymentWorld();
  await settleBill(world, { lines: { A: '90000.00', B: '1000.05' } });
  await settleBill(world);
  await addAccountOf(world);
  world.moveTo('2025-07-01');
  const before = await owed(world);
  const period = await closeMonth(world, '2025-06');
  const statements = await statementsOf(world);
  expect(
    Object.fromEntries(statements.map((s) => [`payable:${s.provider}:${s.fund}`, s.payable])),
  ).toEqual(before);
  expect(statements.length).toBeGreaterThan(1);
  const orders = await payAll(world, period.id);
  expect(orders.length).toBe(statements.length);
  expect(await owed(world)).toEqual({});
  expect([...(await findOrders(world.database.sql, orders)).values()].map((o) => o.state)).toEqual(
    orders.map(() => 'paid'),
  );
});

test('a reversal after the closing goes into the next period, and a debt is carried on', async () => {
  const world = await paymentWorld();
  const { person, id } = await settleBill(world);
  await addAccountOf(world);
  world.moveTo('2025-07-01');
  const june = await closeMonth(world, '2025-06');
  await payAll(world, june.id);
  world.moveTo('2025-07-10');
  await world.settlements.reverse({
    key: 'PAY-R1' as RequestKey,
    provider: HOSPITAL,
    person,
    settlement: id as never,
    reason: '录入错误',
  });
  world.moveTo('2025-08-01');
  const july = await closeMonth(world, '2025-07');
  const paid = (await statementsOf(world, { period: june.id })).map(({ payable }) => payable);
  const debts = await statementsOf(world, { period: july.id });
  expect(debts.map(({ payable }) => -payable)).toEqual(paid);
  expect((await makeOrders(world, july.id, MAKER)).made).toEqual([]);
  const debt = debts[0]?.id as StatementId;
  await expect(makeOrder(world, debt, MAKER)).rejects.toThrow('payment.nothing_to_pay');

  world.moveTo('2025-08-10');
  await settleBill(world, { lines: { A: '80000.00' } });
  world.moveTo('2025-09-01');
  const august = await closeMonth(world, '2025-08');
  const after = await statementsOf(world, { period: august.id });
  for (const left of debts) {
    const next = after.find(({ carriedFrom }) => carriedFrom === left.id);
    expect(next).toMatchObject({ fund: left.fund, carried: left.payable });
    expect(next?.payable).toBe((next?.drawn ?? 0n) + left.payable);
  }
  await expect(makeOrder(world, debt, MAKER)).rejects.toThrow('payment.carried_on');
  await payAll(world, august.id);
  expect(await owed(world)).toEqual({});
});

test('what paying itself moved in a month is no part of that month’s statement', async () => {
  const world = await paymentWorld();
  await settleBill(world);
  await addAccountOf(world);
  world.moveTo('2025-07-01');
  await payAll(world, (await closeMonth(world, '2025-06')).id);
  await settleBill(world);
  const due = await owed(world);
  world.moveTo('2025-08-01');
  const july = await closeMonth(world, '2025-07');
  const statements = await statementsOf(world, { period: july.id });
  expect(
    Object.fromEntries(statements.map((s) => [`payable:${s.provider}:${s.fund}`, s.drawn])),
  ).toEqual(due);
});

test('periods follow each other: a month left out is paid with the next one', async () => {
  const world = await paymentWorld();
  await settleBill(world);
  world.moveTo('2025-07-05');
  await settleBill(world);
  await expect(closeMonth(world, '2025-07')).rejects.toThrow('payment.month_not_over');
  world.moveTo('2026-01-01');
  await expect(closeMonth(world, '2025-05')).rejects.toThrow('payment.nothing_settled');
  expect(await closeMonth(world, '2025-12')).toMatchObject({
    startsOn: '2025-06-15',
    endsOn: '2026-01-01',
  });
  await expect(closeMonth(world, '2025-12')).rejects.toThrow('payment.already_closed');
  await expect(closeMonth(world, '2025-11')).rejects.toThrow('payment.already_closed');
});

test('fifty closings of one month make one period', async () => {
  const world = await paymentWorld();
  await settleBill(world);
  world.moveTo('2025-07-01');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () => closeMonth(world, '2025-06')),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected')
      expect(outcome.reason.message).toBe('payment.already_closed');
  }
  expect(await countPeriods(world)).toBe(1);
});

test('settlements go on while a period is closed, into days that are not part of it', async () => {
  const world = await paymentWorld();
  for (const day of ['2025-06-15', '2025-06-16', '2025-06-17']) {
    world.moveTo(day);
    await settleBill(world);
  }
  const june = await owed(world);
  world.moveTo('2025-07-01');
  const [period, ...settled] = await Promise.all([
    closeMonth(world, '2025-06'),
    ...Array.from({ length: 12 }, () => settleBill(world)),
  ]);
  expect(settled.every(({ id }) => id !== '')).toBe(true);
  const drawn = (await statementsOf(world, { period: period.id })).map((s) => [
    `payable:${s.provider}:${s.fund}`,
    s.drawn,
  ]);
  expect(Object.fromEntries(drawn)).toEqual(june);
});

test('a settlement is answered while the statements are still being drawn', async () => {
  const world = await paymentWorld();
  await settleBill(world);
  world.moveTo('2025-07-01');
  let closing: Promise<unknown> = Promise.resolve();
  await world.database.transaction(async (sql) => {
    await lockStatements(sql);
    closing = closeMonth(world, '2025-06');
    // The days of the ledger are closed, so the closing stands in the middle of its own part.
    await expect.poll(() => findLastClosedDay(world.database.sql)).toBe('2025-06-30');
    expect((await settleBill(world)).id).not.toBe('');
    expect(await countPeriods(world)).toBe(0);
  });
  await closing;
  expect(await countPeriods(world)).toBe(1);
});
