import { beforeAll, expect, test } from 'vitest';
import type { PersonId, RequestKey } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { recordClaim } from '../../money/encounter/index.ts';
import { addGroup, billRequest, HOSPITAL, openBill } from '../../money/settlement/testing.ts';
import { verify } from '../../watch/proof/verify.ts';
import type { Form } from '../matters/index.ts';
import { adjudicate } from './adjudicate.ts';
import { readClaim } from './read-claim.ts';
import { reverseClaim } from './reverse-claim.ts';
import { listDoubled } from './store.ts';
import {
  addPerson,
  type ClaimWorld,
  carryOut,
  caseFacts,
  claimWorld,
  stayForm,
} from './testing.ts';
import { tryClaim } from './try-claim.ts';

let world: ClaimWorld;
beforeAll(async () => {
  world = await claimWorld();
});

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Rejection ? error.kind.code : String(error)),
  );
const checked = (person: PersonId, form: Form) => {
  const facts = caseFacts(world, person, form);
  return refused(world.database.transaction(async (sql) => world.effect.check?.(sql, facts)));
};
const hints = (person: PersonId, form: Form) =>
  world.database.transaction(
    async (sql) => (await world.effect.hints?.(sql, caseFacts(world, person, form))) ?? [],
  );
const rows = (person: PersonId) =>
  world.database.sql<{ fund: bigint; document: string }>(
    'test: settlements',
    `select pool + large_amount + serious + aid as fund, document from settlement where person_id = $1 order by id`,
    [person],
  );
const due = async (person: PersonId) =>
  (
    await world.database.sql<{ owed: bigint }>(
      'test: due to person',
      `select coalesce(-sum(amount), 0)::bigint as owed from ledger_line where account = $1`,
      [`due:${person}`],
    )
  )[0]?.owed;
const sound = async () =>
  (await verify(world)).checks.flatMap(({ name, problems }) =>
    problems.map(({ what, where }) => `${name}: ${what} (${where})`),
  );

test('a stay on paper pays what it would have paid directly, to the person', async () => {
  const [paper, direct] = [await addPerson(world), await addPerson(world)];
  const lines = { A: '20000.00', B: '5000.00', C: '333.33' };
  const outcome = await carryOut(world, caseFacts(world, paper, stayForm(lines)));
  const bill = await openBill(world, direct, { lines });
  await world.settlements.settle(await billRequest(world, bill));
  const [[claimed], [settled]] = [await rows(paper), await rows(direct)];
  expect(claimed?.fund).toBe(settled?.fund);
  expect(outcome.payment?.amount).toBe(claimed?.fund);
  expect(outcome.payment?.from).toBe(`due:${paper}`);
  expect(await due(paper)).toBe(outcome.payment?.amount);
  expect(claimed?.document).toContain('"payee":"person"');
  expect(settled?.document).not.toContain('payee');
  expect(await sound()).toEqual([]);
});

test('carried out twice, and by two processes at once, it is settled and paid once', async () => {
  const person = await addPerson(world);
  const facts = caseFacts(world, person, stayForm({ A: '9000.00' }));
  const [first, second] = await Promise.all([carryOut(world, facts), carryOut(world, facts)]);
  const third = await carryOut(world, facts);
  expect([second, third]).toEqual([first, first]);
  expect(await rows(person)).toHaveLength(1);
  expect(await due(person)).toBe(first.payment?.amount);
});

test('a later step that never came is made up for: settled, but not yet paid', async () => {
  const person = await addPerson(world);
  const facts = caseFacts(world, person, stayForm({ A: '9000.00' }));
  await tryClaim(world, facts, 'approver');
  await world.effect.prepare?.(facts);
  const outcome = await carryOut(world, facts);
  expect(await rows(person)).toHaveLength(1);
  expect(outcome.result.settlement).toBeDefined();
  expect(await due(person)).toBe(outcome.payment?.amount);
});

test('of one invoice claimed twice in one moment one is paid', async () => {
  const [a, b] = [await addPerson(world), await addPerson(world)];
  const form = stayForm({ A: '700.00' }, { invoices: 'RACE-1 RACE-2' });
  const other = stayForm({ A: '800.00' }, { invoices: 'race-2，RACE-3' });
  const done = await Promise.all([
    refused(carryOut(world, caseFacts(world, a, form))),
    refused(carryOut(world, caseFacts(world, b, other))),
  ]);
  expect(done.toSorted()).toEqual(['claim.claimed_before', 'done']);
  expect((await rows(a)).length + (await rows(b)).length).toBe(1);
  const later = await checked(
    await addPerson(world),
    stayForm({ A: '1.00' }, { invoices: 'RACE-2' }),
  );
  expect(later).toBe('claim.claimed_before');
});

