import { beforeAll, expect, test } from 'vitest';
import { yuan } from '../../kernel/money.ts';
import { deduct, takeBack } from '../../money/provider-payment/deduct.ts';
import { makeOrder } from '../../money/provider-payment/make-orders.ts';
import { moveOrders } from '../../money/provider-payment/move-order.ts';
import { sendOrder } from '../../money/provider-payment/send-order.ts';
import {
  approve,
  CHECKER,
  closeMonth,
  MAKER,
  orderedWorld,
  type PaymentWorld,
  settleBill,
} from '../../money/provider-payment/testing.ts';
import { verify } from './verify.ts';

let world: PaymentWorld;

/** A deduction, one given back, an order refused, one that came back, one paid; and a later period. */
beforeAll(async () => {
  const made = await orderedWorld();
  ({ world } = made);
  const { statement } = made;
  await moveOrders(world, {
    orders: [made.order],
    action: 'reject',
    actor: CHECKER,
    detail: '金额不符',
  });
  const cut = { statement, source: 'audit', reason: '超标准收费' } as const;
  await deduct(world, { ...cut, key: 'd1', amount: yuan('80.00') }, MAKER);
  const second = await deduct(world, { ...cut, key: 'd2', amount: yuan('7.00') }, MAKER);
  await takeBack(world, { id: second.id, reason: '申诉成立' }, MAKER);
  for (const outcome of ['returned', 'paid'] as const) {
    const order = await makeOrder(world, statement, MAKER);
    await approve(world, order);
    world.bank.say(outcome);
    await sendOrder(world, order, CHECKER);
  }
  await settleBill(world);
  world.moveTo('2025-08-01');
  await closeMonth(world, '2025-07');
});

const problems = async () =>
  (await verify(world)).checks.flatMap((check) =>
    check.problems.map(({ what }) => `${check.name}: ${what}`),
  );

test('what was paid agrees with the ledger, and the check has looked at it', async () => {
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems: found }) => found)).toEqual([]);
  expect(report.checks.find(({ name }) => name === 'payments')?.checked).toBe(6);
});

const AMOUNT = 'update pay_order set amount = amount';
const DAMAGES: readonly (readonly [string, string, string, string])[] = [
  [
    'the amount of an order',
    `${AMOUNT} + 1 where attempt = 3`,
    `${AMOUNT} - 1 where attempt = 3`,
    'an order that stands differs from what its statement leaves to pay',
  ],
  [
    'what was drawn',
    `update pay_statement set drawn = drawn + 1 where fund = 'pool'`,
    `update pay_statement set drawn = drawn - 1 where fund = 'pool'`,
    'the statements of a period differ from the lines of its days',
  ],
  [
    'a deduction',
    `update pay_deduction set amount = amount + 1 where key = 'd1'`,
    `update pay_deduction set amount = amount - 1 where key = 'd1'`,
    'a payment, return or deduction differs from its journal',
  ],
  [
    'the transfer of a payment',
    `update transfer set amount = amount + 1 where credit = 'bank:pool'`,
    `update transfer set amount = amount - 1 where credit = 'bank:pool'`,
    'a payment, return or deduction differs from its journal',
  ],
  [
    'the state of an order that was refused',
    `update pay_order_event set state = 'approved' where state = 'rejected'`,
    `update pay_order_event set state = 'rejected' where state = 'approved' and detail <> ''`,
    'more than one order stands for a statement',
  ],
  [
    'the order of events',
    `update pay_order_event set seq = 9 where state = 'returned'`,
    `update pay_order_event set seq = 5 where seq = 9`,
    'an order has no event, or its events do not follow each other',
  ],
  [
    'who checked',
    `update pay_order_event set actor = '${MAKER}' where state = 'approved'`,
    `update pay_order_event set actor = '${CHECKER}' where state = 'approved'`,
    'whoever checked an order had made it, its account or a deduction',
  ],
  [
    'when a period begins',
    `update pay_period set starts_on = '2025-07-02' where ends_on = '2025-08-01'`,
    `update pay_period set starts_on = '2025-07-01' where ends_on = '2025-08-01'`,
    'a period does not begin where the one before ended',
  ],
  [
    'what was given back',
    `update pay_deduction set amount = amount - 1 where takes_back is not null`,
    `update pay_deduction set amount = amount + 1 where takes_back is not null`,
    'a deduction was given back with another amount',
  ],
];

test.each(DAMAGES)('%s changed by hand is found', async (name, damage, repair, what) => {
  await world.database.asOwner(`test: damage ${name}`, damage);
  try {
    expect(await problems()).toContain(`payments: ${what}`);
  } finally {
    await world.database.asOwner(`test: repair ${name}`, repair);
  }
  expect(await problems()).toEqual([]);
});

test('the server itself may not change what was recorded', async () => {
  for (const table of [
    'pay_period',
    'pay_statement',
    'pay_deduction',
    'pay_account',
    'pay_order',
  ]) {
    const [change, remove] = [`update ${table} set id = id`, `delete from ${table}`];
    await expect(world.database.sql(`test: ${change}`, change)).rejects.toThrow(
      'permission denied',
    );
    await expect(world.database.sql(`test: ${remove}`, remove)).rejects.toThrow(
      'permission denied',
    );
  }
});
