import { expect, test } from 'vitest';
import { numberOf } from '../counter/matters/testing-case.ts';
import type { PersonId } from '../kernel/ids.ts';
import { refundPremium } from '../money/premium/index.ts';
import { addAccount, addGrant, addPerson } from '../money/settlement/testing.ts';
import { verify } from '../watch/proof/index.ts';
import { broughtOf, expectSaid, nextKey, openWindow } from './testing-window.ts';

/** At a station and a counter, through the whole server, on 2025-11-20. */
const window = await openWindow();
const { call, database } = window;
// After the clock by which accounts of the test are opened: entries follow each other in time.
window.setTime('2025-11-20 15:00');

async function somebody(): Promise<PersonId> {
  const id = await window.person();
  // Nobody of this test is insured without having paid.
  await database.asOwner(
    'test: not insured',
    'update coverage set withdrawn_at = now() where person_id = $1',
    [id],
  );
  return id;
}
const order = (person: PersonId, more: object = {}) =>
  call('station', '/premiums', { key: nextKey(), person, scheme: 'resident', year: 2026, ...more });
const pay = (id: string, more: object = {}) =>
  call('station', `/premiums/${id}/payments`, { key: nextKey(), by: 'cash', ...more });

test('at a station somebody hears what it costs, pays, and has a receipt', async () => {
  const person = await somebody();
  const asked = { person, scheme: 'resident', year: 2026 };
  const trial = await call('station', '/premiums/trials', asked);
  expect(trial.body).toMatchObject({
    ...{ personal: '400.00', aid: '0.00', ground: 'window', waitingMonths: 0 },
    insurance: { startsOn: '2026-01-01', coveredFrom: '2026-01-01', endsOn: '2027-01-01' },
  });
  const { body } = await order(person);
  expect(body).toMatchObject({ state: 'made', person: { id: person, name: '示*人' } });
  const paid = await pay(body.id);
  expect(paid.body.receipt).toMatch(/^\w{26}$/);
  const read = await call('chief', `/premiums/${body.id}`);
  expect(read.body.events.map(({ kind }: { kind: string }) => kind)).toEqual(['made', 'paid']);
  const listed = await call('station', '/premiums?year=2026');
  expect(listed.body.rows.map(({ id }: { id: string }) => id)).toContain(body.id);
  expect((await call('neighbour', '/premiums?year=2026')).body.rows).toEqual([]);
  expectSaid(await pay(body.id), 'premium.paid_already');
  expectSaid(await order(person), 'premium.paid_already');
  expectSaid(await call('station', '/premiums/trials', asked), 'premium.paid_already');
});

test('a newborn is recorded in the household of the mother and insured from birth', async () => {
  const mother = await somebody();
  const idNumber = numberOf(31, '20251001');
  const child = { key: nextKey(), idNumber, name: '示例宝', parent: mother, year: 2025 };
  const born = await call('station', '/newborns', child);
  expect((await call('station', '/newborns', child)).body.id).toBe(born.body.id);
  const paid = await pay(born.body.id);
  expect(paid.body.insurance).toMatchObject({ startsOn: '2025-10-01', coveredFrom: '2025-10-01' });
  const other = { ...child, key: nextKey() };
  expectSaid(
    await call('station', '/newborns', { ...other, name: '别人' }),
    'premium.name_differs',
  );
  expectSaid(
    await call('station', '/newborns', { ...other, idNumber: numberOf(32, '20251121') }),
    'enrolment.born_in_future',
  );
  const digit = idNumber.endsWith('1') ? '2' : '1';
  expectSaid(
    await call('station', '/newborns', { ...other, idNumber: idNumber.slice(0, 17) + digit }),
    'enrolment.id_number_invalid',
  );
});

test('a collector’s list enrols each with a receipt of his own and says what is wrong with whom', async () => {
  const list = {
    ...{ key: nextKey(), year: 2026, channel: 'station' },
    lines: [
      { idNumber: numberOf(41, '19910101'), name: '示例甲', county: '532901' },
      { idNumber: numberOf(42, '19910101'), name: '示例乙', county: '532901' },
      { idNumber: numberOf(41, '19910101'), name: '示例甲' },
      { idNumber: numberOf(43, '19910101'), name: '示例丙' },
    ],
  };
  const { body } = await call('station', '/premium-lists', list);
  expect(body).toMatchObject({
    lines: 4,
    done: 4,
    orders: 2,
    persons: 2,
    refused: 2,
    personal: '800.00',
  });
  expect((await call('station', '/premium-lists', list)).body).toEqual(body);
  expectSaid(
    await call('station', '/premium-lists', { ...list, year: 2025 }),
    'premium.key_reused',
  );
  const refused = await call('station', `/premium-lists/${body.id}/refusals`);
  expect(
    refused.body.rows.map(({ line, code }: { line: number; code: string }) => [line, code]),
  ).toEqual([
    ...[
      [3, 'premium.person_twice'],
      [4, 'premium.person_not_found'],
    ],
  ]);
  expect(JSON.stringify(refused.body)).not.toContain(numberOf(41, '19910101'));
  // A list is its own office's, by its id as well.
  for (const path of [`/premium-lists/${body.id}`, `/premium-lists/${body.id}/refusals`]) {
    expectSaid(await call('neighbour', path), 'premium.unknown_batch');
  }
  const others = await call('neighbour', `/premiums?batch=${body.id}`);
  expect(others.body).toEqual({ rows: [], total: 0 });
  const orders = await call('station', `/premiums?batch=${body.id}`);
  const receipts = orders.body.rows.map(({ receipt }: { receipt: string }) => receipt);
  expect(new Set(receipts).size).toBe(2);
  expectSaid(
    await call('station', '/premium-lists/0199cc46-0000-7000-8000-000000000000'),
    'premium.unknown_batch',
  );
});

