import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, type Money, yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { bookAnswers } from '../../money/person-payment/book-answers.ts';
import { correctAccount, findPaymentsOfCase } from '../../money/person-payment/index.ts';
import { makeBatch } from '../../money/person-payment/make-batch.ts';
import type { BatchId } from '../../money/person-payment/model.ts';
import { moveOrders } from '../../money/person-payment/move-orders.ts';
import { receive } from '../../money/person-payment/recover.ts';
import { sendBatch, sendFile } from '../../money/person-payment/send-orders.ts';
import { findOrdersOfBatch } from '../../money/person-payment/store/order.ts';
import { testBank } from '../../money/provider-payment/testing.ts';
import type { Caller } from '../../platform/http/route.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { verify } from '../../watch/proof/verify.ts';
import { loadAllowances, maternityEffects } from '../maternity/index.ts';
import {
  type CaseId,
  createMatterShelf,
  createMatters,
  type Effect,
  type Form,
  loadMatters,
  type Matters,
  type PeoplesAct,
  readCase,
} from '../matters/index.ts';
import { addFile, insured, officer } from '../matters/testing.ts';
import { insertOffices, type OfficePath } from '../offices/index.ts';
import { reimbursementEffects } from './effects.ts';
import { reverseClaim } from './reverse-claim.ts';
import { paymentTeller } from './tell-case.ts';
import { addPerson, claimWorld, stayForm } from './testing.ts';
import { tryClaim } from './try-claim.ts';

const COUNTY = '532900/532901' as OfficePath;
const clerk = officer('clerk.a', 'counter-clerk', COUNTY);
const reviewer = officer('reviewer.a', 'counter-reviewer', COUNTY);
const approver = officer('approver.a', 'counter-approver', COUNTY);
const chief = officer('chief.a', 'counter-chief', COUNTY);
const FILE = 'f'.repeat(64);

type Window = Awaited<ReturnType<typeof openWindow>>;
let world: Window;
beforeAll(async () => {
  world = await openWindow();
});

/** The whole way: documents of this program, the engine, both effects, the payments and a bank. */
async function openWindow() {
  const base = await claimWorld();
  const { database, clock, ids } = base;
  const { matters: all, ...book } = loadMatters('matters');
  const allowances = loadAllowances('matters/allowances');
  const effects: Effect[] = [
    ...reimbursementEffects(base),
    ...maternityEffects({ ...base, allowances }),
  ];
  const known = all.filter(({ effect }) => effects.some(({ name }) => name === effect));
  const matters = createMatters({
    ...{ database, clock, ids, ...book, calendar: statutoryCalendar, notify: null },
    ...{ secret: Buffer.alloc(32, 7), colleagues: null },
    shelf: createMatterShelf({ ...book, matters: known }, effects),
  });
  const office = { path: COUNTY, level: 'county' as const, name: '示范县', nameEn: 'Example' };
  const prefecture = { ...office, path: '532900' as OfficePath, level: 'prefecture' as const };
  const rest = { county: '532901', phone: '', address: '', delegated: [] };
  await insertOffices(database.sql, [
    { ...office, ...rest },
    { ...prefecture, ...rest },
  ]);
  await addFile(database, FILE);
  return { ...base, matters, bank: testBank(), paymentMoved: paymentTeller(matters) };
}

let keys = 0;
const nextKey = () => {
  keys += 1;
  return `window-key-${keys}`;
};

function bring({ matters }: { matters: Matters }, matter: string, person: PersonId, form: Form) {
  const { materials } = matters.shelf.get(matter, matters.clock.today()).matter;
  const papers = materials
    .filter(({ fetched, required }) => required && fetched === null)
    .map(({ code }) => ({ material: code, file: FILE, name: `${code}.pdf`, turns: 0 as const }));
  return matters.submit(clerk, {
    ...{ key: nextKey(), matter, person, provider: null, form, papers, promised: [] },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
  });
}

const caseOf = async (id: CaseId) => (await readCase(world.matters, id, chief)).case;
const trace = async (id: CaseId) =>
  (await readCase(world.matters, id, chief)).events.map(({ act }) => act);