test('what was settled directly is refused with its number', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, {});
  await world.settlements.settle(await billRequest(world, bill));
  const form = stayForm({ A: '9000.00' }, { from: '2025-06-10', until: '2025-06-12' });
  expect(await checked(person, form)).toBe('claim.settled_before');
  expect(await checked(person, { ...form, from: '2025-06-11' })).toBe('done');
});

test('aid on what was settled directly is refused with the matter that computes it again', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, {});
  await world.settlements.settle(await billRequest(world, bill));
  const facts = caseFacts(world, person, stayForm({ A: '9000.00' }), {
    matter: 'reimburse-aid' as never,
  });
  const check = world.database.transaction(async (sql) => world.effect.check?.(sql, facts));
  expect(await refused(check)).toBe('claim.aid_by_group');
});

test.each([
  ['claim.other_name', { billName: '别的人' }],
  ['claim.days_wrong', { from: '2025-06-11' }],
  ['claim.in_the_future', { until: '2031-01-01' }],
  ['claim.invoice_twice', { invoices: 'X-1 X-2 x-1' }],
  ['claim.total_differs', { total: '9000.01' }],
  ['claim.field_wrong', { from: 'yesterday' }],
  ['claim.field_wrong', { account: null }],
  ['claim.line_day', { lines: [{ code: 'A', day: '2025-06-11', amount: '9000.00' }] }],
  ['claim.line_wrong', { lines: [{ code: 'A', amount: '9 000' }] }],
  ['provider.unknown_provider', { provider: 'H-NOWHERE' }],
  ['done', { billName: ' 示 例·人' }],
])('%s', async (code, change) => {
  const form = stayForm({ A: '9000.00' }, change as Form);
  expect(await checked(await addPerson(world), form)).toBe(code);
});

test('an unknown line is self-paid and told, with what may be meant', async () => {
  const person = await addPerson(world);
  const lines = [
    { code: '', name: '甲类项目', amount: '100.00' },
    { code: 'ZZ', name: '没有的项目', amount: '50.00' },
    { code: 'A', name: '', quantity: '2', unitPrice: '1000', amount: '2000.00' },
  ];
  const form = stayForm({}, { lines, total: '2150.00' });
  const said = await hints(person, form);
  expect(said.map(({ code }) => code)).toEqual([
    ...['claim.trial', 'claim.line_suggested', 'claim.line_unknown'],
  ]);
  expect(said[1]?.facts).toMatchObject({ line: '1', code: 'A', item: '甲类项目' });
  const { records } = { records: await tryClaim(world, caseFacts(world, person, form), 'x') };
  expect(records?.settlements[0]?.amounts).toMatchObject({
    fullSelfPay: '150.00',
    inScope: '2000.00',
  });
});

test('a gate pays nothing and is told before; the claim is then done without a payment', async () => {
  const person = await addPerson(world);
  const form = stayForm({ A: '9000.00' }, { provider: 'H-NONE' });
  expect((await hints(person, form)).map(({ code }) => code)).toEqual([
    ...['claim.trial', 'claim.gate.provider-not-contracted', 'claim.nothing'],
  ]);
  const outcome = await carryOut(world, caseFacts(world, person, form));
  expect(outcome.payment).toBeUndefined();
  expect(outcome.result.fund).toBe('0.00');
});

test('care elsewhere that nobody filed has the rate of the unfiled, and is told', async () => {
  const person = await addPerson(world);
  const away = await hints(person, stayForm({ A: '9000.00' }, { provider: 'H-AWAY' }));
  const home = await hints(person, stayForm({ A: '9000.00' }));
  expect(away.map(({ code }) => code)).toContain('claim.unfiled');
  expect(Number(away[0]?.facts.fund)).toBeLessThan(Number(home[0]?.facts.fund));
});

