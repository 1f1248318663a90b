import { expect, test } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { addGroup } from '../money/settlement/testing.ts';
import { verify } from '../watch/proof/index.ts';
import {
  type Answer,
  broughtOf,
  expectRefused,
  expectSaid,
  nextKey,
  openWindow,
} from './testing-window.ts';

/** 资助参保 through the whole server, on 2025-11-20: what a decision books, and what becomes of it when it does not stand. */
const window = await openWindow();
const { base, call, database } = window;
window.setTime('2025-11-20 15:00');

async function somebody(group: string | null): Promise<PersonId> {
  const id = await window.person();
  await database.asOwner(
    'test: not insured',
    'update coverage set withdrawn_at = now() where person_id = $1',
    [id],
  );
  if (group) await addGroup(base, id, group);
  return id;
}

const aidOf = (person: PersonId, more: object = {}) =>
  broughtOf('premium-aid', person, { form: { year: '2026' }, ...more });
const bring = (who: string, body: object) => call(who, '/cases', body);

async function given(person: PersonId): Promise<Answer['body']> {
  const { status, body } = await bring('clerk', aidOf(person));
  expect([status, body.state]).toEqual([200, 'done']);
  return body;
}

const orderOf = async (id: string) => (await call('office', `/premiums/${id}`)).body;
const enrol = (person: PersonId) =>
  call('station', '/premiums', { key: nextKey(), person, scheme: 'resident', year: 2026 });
const pay = (id: string) =>
  call('station', `/premiums/${id}/payments`, { key: nextKey(), by: 'cash' });

/** Everything that the premiums of a person booked, in fen. */
async function booked(person: PersonId): Promise<Record<string, number>> {
  const rows = await database.sql<{ account: string; amount: bigint }>(
    'test: booked for a person',
    `select account, sum(amount)::bigint as amount from (
       select t.debit as account, -t.amount as amount from transfer t where t.journal_id in (
         select journal_id from premium_event where order_id in (
           select id from premium_order where person_id = $1))
       union all
       select t.credit, t.amount from transfer t where t.journal_id in (
         select journal_id from premium_event where order_id in (
           select id from premium_order where person_id = $1))) moved
     group by 1 having sum(amount) <> 0 order by 1`,
    [person],
  );
  return Object.fromEntries(rows.map(({ account, amount }) => [account, Number(amount)]));
}

/** By an objection, before an officer who had no hand in it. */
async function reopened(one: Answer['body'], person: PersonId): Promise<string> {
  const form = { case: one.number, grounds: '名单有误' };
  const { body } = await bring('clerk.two', broughtOf('objection', person, { form }));
  expect(body).toMatchObject({ state: 'done', result: { original: one.id } });
  return one.id;
}

async function act(who: string, id: string, what: string, more: object = {}): Promise<Answer> {
  const { version } = (await call(who, `/cases/${id}`)).body;
  return call(who, `/cases/${id}/acts`, { key: nextKey(), version, act: what, ...more });
}

async function taken(who: string, id: string): Promise<void> {
  expect((await act(who, id, 'take')).status).toBe(200);
}

const REASON = { reason: '不属于资助对象' };
const openHelps = async () => (await call('office', '/feeds/helps?open=true&size=100')).body.rows;

test('whom all is given is insured by the decision, and the budget bears it once', async () => {
  const person = await somebody('destitute');
  const body = aidOf(person);
  const { body: one } = await bring('clerk', body);
  expect(one.result).toMatchObject({
    ...{ year: '2026', group: 'destitute', aid: '400.00', personal: '0.00' },
    ...{ startsOn: '2026-01-01', coveredFrom: '2026-01-01', endsOn: '2027-01-01' },
  });
  expect(await orderOf(one.result.order)).toMatchObject({
    ...{ state: 'paid', channel: 'aid', aid: '400.00', group: 'destitute' },
    ...{ year: 2026, personal: '0.00' },
  });
  const [row] = await database.sql<{ premiums: number }>(
    'test: insured',
    `select count(*)::int as premiums from coverage where person_id = $1 and order_id = $2`,
    [person, one.result.order],
  );
  expect(row).toEqual({ premiums: 1 });
  const all = await booked(person);
  // 400.00 of help and 12 % of 700.00 are the province's.
  expect(all).toMatchObject({ 'contributions:resident': 110_000, 'fiscal:province': -48_400 });
  expect(all['aid:premium']).toBeUndefined();

  // The same again is the same case; another case of the year is refused and books nothing.
  expect((await bring('clerk', body)).body.id).toBe(one.id);
  await expectRefused(window, 'premium-aid.aided_already', () =>
    bring('clerk.two', aidOf(person, { again: true })),
  );
  expect(await booked(person)).toEqual(all);
});

