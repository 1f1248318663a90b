import { beforeEach, expect, test } from 'vitest';
import type { Id } from '../../kernel/ids.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { PERMISSIONS } from '../../platform/access.ts';
import type { Role } from '../../platform/http/route.ts';
import { HOSPITAL } from '../settlement/testing.ts';
import { writeBankFile } from './bank-file.ts';
import { bookAnswers } from './book-answers.ts';
import { decideAnswer } from './decide-answer.ts';
import { refuseMove } from './decide-move.ts';
import { deduct, takeBack } from './deduct.ts';
import { makeOrder, makeOrders } from './make-orders.ts';
import { ORDER_STATES, type OrderId, type OrderState, type StatementId } from './model.ts';
import { getOrder, moveOrders } from './move-order.ts';
import { ACTION_NAMES, ORDER_ACTIONS, type OrderAction } from './order-actions.ts';
import { readFile, sendFile } from './send-file.ts';
import { askBank, sendOrder } from './send-order.ts';
import {
  addAccountOf,
  approve,
  CHECKER,
  closeMonth,
  MAKER,
  orderedWorld,
  owed,
  type PaymentWorld,
  paymentWorld,
  settleBill,
  statementsOf,
} from './testing.ts';

let world: PaymentWorld;
let statement: StatementId;
let order: OrderId;
let amount: Money;
beforeEach(async () => {
  ({ world, statement, order, amount } = await orderedWorld());
});

const stateOf = async () => (await getOrder(world.database.sql, order)).state;
const move = (action: Exclude<OrderAction, 'ask'>, actor: string) =>
  moveOrders(world, { orders: [order], action, actor, detail: '' });
const poolOwed = async () => (await owed(world))[`payable:${HOSPITAL}:pool`] ?? 0n;

test('every state, action, role and hand: allowed is what the table says, nothing else', () => {
  const allowed: string[] = [];
  for (const state of ORDER_STATES) {
    for (const action of ACTION_NAMES) {
      for (const role of Object.keys(PERMISSIONS) as Role[]) {
        for (const hand of ['own', 'other']) {
          const may = PERMISSIONS[role].includes(ORDER_ACTIONS[action].permission);
          const hands = [hand === 'own' ? 'me' : 'somebody'];
          const refusal = refuseMove({ id: 'o' as OrderId, state, hands }, action, 'me');
          if (may && refusal === null) allowed.push(`${state} ${action} ${role} ${hand}`);
        }
      }
    }
  }
  const both = (text: string) => [`${text} own`, `${text} other`];
  expect(allowed.toSorted()).toEqual(
    [
      ...['demo', 'payment-maker'].flatMap((role) => [
        ...both(`made withdraw ${role}`),
        ...['sent', 'unknown', 'paid'].flatMap((state) => both(`${state} ask ${role}`)),
      ]),
      ...['demo', 'payment-checker'].flatMap((role) => [
        `made approve ${role} other`,
        `made reject ${role} other`,
        `approved reject ${role} other`,
        `approved send ${role} other`,
      ]),
    ].toSorted(),
  );
});

test('every state and every word of the bank: what follows, or a contradiction', () => {
  const told = (state: OrderState) =>
    (['paid', 'failed', 'unknown', 'returned'] as const).map((outcome) => {
      const next = decideAnswer({ id: order, state }, outcome);
      return next instanceof Rejection ? '!' : next.join('+');
    });
  for (const state of ['made', 'approved', 'withdrawn', 'rejected'] as const) {
    expect(told(state)).toEqual(['!', '!', '!', '!']);
  }
  expect(told('sent')).toEqual(['paid', 'failed', 'unknown', 'paid+returned']);
  expect(told('unknown')).toEqual(['paid', 'failed', '', 'paid+returned']);
  expect(told('paid')).toEqual(['', '!', '', 'returned']);
  expect(told('failed')).toEqual(['!', '', '', '!']);
  expect(told('returned')).toEqual(['!', '!', '', '']);
});