test('another amount than was seen goes back to the officer, also in the last moment', async () => {
  const person = await addPerson(world);
  const facts = caseFacts(world, person, stayForm({ A: '40000.00' }));
  await tryClaim(world, facts, 'approver');
  await addGroup(world, person, 'minimum-living');
  const check = () =>
    refused(world.database.transaction(async (sql) => world.effect.check?.(sql, facts)));
  expect(await check()).toBe('claim.amount_changed');
  expect(await refused(carryOut(world, facts))).toBe('claim.amount_changed');
  expect(await rows(person)).toEqual([]);
  await tryClaim(world, facts, 'approver');
  expect(await check()).toBe('done');
  const outcome = await carryOut(world, facts);
  expect(Number(outcome.result.fund)).toBeGreaterThan(0);
});

test('the lane itself refuses another amount than was decided on', async () => {
  const person = await addPerson(world);
  const bill = await openBill(world, person, {});
  const request = await billRequest(world, bill);
  const decided = { ...request, decidedFund: yuan('1.00') };
  expect(await refused(world.settlements.settle(decided))).toBe('settlement.fund_differs');
});

test('a claim that is corrected after a refusal takes its earlier lines back', async () => {
  const person = await addPerson(world);
  const form = stayForm({ A: '9000.00' }, { invoices: 'FIX-1' });
  const facts = caseFacts(world, person, form);
  const { sql } = world.database;
  const first = await adjudicate(world, sql, readClaim(facts.case));
  await recordClaim(world.database, first.visit, first.lines);
  const mended = stayForm(
    { A: '9000.00', B: '100.00' },
    { invoices: 'FIX-1', until: '2025-06-09' },
  );
  const outcome = await carryOut(world, { ...facts, case: { ...facts.case, form: mended } });
  expect(outcome.result.total).toBe('9100.00');
  expect(await sound()).toEqual([]);
});

test('a claim is settled by deciding it, whatever key its hospital sends, and no other bill is', async () => {
  const person = await addPerson(world);
  const facts = caseFacts(world, person, stayForm({ A: '9000.00' }));
  const found = await adjudicate(world, world.database.sql, readClaim(facts.case));
  const { id } = await recordClaim(world.database, found.visit, found.lines);
  const key = `${facts.case.id}-of-the-hospital` as RequestKey;
  const own = await billRequest(world, id, { key });
  expect(await refused(world.settlements.settle(own))).toBe('settlement.not_this_provider');
  const bill = await billRequest(world, await openBill(world, person), { claim: true });
  expect(await refused(world.settlements.settle(bill))).toBe('settlement.not_this_provider');
  expect((await carryOut(world, facts)).payment?.amount).toBe(found.fund);
});

test('a claim is the person’s: its hospital does not see, settle or reverse it', async () => {
  const person = await addPerson(world);
  const outcome = await carryOut(world, caseFacts(world, person, stayForm({ A: '9000.00' })));
  const settlement = outcome.result.settlement as never;
  const key = 'K-hospital' as RequestKey;
  const reverse = { key, provider: HOSPITAL, person, settlement, reason: '误结' };
  expect(await refused(world.settlements.reverse(reverse))).toBe('settlement.not_this_provider');
  const told = await world.database.sql(
    'test: told',
    'select 1 from told_settlement where person_id = $1',
    [person],
  );
  expect(told).toEqual([]);
});

test('settled directly since: found, taken back, owed, and the invoice is free again', async () => {
  const person = await addPerson(world);
  const form = stayForm({ A: '9000.00' }, { invoices: 'BACK-1' });
  const facts = caseFacts(world, person, form);
  const outcome = await carryOut(world, facts);
  const bill = await openBill(world, person, { lines: { A: '9000.00' } });
  await world.settlements.settle(await billRequest(world, bill));
  const doubled = await listDoubled(world.database.sql, { limit: 10, offset: 0 });
  expect(doubled.map((row) => row.case)).toContain(facts.case.id);

  const back = { key: 'K-back-1', case: facts.case.id, reason: '医院已直接结算', actor: 'wang' };
  const recovery = await reverseClaim(world, back);
  expect(recovery?.amount).toBe(outcome.payment?.amount);
  expect((await reverseClaim(world, back))?.id).toBe(recovery?.id);
  expect(
    await checked(await addPerson(world), stayForm({ A: '1.00' }, { invoices: 'BACK-1' })),
  ).toBe('done');
  expect(await sound()).toEqual([]);
});
