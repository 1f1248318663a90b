import { beforeAll, expect, test } from 'vitest';
import { addInsured } from '../counter/matters/testing-case.ts';
import { addAccount, addPerson } from '../money/settlement/testing.ts';
import { grantMutualAid } from '../people/accounts/index.ts';
import { broughtOf, expectSaid, nextKey, openWindow, type Window } from './testing-window.ts';

/** A transfer from the counter to the answer of the other area, over HTTP. */
let window: Window;
let id: string;
let person: string;
let child: string;

beforeAll(async () => {
  window = await openWindow();
  const { base } = window;
  const [giver, receiver] = [await addPerson(base, { scheme: 'employee' }), await addPerson(base)];
  [person, child] = [giver, receiver];
  await addAccount(base, giver, '900.00');
  await grantMutualAid(window.world, {
    ...{ giverId: giver, receiverId: receiver, relation: 'parent', quota: 50_000n as never },
    ...{ startsOn: '2025-11-20' as never, endsOn: null },
  });
  const form = { toArea: '310100', startsOn: '2025-11-20', pension: 'resident' };
  const brought = broughtOf('transfer-out', giver, { form, promised: ['pension'] });
  const answer = await window.call('clerk', '/cases', brought);
  expect(answer.code).toBe(null);
  id = answer.body.id;
  for (const [who, act] of [
    ['reviewer', 'take'],
    ['reviewer', 'forward'],
    ['approver', 'take'],
    ['approver', 'approve'],
  ] as const) {
    const { version } = (await window.call('chief', `/cases/${id}`)).body;
    const done = await window.call(who, `/cases/${id}/acts`, { key: nextKey(), version, act });
    expect([act, done.code]).toEqual([act, null]);
  }
});

const THEIRS = { employeeMonths: 23, residentMonths: 0, balance: '900.00', letter: 'HF-1' };

test('once decided nothing is shared any more, and the transfer waits in the list of its office', async () => {
  const shared = await window.call('clerk', `/persons/${child}`.concat('/head'));
  expect(shared.status).toBe(200);
  const [row] = await window.database.sql<{ held: bigint; live: bigint }>(
    'test: held',
    `select held, (select count(*) from mutual_aid where giver_id = $1 and ended_at is null) as live
     from personal_account where person_id = $1`,
    [person],
  );
  expect(row).toEqual({ held: 0n, live: 0n });
  const { body } = await window.call('reviewer', '/transfers?state=waiting');
  expect(body.rows).toMatchObject([
    { case: id, balance: '900.00', state: 'waiting', pensionState: 'waiting' },
  ]);
  const open = await window.call('reviewer', '/transfers?pension=open');
  const ours = { employeeMonths: 23, residentMonths: 0, balance: '900.00' };
  expect(open.body).toMatchObject({ total: 1, rows: [{ case: id, ours, pensionReference: '' }] });
  expect((await window.call('reviewer', '/transfers?pension=taken')).body.total).toBe(0);
  expect((await window.call('neighbour', '/transfers')).body).toEqual({ total: 0, rows: [] });
});

test('the answer is recorded by a reviewer of the place, settled by another, and the balance goes', async () => {
  const path = `/transfers/${id}/answers`;
  const other = { ...THEIRS, employeeMonths: 20, key: nextKey() };
  expectSaid(await window.call('clerk', path, other), 'access.not_permitted');
  expectSaid(await window.call('neighbour', path, other), 'access.other_office');
  expect((await window.call('reviewer', path, other)).body).toMatchObject({
    ...{ state: 'contradicted', employeeMonths: 20, ours: { employeeMonths: 23 } },
  });
  const settling = { key: nextKey(), accept: false, reason: '对方漏计三个月' };
  const settled = await window.call('approver', `/transfers/${id}/settlements`, settling);
  expect(settled.body.state).toBe('waiting');
  const agreed = await window.call('reviewer', path, { ...THEIRS, key: nextKey() });
  expect(agreed.body).toMatchObject({ state: 'moved', moved: '900.00', movedOn: '2025-11-20' });
  expectSaid(
    await window.call('reviewer', path, { ...THEIRS, key: nextKey() }),
    'transfers.answered_already',
  );
});

test('the pension office answers once', async () => {
  const path = `/transfers/${id}/pension-answers`;
  const taken = { outcome: 'taken', reference: 'YL-1' };
  expect((await window.call('reviewer', path, taken)).body).toMatchObject({
    ...{ pensionState: 'taken', pensionReference: 'YL-1' },
  });
  const refused = { outcome: 'refused', reference: '' };
  expectSaid(await window.call('reviewer', path, refused), 'transfers.no_pension_waits');
});

test('a refund is decided at once, booked, and named to the bank', async () => {
  const { call } = window;
  const { id: insured } = await addInsured(window.base, { id: 'P-REFUND-HTTP' });
  const asked = { key: nextKey(), person: insured, scheme: 'resident', year: 2026 };
  const order = (await call('clerk', '/premiums', asked)).body;
  const paid = await call('clerk', `/premiums/${order.id}/payments`, {
    key: nextKey(),
    by: 'cash',
  });
  expect(paid.body).toMatchObject({ state: 'paid' });
  const account = { holder: '示例人', bank: '示范银行', number: '62000000000001' };
  const form = { cause: 'other', year: '2026', account };
  const { body } = await call('clerk', '/cases', broughtOf('premium-refund', insured, { form }));
  const found = (await call('clerk', `/cases/${body.id}`)).body;
  expect(found).toMatchObject({ state: 'paying', result: { payable: '400.00' } });
  expect((await call('clerk', `/premiums/${order.id}`)).body).toMatchObject({ state: 'refunded' });
  const again = broughtOf('premium-refund', insured, { form });
  expectSaid(await call('clerk', '/cases', again), 'matters.open_already');
  expect((await call('inspector', `/person-payments?person=${insured}`)).body).toMatchObject({
    rows: [{ amount: '400.00', state: 'waiting' }],
  });
});
