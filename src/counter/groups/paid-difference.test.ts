import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { sum, yuan } from '../../kernel/money.ts';
import { findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { sendBatch, sendFile } from '../../money/person-payment/send-orders.ts';
import { findParts } from '../../money/person-payment/store/payment.ts';
import type { SettleRequest } from '../../money/settlement/index.ts';
import { addAccount, billRequest, openBill } from '../../money/settlement/testing.ts';
import { reverseClaim } from '../reimbursement/reverse-claim.ts';
import { addPerson, stayForm } from '../reimbursement/testing.ts';
import {
  act,
  answerPaid,
  bring,
  caseOf,
  clerk,
  decide,
  due,
  nextKey,
  openWindow,
  order,
  sound,
  trace,
  world,
} from '../reimbursement/testing-window.ts';

beforeAll(openWindow);

const ACCOUNT = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };

async function settle(person: PersonId, wish: Partial<SettleRequest> = {}) {
  const bill = await openBill(world, person, { lines: { A: '60000.00' } });
  await world.settlements.settle(await billRequest(world, bill, wish));
}

/** Settled first, recognised afterwards by two officers. */
async function recognised(person: PersonId) {
  const dates = { startsOn: '2025-01-01', decidedOn: '2025-06-20' };
  const form = { group: 'minimum-living', ...dates, account: ACCOUNT };
  const id = await bring(world, 'group-register', person, form);
  await decide(id);
  return id;
}

const paymentOf = async (id: Awaited<ReturnType<typeof recognised>>) =>
  (await findPaymentsOfCase(world.database.sql, id))[0];

async function balanceOf(person: PersonId): Promise<bigint> {
  const [own] = await world.database.sql<{ balance: bigint }>(
    'test: balance',
    'select balance from personal_account where person_id = $1',
    [person],
  );
  return own?.balance ?? 0n;
}

test('what a late identity gives is paid: the bank refuses, the account is corrected, the case ends', async () => {
  const person = await addPerson(world);
  await settle(person);
  const id = await recognised(person);
  const { state, result } = await caseOf(id);
  expect(state).toBe('paying');
  const amount = yuan(result.due ?? '');
  expect(amount).toBeGreaterThan(0n);
  expect(await paymentOf(id)).toMatchObject({
    kind: 'supplement',
    state: 'waiting',
    amount,
    person,
  });
  expect(await due(person)).toBe(amount);
  expect(await sound()).toEqual([]);

  world.bank.say('returned');
  await sendBatch(world, await order(id), 'checker.a');
  const account = { ...ACCOUNT, number: '6200000000005678' };
  await act(clerk, id, 'correct-account', { account });
  const file = await sendFile(world, { batch: await order(id), format: 'tab' }, 'checker.a');
  expect(file.text).toContain('6200000000005678');
  await answerPaid(file.text);
  expect((await caseOf(id)).state).toBe('done');
  expect((await trace(id)).at(-1)).toBe('pay');
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test.each([
  ['a part of it had paid', '10000.00', 'paying'],
  ['all of it had paid', '50000.00', 'done'],
])('an own account that %s gets its money back first', async (_, balance, state) => {
  const person = await addPerson(world);
  await addAccount(world, person, balance);
  await settle(person, { useOwnAccount: true });
  const before = await balanceOf(person);
  const id = await recognised(person);
  const { result, ...now } = await caseOf(id);
  expect(now.state).toBe(state);
  expect(result.corrected).toBe('1');
  expect(await due(person)).toBe(yuan(result.due ?? ''));
  const payment = await paymentOf(id);
  const parts = payment ? await findParts(world.database.sql, [payment.id]) : [];
  expect(sum(parts.map(({ amount }) => amount))).toBe(await due(person));
  expect(await balanceOf(person)).toBeGreaterThan(before);
  expect(await sound()).toEqual([]);
});

test('a paper claim that a late identity computed anew, and that is taken back then, is sound', async () => {
  const person = await addPerson(world);
  const claim = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '60000.00' }));
  await decide(claim);
  world.bank.say('paid');
  await sendBatch(world, await order(claim), 'checker.a');
  const id = await recognised(person);
  // What is owed for the claim goes where the claim was paid, and the case does not wait for it.
  expect(await caseOf(id)).toMatchObject({
    state: 'done',
    result: { corrected: '1', due: '0.00' },
  });
  expect(await due(person)).toBeGreaterThan(0n);
  await sendBatch(world, await order(id), 'checker.a');
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);

  const back = { key: nextKey(), case: claim, reason: '医院已直接结算', actor: 'office.a' };
  const recovery = await reverseClaim(world, back);
  expect(recovery?.amount).toBe(yuan((await caseOf(claim)).result.payable ?? ''));
  expect(await sound()).toEqual([]);
});
