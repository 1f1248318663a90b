import { beforeEach, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { verify } from '../../watch/proof/verify.ts';
import { addPerson } from '../settlement/testing.ts';
import { bookAnswers } from './book-answers.ts';
import { correctAccount } from './correct-account.ts';
import { makeBatch } from './make-batch.ts';
import type { BatchId, Payment, PaymentId } from './model.ts';
import { moveOrders } from './move-orders.ts';
import { receive, recover } from './recover.ts';
import { askForBatch, readFile, sendBatch, sendFile } from './send-orders.ts';
import { findOrdersOfBatch } from './store/order.ts';
import { findPayments } from './store/payment.ts';
import {
  ACCOUNT,
  CHECKER,
  CLERK,
  dueTo,
  MAKER,
  owe,
  type PersonPaymentWorld,
  personPaymentWorld,
} from './testing.ts';

let world: PersonPaymentWorld;
let person: PersonId;
let payment: Payment;
beforeEach(async () => {
  world = await personPaymentWorld();
  person = await addPerson(world);
  payment = await owe(world, { person });
});

let keys = 0;
const batchOf = (payments: readonly PaymentId[] | null, actor = MAKER) => {
  keys += 1;
  return makeBatch(world, { key: `batch-${keys}`, payments, actor });
};
const move = (batch: BatchId, action: 'approve' | 'reject' | 'withdraw', actor = CHECKER) =>
  moveOrders(world, { batch, orders: null, action, actor, detail: '' });
const now = async (id: PaymentId) =>
  (await findPayments(world.database.sql, [id])).get(id) as Payment;
const orderOf = async (batch: BatchId) => (await findOrdersOfBatch(world.database.sql, batch))[0];
async function pay(id: PaymentId, ...outcomes: ('paid' | 'returned' | 'failed' | 'unknown')[]) {
  const batch = await batchOf([id]);
  await move(batch, 'approve');
  world.bank.say(...outcomes);
  await sendBatch(world, batch, CHECKER);
  return batch;
}
const sound = async () =>
  (await verify(world)).checks.flatMap(({ name, problems }) =>
    problems.map(({ what, where }) => `${name}: ${what} (${where})`),
  );
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Rejection ? error.kind.code : String(error)),
  );

test('two persons pay: made, approved by another, sent, paid; the ledger is drawn to zero', async () => {
  expect(await dueTo(world, person)).toBe(yuan('800.00'));
  const batch = await batchOf(null);
  expect(await refused(move(batch, 'approve', MAKER))).toBe('payment.same_person');
  expect(await refused(move(batch, 'approve', CLERK))).toBe('payment.same_person');
  expect(await refused(sendBatch(world, batch, CHECKER))).toBe('payment.not_in_this_state');
  await move(batch, 'approve');
  await sendBatch(world, batch, CHECKER);
  expect(await now(payment.id)).toMatchObject({ state: 'paid', attempts: 1 });
  expect(await dueTo(world, person)).toBe(0n);
  expect(world.told).toMatchObject([{ state: 'paid', amount: yuan('800.00') }]);
  expect(world.bank.told.map(({ amount, number }) => [amount, number])).toEqual([
    [yuan('800.00'), ACCOUNT.number],
  ]);
  expect(await sound()).toEqual([]);
});

test('a key owes once; with another amount it is refused', async () => {
  const same = { person, key: payment.key };
  expect((await owe(world, same)).id).toBe(payment.id);
  expect(await refused(owe(world, { ...same, amount: '801.00' }))).toBe(
    'person-payment.key_reused',
  );
  expect(await dueTo(world, person)).toBe(yuan('800.00'));
});

test('a payment is ordered once, also by two makers at one moment', async () => {
  const made = await Promise.all([
    refused(batchOf([payment.id])),
    refused(batchOf([payment.id], 'wu')),
  ]);
  expect(made.toSorted()).toEqual(['done', 'person-payment.not_waiting']);
  expect(await refused(batchOf(null))).toBe('person-payment.nothing_waiting');
});

test('the same key makes one batch', async () => {
  const request = { key: 'batch-again', payments: null, actor: MAKER };
  const first = await makeBatch(world, request);
  expect(await makeBatch(world, request)).toBe(first);
  expect(await refused(makeBatch(world, { ...request, actor: 'wu' }))).toBe(
    'person-payment.key_reused',
  );
});

test('a returned payment waits for another account and is then paid again, once', async () => {
  await pay(payment.id, 'returned');
  expect(await now(payment.id)).toMatchObject({ state: 'returned' });
  expect(await dueTo(world, person)).toBe(yuan('800.00'));
  expect(await refused(batchOf([payment.id]))).toBe('person-payment.not_waiting');

  const fix = (account: typeof ACCOUNT) =>
    world.database.transaction((sql) =>
      correctAccount(sql, world, { payment: payment.id, account, actor: CLERK }),
    );
  expect(await refused(fix(ACCOUNT))).toBe('person-payment.same_account');
  await fix({ ...ACCOUNT, number: '6200000000005678' });
  expect(await now(payment.id)).toMatchObject({ state: 'waiting', attempts: 1 });

  await pay(payment.id);
  expect(await now(payment.id)).toMatchObject({ state: 'paid', attempts: 2 });
  expect(world.bank.told.map(({ number }) => number.slice(-4))).toEqual(['1234', '5678']);
  expect(world.told.map(({ state }) => state)).toEqual(['returned', 'paid']);
  expect(await refused(fix({ ...ACCOUNT, number: '62000000000099' }))).toBe(
    'person-payment.account_is_fixed',
  );
  expect(await sound()).toEqual([]);
});