test('fifty simultaneous approvals of one order: exactly one', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) => move('approve', `checker-${i}`)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const events = await world.database.sql('test: e', 'select * from pay_order_event');
  expect(events).toHaveLength(2);
});

test('fifty orders made for one statement at once: the one that stands stays alone', async () => {
  await move('withdraw', MAKER);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () => makeOrder(world, statement, MAKER)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('whoever made the order, its account or a deduction may not check it', async () => {
  await expect(move('approve', MAKER)).rejects.toThrow('payment.same_person');
  await move('withdraw', MAKER);
  const cut = { statement, key: 'd', source: 'audit', reason: '超标准收费' } as const;
  await deduct(world, { ...cut, amount: yuan('10.00') }, 'wang');
  order = await makeOrder(world, statement, 'zhao');
  for (const actor of [MAKER, 'wang', 'zhao']) {
    await expect(move('approve', actor)).rejects.toThrow('payment.same_person');
  }
  await move('approve', CHECKER);
  expect(await stateOf()).toBe('approved');
});

test('an order is told to the bank once, however many send it at the same time', async () => {
  await approve(world, order);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => sendOrder(world, order, CHECKER)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(world.bank.told).toMatchObject([{ key: order, amount }]);
  expect(await poolOwed()).toBe(0n);
});

test('unknown is asked again by the key, never paid anew, and answers only once', async () => {
  await approve(world, order);
  world.bank.say('unknown', 'unknown', 'paid');
  await sendOrder(world, order, CHECKER);
  expect(await stateOf()).toBe('unknown');
  await expect(sendOrder(world, order, CHECKER)).rejects.toThrow('payment.not_in_this_state');
  await expect(makeOrder(world, statement, MAKER)).rejects.toThrow('payment.order_under_way');
  await askBank(world, order, MAKER);
  expect(await stateOf()).toBe('unknown');
  expect(await poolOwed()).toBe(amount);
  await Promise.all([askBank(world, order, MAKER), askBank(world, order, MAKER)]);
  expect(await stateOf()).toBe('paid');
  expect(await poolOwed()).toBe(0n);
  expect([world.bank.told.length, new Set(world.bank.asked)]).toEqual([1, new Set([order])]);
});

test('a bank that never heard of the key is told again, under the same key', async () => {
  await approve(world, order);
  world.bank.say('unknown', 'never-heard', 'paid');
  await sendOrder(world, order, CHECKER);
  expect((await askBank(world, order, MAKER)).state).toBe('paid');
  expect(world.bank.told.map(({ key }) => key)).toEqual([order, order]);
  world.bank.say('never-heard');
  await expect(askBank(world, order, MAKER)).rejects.toThrow('payment.bank_contradicts');
});

test('money that failed or came back is owed again and paid by a new order', async () => {
  await approve(world, order);
  world.bank.say('paid', 'returned');
  await sendOrder(world, order, CHECKER);
  await askBank(world, order, MAKER);
  expect([await stateOf(), await poolOwed()]).toEqual(['returned', amount]);
  order = await makeOrder(world, statement, MAKER);
  await approve(world, order);
  world.bank.say('failed');
  expect((await sendOrder(world, order, CHECKER)).state).toBe('failed');
  order = await makeOrder(world, statement, MAKER);
  await approve(world, order);
  expect((await sendOrder(world, order, CHECKER)).attempt).toBe(3);
  expect(await poolOwed()).toBe(0n);
});

test('a deduction is recorded once a key, given back once, and stays below what is owed', async () => {
  const cut = { statement, key: 'd1', source: 'supervision', reason: '不合理检查' } as const;
  const ask = (request: object = {}) =>
    deduct(world, { ...cut, amount: yuan('500.00'), ...request }, MAKER);
  await expect(ask()).rejects.toThrow('payment.order_under_way');
  await move('reject', CHECKER);
  await expect(ask({ amount: yuan('0') })).rejects.toThrow('payment.not_positive');
  await expect(ask({ amount: yuan('9999999.00') })).rejects.toThrow('payment.more_than_payable');
  const made = await ask();
  expect(await ask()).toEqual(made);
  await expect(ask({ amount: yuan('1.00') })).rejects.toThrow('payment.key_reused');
  expect(await poolOwed()).toBe(amount - 50_000n);
  const back = await takeBack(world, { id: made.id, reason: '申诉成立' }, MAKER);
  expect(await poolOwed()).toBe(amount);
  const again = (id: typeof made.id) => takeBack(world, { id, reason: '再退' }, MAKER);
  await expect(again(made.id)).rejects.toThrow('payment.already_taken_back');
  await expect(again(back.id)).rejects.toThrow('payment.is_a_taking_back');
  await expect(again(order as Id<'pay-order'> as never)).rejects.toThrow(
    'payment.unknown_deduction',
  );
  await expect(ask({ statement: order })).rejects.toThrow('payment.unknown_statement');
});

test('a bank file sends each order once; its answers are booked whole, and once', async () => {
  await expect(sendFile(world, { orders: [order], format: 'tab' }, CHECKER)).rejects.toThrow(
    'payment.not_in_this_state',
  );
  await approve(world, order);
  const file = await sendFile(world, { orders: [order, order], format: 'tab' }, CHECKER);
  expect(file.text.split('\r\n')[1]?.split('\t').slice(0, 4)).toEqual([
    order,
    '示范三级医院',
    '示范银行',
    '6200000000001234',
  ]);
  await expect(sendFile(world, { orders: [order], format: 'tab' }, CHECKER)).rejects.toThrow(
    'payment.not_in_this_state',
  );
  const name = file.name.replace(/\.txt$/, '');
  expect(await readFile(world, { name, format: 'tab' })).toEqual(file);
  await expect(readFile(world, { name: 'x', format: 'csv' })).rejects.toThrow(
    'payment.unknown_file',
  );
  // By message the bank never heard of it, and it must not be told: the file is on its way.
  world.bank.say('never-heard');
  expect((await askBank(world, order, MAKER)).state).toBe('unknown');
  expect(world.bank.told).toEqual([]);
  const said = { key: order, outcome: 'paid', reference: 'R1', reason: '' } as const;
  const nobody = { ...said, key: statement as string as OrderId };
  await expect(bookAnswers(world, [said, nobody], CHECKER)).rejects.toThrow(
    'payment.unknown_order',
  );
  expect(await stateOf()).toBe('unknown');
  expect(await bookAnswers(world, [said, said], CHECKER)).toEqual([order]);
  expect(await bookAnswers(world, [said], CHECKER)).toEqual([]);
  expect(await poolOwed()).toBe(0n);
  await expect(bookAnswers(world, [{ ...said, outcome: 'failed' }], CHECKER)).rejects.toThrow(
    'payment.bank_contradicts',
  );
});

test('a cell with a comma or a quote stays one cell of a CSV file', async () => {
  const found = await getOrder(world.database.sql, order);
  const account = { ...found.account, holder: '甲,"乙"医院' };
  expect(writeBankFile([{ ...found, account }], 'csv').split('\r\n')[1]).toContain(
    '"甲,""乙""医院"',
  );
});

test('without an account or a bank, nothing is ordered or sent, and it is said why', async () => {
  const other = await paymentWorld();
  await settleBill(other);
  other.moveTo('2025-07-02');
  const period = await closeMonth(other, '2025-06');
  const [first] = await statementsOf(other);
  await expect(makeOrder(other, first?.id as StatementId, MAKER)).rejects.toThrow(
    'payment.no_account',
  );
  const { made, left } = await makeOrders(other, period.id, MAKER);
  expect(made).toEqual([]);
  expect(left.map(({ refusal }) => refusal.kind.code)).toContain('payment.no_account');
  await addAccountOf(other);
  expect((await makeOrders(other, period.id, MAKER)).made).toHaveLength(left.length);
  await approve(world, order);
  await expect(sendOrder({ ...world, bank: null }, order, CHECKER)).rejects.toThrow(
    'payment.no_bank',
  );
  expect(await stateOf()).toBe('approved');
});