test('a unit insures, owes and pays; who is insured twice is found and settled', async () => {
  const person = await somebody();
  const paid = await pay((await order(person)).body.id);
  const unit = { key: nextKey(), id: 'U-1', name: '示范单位', county: '532901' };
  expect((await call('clerk', '/units', unit)).status).toBe(200);
  const member = { key: nextKey(), person, wage: '6000.00', month: '2025-12' };
  expect((await call('clerk', '/units/U-1/members', member)).body).toMatchObject({ twice: true });
  const twice = await call('chief', '/insured-twice');
  expect(twice.body.rows).toMatchObject([{ person: { id: person }, from: '2026-01-01' }]);
  const resolved = await call('clerk', `/insured-twice/${person}/resolutions`, { key: nextKey() });
  expect(resolved.body).toEqual({ person, endedOn: '2026-01-01', refunded: [paid.body.id] });
  expect((await call('chief', '/insured-twice')).body.total).toBe(0);
  const month = await call('clerk', '/units/U-1/months', { month: '2025-12' });
  expect(month.body).toMatchObject({ members: 1, unitShare: '480.00', personShare: '120.00' });
  const payment = { key: nextKey(), channel: 'tax', reference: 'T-1' };
  const done = await call('clerk', '/units/U-1/months/2025-12/payments', payment);
  expect(done.body).toMatchObject({ state: 'paid' });
  expect((await call('clerk', '/units/U-1/months')).body).toHaveLength(1);
  expectSaid(
    await call('clerk', '/units/U-1/months', { month: '2025-13' }),
    'premium.month_not_open',
  );
  const left = await call('clerk', '/units/U-1/departures', { person, month: '2026-01' });
  expect(left.body).toMatchObject({ endsOn: '2026-01-01' });
  const stop = { scheme: 'employee', on: '2025-12-15' };
  expect((await call('clerk', `/persons/${person}/insurance-stops`, stop)).status).toBe(200);
});

test('what a bank is to collect needs a bank, and what nobody paid is withdrawn', async () => {
  const made = (await order(await somebody())).body;
  expectSaid(await pay(made.id, { by: 'bank', agreement: 'A-1000' }), 'premium.no_collector');
  expectSaid(await call('station', `/premiums/${made.id}/asks`, {}), 'premium.nothing_under_way');
  const withdrawal = { key: nextKey(), reason: '登记错误' };
  const gone = await call('station', `/premiums/${made.id}/withdrawals`, withdrawal);
  expect(gone.body.state).toBe('withdrawn');
});

test('the matter of the window asks for the premium, and paying it there insures', async () => {
  const person = await somebody();
  const brought = broughtOf('resident-enrolment', person, { form: { year: '2026' } });
  const { body } = await call('clerk', '/cases', brought);
  expect(body.result ?? body.case?.result).toMatchObject({
    personal: '400.00',
    payUntil: '2026-02-28',
  });
  const listed = await call('clerk', `/premiums?person=${person}`);
  const paid = await pay(listed.body.rows[0].id);
  expect(paid.body.insurance).toMatchObject({ coveredFrom: '2026-01-01' });
});

test('a relative’s account pays a premium once, and gets back exactly what it gave', async () => {
  const { base } = window;
  const giver = await addPerson(base, { scheme: 'employee' });
  const person = await somebody();
  await addAccount(base, giver, '1000.00');
  await addGrant(base, giver, person, '500.00');
  const [grant] = await database.sql<{ id: string; left: bigint }>(
    'test: grant of a relative',
    'select grant_id as id, quota_left as left from mutual_aid where receiver_id = $1',
    [person],
  );
  const account = async () =>
    database.sql<{ balance: bigint; held: bigint }>(
      'test: account of the giver',
      'select balance, held from personal_account where person_id = $1',
      [giver],
    );
  const made = (await order(person)).body;
  const body = { key: nextKey(), by: 'wallet', grant: grant?.id };
  const payments = `/premiums/${made.id}/payments`;
  expect((await call('station', payments, body)).body).toMatchObject({ state: 'paid' });
  expect((await call('station', payments, body)).body.receipt).not.toBeNull();
  expect(await account()).toEqual([{ balance: 60_000n, held: 10_000n }]);
  const poor = (await order(await somebody())).body;
  const stranger = { ...body, key: nextKey() };
  expectSaid(
    await call('station', `/premiums/${poor.id}/payments`, stranger),
    'accounts.unknown_grant',
  );
  const { premiums } = window.world;
  const back = { key: nextKey(), order: made.id, reason: 'test' };
  await database.transaction((sql) =>
    refundPremium(sql, premiums, back, { id: 'clerk', office: null }),
  );
  // Whoever is insured nowhere any more is given nothing: the quota came back and ended, all of it is the giver's own.
  expect(await account()).toEqual([{ balance: 100_000n, held: 0n }]);
});

test('an own account pays for its own person, and not more than it has', async () => {
  const { base } = window;
  const [rich, poor] = [await somebody(), await somebody()];
  await addAccount(base, rich, '400.00');
  await addAccount(base, poor, '399.99');
  const [of, off] = [(await order(rich)).body, (await order(poor)).body];
  expect((await pay(of.id, { by: 'account' })).body.state).toBe('paid');
  const refused = await pay(off.id, { by: 'account' });
  expect([refused.status, refused.code?.startsWith('accounts.')]).toEqual([422, true]);
  expect((await call('station', `/premiums/${off.id}`)).body.state).toBe('made');
});

test('everything agrees', async () => {
  const report = await verify({ database, clock: window.world.clock });
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});