test('a part is booked and the rest is asked for; who had asked before is asked for less', async () => {
  const person = await somebody('minimum-living');
  const one = await given(person);
  expect(one.result).toMatchObject({ aid: '240.00', personal: '160.00', payUntil: '2026-02-28' });
  expect(await orderOf(one.result.order)).toMatchObject({
    ...{ state: 'made', aid: '240.00', personal: '160.00', group: 'minimum-living' },
  });
  expect(await booked(person)).toEqual({ 'aid:premium': 24_000, 'fiscal:province': -24_000 });
  expect((await pay(one.result.order)).body).toMatchObject({ state: 'paid' });
  expect((await booked(person))['contributions:resident']).toBe(110_000);
});

test('a decision that does not stand takes its help back, and asks for the whole premium again', async () => {
  const person = await somebody(null);
  const { body: asked } = await enrol(person);
  await addGroup(base, person, 'minimum-living');
  const one = await given(person);
  expect(await orderOf(asked.id)).toMatchObject({ state: 'withdrawn' });
  expect(await booked(person)).toEqual({ 'aid:premium': 24_000, 'fiscal:province': -24_000 });

  const id = await reopened(one, person);
  await taken('reviewer', id);
  const { body } = await act('reviewer', id, 'refuse', REASON);
  expect(body.state).toBe('refused');
  expect(await orderOf(one.result.order)).toMatchObject({ state: 'withdrawn' });
  expect(await booked(person)).toEqual({});
  const { rows } = (await call('office', `/premiums?person=${person}`)).body;
  const open = rows.filter(({ state }: { state: string }) => state === 'made');
  expect(open).toMatchObject([{ aid: '0.00', personal: '400.00', year: 2026 }]);

  // Whoever applies again is decided on anew, and given it once more.
  const again = await given(person);
  expect(again.result).toMatchObject({ aid: '240.00', personal: '160.00' });
  expect(await booked(person)).toEqual({ 'aid:premium': 24_000, 'fiscal:province': -24_000 });
});

test('insurance that help alone paid for ends with the decision', async () => {
  const person = await somebody('destitute');
  const one = await given(person);
  const id = await reopened(one, person);
  await taken('reviewer', id);
  expect((await act('reviewer', id, 'refuse', REASON)).body.state).toBe('refused');
  expect(await orderOf(one.result.order)).toMatchObject({ state: 'refunded' });
  expect(await booked(person)).toEqual({});
  const rows = await database.sql(
    'test: insurance that counts',
    'select from coverage where person_id = $1 and withdrawn_at is null',
    [person],
  );
  expect(rows).toEqual([]);
});

test('who takes the opened application back gives up the help', async () => {
  const person = await somebody('minimum-living');
  const one = await given(person);
  const id = await reopened(one, person);
  expect((await act('clerk', id, 'withdraw', REASON)).body.state).toBe('withdrawn');
  expect(await orderOf(one.result.order)).toMatchObject({ state: 'withdrawn' });
  expect(await booked(person)).toEqual({});
});

test('a decision stands when it is approved again, and where the person paid his part', async () => {
  const person = await somebody('minimum-living');
  const one = await given(person);
  await pay(one.result.order);
  const all = await booked(person);
  const id = await reopened(one, person);
  await taken('reviewer', id);
  await expectRefused(window, 'premium.help_used', () => act('reviewer', id, 'refuse', REASON));
  const { body } = await act('reviewer', id, 'approve');
  expect(body).toMatchObject({ state: 'done', result: one.result });
  expect(await booked(person)).toEqual(all);
});

test('of a premium that was paid without help the person is owed the help, until the decision falls', async () => {
  const person = await somebody(null);
  const { body: asked } = await enrol(person);
  await pay(asked.id);
  await addGroup(base, person, 'minimum-living');
  const one = await given(person);
  expect(one.result).toMatchObject({ order: asked.id, difference: '240.00' });
  const listed = (rows: readonly { person: string }[]) =>
    rows.filter((row) => row.person === person);
  const [help] = listed(await openHelps()) as unknown as [{ id: string }];
  expect(help).toMatchObject({ amount: '240.00', outcome: 'difference' });

  const id = await reopened(one, person);
  await taken('reviewer', id);
  expect((await act('reviewer', id, 'refuse', REASON)).body.state).toBe('refused');
  expect(listed(await openHelps())).toEqual([]);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  const late = await call('office', `/feeds/helps/${help.id}/payments`, {
    ...{ key: nextKey(), account },
  });
  expectSaid(late, 'feeds.unknown_help');
});

