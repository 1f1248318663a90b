import { beforeAll, expect, test } from 'vitest';
import { formatYuan, type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bookAnswers } from '../../money/person-payment/book-answers.ts';
import { findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { sendBatch, sendFile } from '../../money/person-payment/send-orders.ts';
import { type CaseId, type Form, readCase } from '../matters/index.ts';
import { insured, officer } from '../matters/testing.ts';
import { reimbursementEffects } from './effects.ts';
import { reverseClaim } from './reverse-claim.ts';
import { addPerson, stayForm } from './testing.ts';
import {
  act,
  answerPaid,
  approver,
  bring,
  COUNTY,
  caseOf,
  chief,
  clerk,
  createBroken,
  decide,
  due,
  nextKey,
  openDebts,
  openWindow,
  order,
  orderOf,
  reviewer,
  sound,
  trace,
  world,
} from './testing-window.ts';
import { tryClaim } from './try-claim.ts';

beforeAll(openWindow);

/** An objection opens it again, and the applicant mends what he is asked to; then others decide. */
async function decideAnew(id: CaseId, form?: Form) {
  await world.matters.reopen({ id, reason: '异议' });
  const other = officer(`approver.${nextKey()}`, 'counter-approver', COUNTY);
  await act(other, id, 'take');
  if (form) {
    await act(other, id, 'return', { reason: '请更正明细' });
    await act(clerk, id, 'resubmit', { form });
    await act(other, id, 'take').catch(() => {});
  }
  await tryClaim(world, await readCase(world.matters, id, other), other.id);
  await act(other, id, 'approve');
}

async function paidClaim(amount: string, invoices: string) {
  const person = await addPerson(world);
  const id = await bring(
    world,
    'reimburse-inpatient',
    person,
    stayForm({ A: amount }, { invoices }),
  );
  await decide(id);
  world.bank.say('paid');
  await sendBatch(world, await order(id), 'checker.a');
  expect((await caseOf(id)).state).toBe('done');
  return { id, person, fund: yuan((await caseOf(id)).result.fund ?? '') };
}

test('decided anew for more: the difference is paid, and nothing is claimed back besides', async () => {
  const { id, person, fund } = await paidClaim('9000.00', 'ANEW-1');
  const more = stayForm({ A: '12000.00' }, { invoices: 'ANEW-1' });
  await decideAnew(id, more);
  const { state, result } = await caseOf(id);
  expect(state).toBe('paying');
  const difference = yuan(result.fund ?? '') - fund;
  expect(difference).toBeGreaterThan(0n);
  expect(await due(person)).toBe(difference);
  const file = await sendFile(world, { batch: await orderOf(result), format: 'tab' }, 'checker.a');
  expect(file.text).toContain(formatYuan(difference as Money));
  await answerPaid(file.text);
  expect((await caseOf(id)).state).toBe('done');
  expect(await due(person)).toBe(0n);
  expect(await openDebts(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('decided anew for less: the difference is owed back, and nothing is paid besides', async () => {
  const { id, person, fund } = await paidClaim('9000.00', 'ANEW-2');
  const less = stayForm({ A: '4000.00' }, { invoices: 'ANEW-2' });
  await decideAnew(id, less);
  const { result } = await caseOf(id);
  const difference = fund - yuan(result.fund ?? '');
  expect(difference).toBeGreaterThan(0n);
  await orderOf(result);
  expect((await caseOf(id)).state).toBe('done');
  expect(await openDebts(person)).toBe(difference);
  expect(-((await due(person)) ?? 0n)).toBe(difference);
  expect(await sound()).toEqual([]);
});

test('decided anew as it was: settlement and payment stand', async () => {
  const { id, person } = await paidClaim('9000.00', 'ANEW-3');
  const before = (await caseOf(id)).result;
  await decideAnew(id);
  expect(await caseOf(id)).toMatchObject({ state: 'done', result: before });
  expect(await findPaymentsOfCase(world.database.sql, id)).toHaveLength(1);
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('what was paid is not refused: it is taken back first, and then it may be', async () => {
  const { id, person, fund } = await paidClaim('9000.00', 'ANEW-4');
  await world.matters.reopen({ id, reason: '异议' });
  const other = officer('approver.refusing', 'counter-approver', COUNTY);
  await act(other, id, 'take');
  const refuse = () => act(other, id, 'refuse', { reason: '票据不实' });
  await expect(refuse()).rejects.toMatchObject({ kind: { code: 'claim.paid_already' } });
  await reverseClaim(world, { key: nextKey(), case: id, reason: '票据不实', actor: 'office.a' });
  await refuse();
  expect((await caseOf(id)).state).toBe('refused');
  expect(await openDebts(person)).toBe(fund);
  expect(await sound()).toEqual([]);
});

test.each([
  ['after it was settled anew', 'settle', 'ANEW-5'],
  ['between reversal and claiming back', 'reverse', 'ANEW-6'],
] as const)('killed %s: the difference once', async (_, after, invoices) => {
  const { id, person, fund } = await paidClaim('9000.00', invoices);
  await world.matters.reopen({ id, reason: '异议' });
  const other = officer(`approver.killed.${after}`, 'counter-approver', COUNTY);
  await act(other, id, 'take');
  await act(other, id, 'return', { reason: '请更正明细' });
  await act(clerk, id, 'resubmit', { form: stayForm({ A: '12000.00' }, { invoices }) });
  await act(other, id, 'take').catch(() => {});
  await tryClaim(world, await readCase(world.matters, id, other), other.id);
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: 'approve' as const };
  const stopped = new Error('stopped');
  await expect(createBroken(stopped, after).act({ id, caller: other, request })).rejects.toBe(
    stopped,
  );
  expect(await sound()).toEqual([]);
  await world.matters.finishApproved();
  await world.matters.finishApproved();
  const { state, result } = await caseOf(id);
  expect(state).toBe('paying');
  const difference = yuan(result.fund ?? '') - fund;
  expect(await openDebts(person)).toBe(fund);
  expect(await due(person)).toBe(difference);
  const file = await sendFile(world, { batch: await orderOf(result), format: 'tab' }, 'checker.a');
  expect(file.text).toContain(formatYuan(difference as Money));
  await answerPaid(file.text);
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('the bank gives the money back after the case ended: told, another account, paid again', async () => {
  const { id, person, fund } = await paidClaim('9000.00', 'BACK-AFTER');
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const back = { key: payment?.order as never, outcome: 'returned' as const };
  await bookAnswers(world, [{ ...back, reference: 'R1', reason: '账户已销户' }], 'checker.a');
  expect(await caseOf(id)).toMatchObject({ state: 'paying', endedAt: null });
  expect((await trace(id)).at(-1)).toBe('payment-returned');
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000009999' };
  const wrong = officer('clerk.far', 'counter-clerk', '532900/532922');
  await expect(act(wrong, id, 'correct-account', { account })).rejects.toThrow();
  await expect(act(clerk, id, 'correct-account')).rejects.toMatchObject({
    kind: { code: 'matters.field_missing' },
  });
  const own = insured(person);
  await act(own, id, 'correct-account', { account });
  await expect(act(own, id, 'correct-account', { account })).rejects.toMatchObject({
    kind: { code: 'person-payment.same_account' },
  });
  expect((await caseOf(id)).form.account).toEqual(account);
  const file = await sendFile(world, { batch: await order(id), format: 'tab' }, 'checker.a');
  expect(file.text).toContain('6200000000009999');
  expect(file.text).toContain(formatYuan(fund));
  await answerPaid(file.text);
  expect((await caseOf(id)).state).toBe('done');
  expect((await trace(id)).slice(-3)).toEqual(['payment-returned', 'correct-account', 'pay']);
  expect(
    JSON.stringify(await readCase(world.matters, id, chief).then(({ events }) => events)),
  ).not.toContain('6200000000009999');
  expect(await due(person)).toBe(0n);
  expect(await sound()).toEqual([]);
});

test('fifty people bring one invoice in one moment: one has it, the rest are told whose', async () => {
  const form = stayForm({ A: '100.00' }, { invoices: 'FIFTY' });
  const people = await Promise.all(Array.from({ length: 50 }, () => addPerson(world)));
  const said = await Promise.all(
    people.map((person) =>
      bring(world, 'reimburse-inpatient', person, form).catch((error: Rejection) => error),
    ),
  );
  const [id, ...others] = said.filter((one) => typeof one === 'string');
  expect(others).toEqual([]);
  const { number } = await caseOf(id as CaseId);
  const refused = said.filter((one) => one instanceof Rejection);
  expect(refused).toHaveLength(49);
  for (const { kind, facts } of refused) {
    expect([kind.code, facts]).toEqual(['claim.claimed_before', { invoice: 'FIFTY', number }]);
  }
});

test('an invoice is free again when its claim is withdrawn, refused or not accepted', async () => {
  const person = await addPerson(world);
  const form = () => stayForm({ A: '100.00' }, { invoices: 'FREE' });
  const first = await bring(world, 'reimburse-inpatient', person, form());
  await act(clerk, first, 'withdraw', { reason: '改日再办' });
  const second = await bring(world, 'reimburse-inpatient', person, form());
  await act(reviewer, second, 'take');
  await act(reviewer, second, 'return', { reason: '票号有误' });
  await act(clerk, second, 'resubmit', { form: { ...form(), invoices: 'FREE-OTHER' } });
  const other = await addPerson(world);
  const third = await bring(world, 'reimburse-inpatient', other, form());
  await act(reviewer, third, 'take');
  await act(reviewer, third, 'forward');
  await act(approver, third, 'take');
  await act(approver, third, 'refuse', { reason: '票据不实' });
  const fourth = await bring(world, 'reimburse-inpatient', await addPerson(world), form());
  // Opened again it is without its invoice, and the officer is told; approved it is refused.
  await world.matters.reopen({ id: third, reason: '异议' });
  const hints = await world.database.transaction(async (sql) => {
    const { case: one, matter } = await readCase(world.matters, third, chief);
    return reimbursementEffects(world)[0]?.hints?.(sql, { case: one, matter, papers: [] });
  });
  expect(hints?.[0]?.facts).toEqual({ code: 'claim.claimed_before' });
  expect((await caseOf(fourth)).state).toBe('open');
});
