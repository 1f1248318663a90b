import { beforeAll, expect, test } from 'vitest';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bookAnswers } from '../../money/person-payment/book-answers.ts';
import { correctAccount, findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { receive } from '../../money/person-payment/recover.ts';
import { sendBatch, sendFile } from '../../money/person-payment/send-orders.ts';
import { findOrdersOfBatch } from '../../money/person-payment/store/order.ts';
import { readCase } from '../matters/index.ts';
import { reverseClaim } from './reverse-claim.ts';
import { addPerson, stayForm } from './testing.ts';
import {
  act,
  approver,
  bring,
  caseOf,
  clerk,
  createBroken,
  decide,
  due,
  nextKey,
  openWindow,
  order,
  reviewer,
  sound,
  trace,
  world,
} from './testing-window.ts';
import { tryClaim } from './try-claim.ts';

beforeAll(openWindow);

test('a paper claim from the counter to the bank, back, paid again, and claimed back', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  await decide(id);
  const decided = await caseOf(id);
  expect(decided).toMatchObject({ state: 'paying', result: { total: '9000.00' } });
  const payable = yuan(decided.result.payable ?? '0');
  expect(await due(person)).toBe(payable);

  const first = await order(id);
  world.bank.say('returned');
  await sendBatch(world, first, 'checker.a');
  expect((await caseOf(id)).state).toBe('paying');
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000005678' };
  await world.database.transaction((sql) =>
    correctAccount(sql, world, { payment: payment?.id as never, account, actor: clerk.id }),
  );
  const second = await order(id);
  const file = await sendFile(world, { batch: second, format: 'tab' }, 'checker.a');
  expect(file.text).toContain('6200000000005678');
  const [sent] = await findOrdersOfBatch(world.database.sql, second);
  const answer = { key: sent?.id as never, outcome: 'paid' as const, reference: 'B1', reason: '' };
  await bookAnswers(world, [answer], 'checker.a');
  expect((await caseOf(id)).state).toBe('done');
  expect((await trace(id)).slice(-3)).toEqual(['carry-out', 'payment-returned', 'pay']);
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);

  const back = { key: nextKey(), case: id, reason: '医院已直接结算', actor: 'office.a' };
  const recovery = await reverseClaim(world, back);
  expect(recovery?.amount).toBe(payable);
  const receipt = { recovery: recovery?.id as never, amount: payable, reference: 'IN-1' };
  await receive(world, { ...receipt, actor: 'checker.a' });
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('the amount changes between looking and deciding: back to the officer, who looks again', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  const meanwhile = async () => {
    await world.database.asOwner(
      'test: a recognition comes in',
      `insert into group_membership (id, person_id, group_code, starts_on, decided_on)
       values (gen_random_uuid(), $1, 'minimum-living', '2025-01-01', '2025-07-01')`,
      [person],
    );
  };
  const failed = await decide(id, meanwhile).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Rejection);
  expect((failed as Rejection).kind.code).toBe('claim.amount_changed');
  expect(await caseOf(id)).toMatchObject({ state: 'open', step: 1, assignee: approver.id });
  await tryClaim(world, await readCase(world.matters, id, approver), approver.id);
  await act(approver, id, 'approve');
  expect((await caseOf(id)).state).toBe('paying');
  expect(await sound()).toEqual([]);
});

test('killed between approval and settlement, and between settlement and payment: one of each', async () => {
  const person = await addPerson(world);
  const id = await bring(world, 'reimburse-inpatient', person, stayForm({ A: '9000.00' }));
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'forward');
  await act(approver, id, 'take');
  await tryClaim(world, await readCase(world.matters, id, approver), approver.id);
  const { settlements } = world;
  const stopped = new Error('stopped');
  const broken = createBroken(stopped);
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: 'approve' as const };
  await expect(broken.act({ id, caller: approver, request })).rejects.toBe(stopped);
  expect((await caseOf(id)).state).toBe('approved');
  expect(await sound()).toEqual([]);
  await Promise.all([world.matters.finishApproved(), world.matters.finishApproved()]);
  expect((await caseOf(id)).state).toBe('paying');
  const rows = await world.database.sql(
    'test: settled once',
    'select 1 from settlement where person_id = $1',
    [person],
  );
  expect(rows).toHaveLength(1);
  expect(await findPaymentsOfCase(world.database.sql, id)).toHaveLength(1);
  expect(settlements).toBe(world.settlements);
  expect(await sound()).toEqual([]);
});

test('an allowance goes the same way, and nothing to pay ends the case at once', async () => {
  const mother = await addPerson(world, { scheme: 'employee' });
  const form = {
    ...{ event: 'delivery', on: '2025-06-01', difficult: false, children: '2' },
    ...{ monthlyWage: '9000.00', payee: 'person' },
    account: { holder: '示例人', bank: '示范银行', number: '6200000000001234' },
  };
  const id = await bring(world, 'maternity-allowance', mother, form);
  await decide(id);
  expect((await caseOf(id)).result).toMatchObject({ payable: '51900.00', days: '173' });
  await sendBatch(world, await order(id), 'checker.a');
  expect((await caseOf(id)).state).toBe('done');

  const person = await addPerson(world);
  const nothing = stayForm({ C: '500.00' });
  const zero = await bring(world, 'reimburse-inpatient', person, nothing);
  await decide(zero);
  expect(await caseOf(zero)).toMatchObject({ state: 'done', result: { fund: '0.00' } });
  expect(await sound()).toEqual([]);
});