async function act(caller: Caller, id: CaseId, what: PeoplesAct, more: object = {}) {
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: what, ...more };
  await world.matters.act({ id, caller, request });
}

/** Reviewed and seen by one officer, seen and approved by another. */
async function decide(id: CaseId, beforeApproval = async () => {}) {
  await act(reviewer, id, 'take');
  await act(reviewer, id, 'forward');
  await act(approver, id, 'take');
  const read = await readCase(world.matters, id, approver);
  if (read.matter.effect === 'reimburse') await tryClaim(world, read, approver.id);
  await beforeApproval();
  await act(approver, id, 'approve');
}

async function order(id: CaseId): Promise<BatchId> {
  const [payment] = await findPaymentsOfCase(world.database.sql, id);
  const payments = payment ? [payment.id] : null;
  const batch = await makeBatch(world, { key: nextKey(), payments, actor: 'maker.a' });
  const move = { batch, orders: null, action: 'approve' as const, detail: '' };
  await moveOrders(world, { ...move, actor: 'checker.a' });
  return batch;
}

async function orderOf(result: Readonly<Record<string, string>>): Promise<BatchId> {
  const payments = [result.payment as never];
  const batch = await makeBatch(world, { key: nextKey(), payments, actor: 'maker.a' });
  if ((await findOrdersOfBatch(world.database.sql, batch)).length === 0) return batch;
  const move = { batch, orders: null, action: 'approve' as const, detail: '' };
  await moveOrders(world, { ...move, actor: 'checker.a' });
  return batch;
}

/** The bank paid every order of a file. */
async function answerPaid(text: string): Promise<void> {
  const keys = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const said = { outcome: 'paid' as const, reason: '' };
  const answers = keys.map((key) => ({ ...said, key: key as never, reference: `B ${key}` }));
  await bookAnswers(world, answers, 'checker.a');
}

const openDebts = async (person: PersonId) =>
  (
    await world.database.sql<{ open: bigint }>(
      'test: open debts',
      'select coalesce(sum(open), 0)::bigint as open from recovery_now where owed_by = $1',
      [`due:${person}`],
    )
  )[0]?.open;

const due = async (person: PersonId) =>
  (
    await world.database.sql<{ owed: Money }>(
      'test: due of window',
      'select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1',
      [`due:${person}`],
    )
  )[0]?.owed;
const sound = async () =>
  (await verify(world)).checks.flatMap(({ name, problems }) =>
    problems.map(({ what, where }) => `${name}: ${what} (${where})`),
  );

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

/** The engine of a process that stops right after it settled. */
function createBroken(stopped: Error): Matters {
  const [effect] = reimbursementEffects(world) as [Effect];
  const { matters: all, ...book } = loadMatters('matters');
  const breaking: Effect = {
    ...effect,
    async prepare(facts) {
      await effect.prepare?.(facts);
      throw stopped;
    },
  };
  const matters = all.filter(({ effect: name }) => name === 'reimburse');
  return createMatters({
    ...{ ...world.matters, notify: null, colleagues: null },
    shelf: createMatterShelf({ ...book, matters }, [breaking]),
  });
}

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

test('killed while it is decided anew: the difference once', async () => {
  const { id, person, fund } = await paidClaim('9000.00', 'ANEW-5');
  await world.matters.reopen({ id, reason: '异议' });
  const other = officer('approver.killed', 'counter-approver', COUNTY);
  await act(other, id, 'take');
  await act(other, id, 'return', { reason: '请更正明细' });
  const form = stayForm({ A: '12000.00' }, { invoices: 'ANEW-5' });
  await act(clerk, id, 'resubmit', { form });
  await act(other, id, 'take').catch(() => {});
  await tryClaim(world, await readCase(world.matters, id, other), other.id);
  const { version } = await caseOf(id);
  const request = { key: nextKey(), version, act: 'approve' as const };
  const stopped = new Error('stopped');
  await expect(createBroken(stopped).act({ id, caller: other, request })).rejects.toBe(stopped);
  expect(await sound()).toEqual([]);
  await Promise.all([world.matters.finishApproved(), world.matters.finishApproved()]);
  const { result } = await caseOf(id);
  expect(await due(person)).toBe(yuan(result.fund ?? '') - fund);
  await orderOf(result);
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