test('a difference that was ordered to be paid is not taken back', async () => {
  const person = await somebody(null);
  const { body: asked } = await enrol(person);
  await pay(asked.id);
  await addGroup(base, person, 'minimum-living');
  const one = await given(person);
  const [help] = (await openHelps()).filter((row: { person: string }) => row.person === person);
  const account = { holder: '示例人', bank: '示范银行', number: '6200000000001234' };
  const paid = await call('office', `/feeds/helps/${help.id}/payments`, {
    ...{ key: nextKey(), account },
  });
  expect(paid.body).toMatchObject({ person, amount: '240.00' });
  const id = await reopened(one, person);
  await taken('reviewer', id);
  await expectRefused(window, 'premium.help_paid', () => act('reviewer', id, 'refuse', REASON));
});

test('what gives no help is refused in words, and leaves nothing', async () => {
  const poor = await somebody('minimum-living');
  const none = await somebody(null);
  const monitored = await somebody('monitored');
  const refusals = [
    ['premium-aid.not_in_a_group', aidOf(none)],
    ['premium.no_help', aidOf(monitored)],
    ['enrolment.year_not_open', aidOf(poor, { form: { year: '2027' } })],
    ['premium.year_unknown', aidOf(poor, { form: { year: '2040' } })],
  ] as const;
  for (const [code, body] of refusals) {
    await expectRefused(window, code, () => bring('clerk', body));
  }
  // Enrolment has given it already.
  await enrol(poor);
  await expectRefused(window, 'premium.helped_already', () => bring('clerk', aidOf(poor)));
  const paid = await somebody(null);
  const { body: order } = await enrol(paid);
  await pay(order.id);
  await addGroup(base, paid, 'minimum-living', '2025-11-21');
  window.setTime('2025-11-21 15:00');
  await expectRefused(window, 'premium.paid_already', () => bring('clerk', aidOf(paid)));
});

test('of two decisions at one moment one books', async () => {
  const person = await somebody('minimum-living');
  const answers = await Promise.all(
    ['clerk', 'clerk.two'].map((who) => bring(who, aidOf(person, { again: true }))),
  );
  const [other, ...more] = answers.filter(({ body }) => body.state !== 'done');
  expect(more).toEqual([]);
  // As it happens the other is refused at once, or looked at by people, who find the help given.
  const fates = ['open', 'premium-aid.aided_already', 'premium.helped_already'];
  expect(fates).toContain(other?.body.state ?? other?.code);
  expect(await booked(person)).toEqual({ 'aid:premium': 24_000, 'fiscal:province': -24_000 });
});

const problems = async () =>
  (await verify({ database, clock: window.world.clock })).checks.flatMap((check) =>
    check.problems.map(({ what }) => `${check.name}: ${what}`),
  );

const DAMAGES = [
  [
    'the year of a decision',
    `update premium_aid set year = year + 1 where case_id = (select max(case_id::text)::uuid from premium_aid)`,
    `update premium_aid set year = year - 1 where case_id = (select max(case_id::text)::uuid from premium_aid)`,
    'help that a case decided differs from what was booked, or was booked twice',
  ],
  [
    'help that was taken back',
    `update premium_help_undone set help_id = (select help_id from premium_aid a where help_id is not null
       and not exists (select from premium_help_undone u where u.help_id = a.help_id) order by 1 limit 1)
     where help_id = (select min(help_id::text)::uuid from premium_help_undone)`,
    null,
    'help stands whose decision was taken back, or was taken back and is still given',
  ],
] as const;

test('what was booked agrees, and what somebody changes by hand is told', async () => {
  expect(await problems()).toEqual([]);
  for (const [name, damage, repair, told] of DAMAGES) {
    await database.asOwner(`test: damage ${name}`, damage);
    expect(await problems()).toContain(`premiums: ${told}`);
    if (repair) await database.asOwner(`test: repair ${name}`, repair);
  }
});