test('an answer that did not come is asked for by the key, and never paid anew', async () => {
  const batch = await pay(payment.id, 'unknown');
  expect(await now(payment.id)).toMatchObject({ state: 'unknown' });
  await askForBatch(world, batch, MAKER);
  expect(await now(payment.id)).toMatchObject({ state: 'paid' });
  expect(world.bank.told).toHaveLength(1);
});

test('a bank file and its answers: read twice, booked once', async () => {
  const other = await owe(world, { amount: '20.00' });
  const batch = await batchOf(null);
  await move(batch, 'approve');
  const file = await sendFile(world, { batch, format: 'csv' }, CHECKER);
  expect(file.text.split('\r\n').at(-2)).toBe('total,2,,,820.00,CNY');
  const name = file.name.replace('.csv', '');
  expect(await readFile(world, { name, format: 'csv' })).toEqual(file);
  expect(await refused(sendFile(world, { batch, format: 'csv' }, CHECKER))).toBe(
    'payment.not_in_this_state',
  );
  const orders = await findOrdersOfBatch(world.database.sql, batch);
  const answers = orders.map(({ id }) => ({
    ...{ key: id, outcome: 'paid' as const, reference: 'B1', reason: '' },
  }));
  expect(await bookAnswers(world, answers, CHECKER)).toHaveLength(2);
  expect(await bookAnswers(world, answers, CHECKER)).toHaveLength(0);
  expect((await now(other.id)).state).toBe('paid');
  expect(await sound()).toEqual([]);
});

test('a recovery is kept from the next payment, the rest comes in by the bank', async () => {
  await pay(payment.id);
  const claim = {
    key: 'recover-1',
    payment: payment.id,
    reason: '重复支付',
    booked: 'here' as const,
  };
  const asked = () =>
    world.database.transaction((sql) =>
      recover(sql, world, { ...claim, amount: yuan('500.00'), actor: MAKER }),
    );
  const { id } = await asked();
  expect((await asked()).id).toBe(id);
  expect(await dueTo(world, person)).toBe(-50_000n);

  const small = await owe(world, { person, amount: '120.00' });
  const large = await owe(world, { person, amount: '200.00' });
  await batchOf([small.id]);
  expect(await now(small.id)).toMatchObject({ state: 'set-off', setOff: yuan('120.00') });
  expect(world.told.at(-1)).toMatchObject({ payment: small.id, state: 'set-off' });
  const got = { recovery: id, amount: yuan('250.00'), reference: 'IN-1' };
  expect(await refused(receive(world, { ...got, actor: MAKER }))).toBe(
    'person-payment.receipt_by_maker',
  );
  await receive(world, { ...got, actor: CHECKER });
  const again = await receive(world, { ...got, actor: CHECKER });
  expect(again).toMatchObject({ open: yuan('130.00') });
  expect(await refused(receive(world, { ...got, amount: yuan('1.00'), actor: CHECKER }))).toBe(
    'person-payment.receipt_differs',
  );
  const batch = await pay(large.id);
  expect(await orderOf(batch)).toMatchObject({ amount: yuan('70.00'), state: 'paid' });
  expect(await dueTo(world, person)).toBe(0n);
  expect(await refused(receive(world, { ...got, reference: 'IN-2', actor: CHECKER }))).toBe(
    'person-payment.more_than_open',
  );
  expect(await sound()).toEqual([]);
});

test('no more is claimed back than was paid, and nothing of nothing', async () => {
  await pay(payment.id);
  const claim = (amount: string) =>
    world.database.transaction((sql) =>
      recover(sql, world, {
        ...{ key: `r-${amount}`, payment: payment.id, amount: yuan(amount), reason: 'x' },
        ...{ actor: MAKER, booked: 'here' as const },
      }),
    );
  expect(await refused(claim('800.01'))).toBe('person-payment.more_than_paid');
  expect(await refused(claim('0.00'))).toBe('person-payment.not_positive');
  await claim('799.99');
  expect(await refused(claim('0.02'))).toBe('person-payment.more_than_paid');
});

test('asked back twice under one key in one moment it is owed back once', async () => {
  await pay(payment.id);
  const claim = { key: 'twice', payment: payment.id, amount: null, reason: 'x', actor: MAKER };
  const ask = () =>
    world.database.transaction((sql) => recover(sql, world, { ...claim, booked: 'here' }));
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(other).toEqual(one);
  expect(await dueTo(world, person)).toBe(-80_000n);
});

test('the proof tells what was changed by hand', async () => {
  await pay(payment.id);
  expect(await sound()).toEqual([]);
  await world.database.asOwner('test: damage', `update person_pay_order set amount = amount - 1;`);
  expect((await sound()).map((line) => line.split(' (')[0])).toEqual([
    'person-payments: the parts do not add up to the payment, its order or its recovery',
    'person-payments: more than one order stands for a payment, or one for another amount than is left to pay',
  ]);
});
