import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { checkDigitOf, recordPerson } from '../enrolment/index.ts';
import { type CredentialClaim, createCredentials, credentialRoutes, type Desk } from './index.ts';
import { faceOf } from './testing.ts';

const database = await testArea();
let now = Date.UTC(2025, 5, 1, 0);
const clock = clockFrom(() => {
  now += 1;
  return new Date(now);
});
const later = (seconds: number) => {
  now += seconds * 1_000;
};
const ids = idSource(clock);
const secret = Buffer.from('a key of the test');
const P1 = 'P1' as PersonId;
const P2 = 'P2' as PersonId;
const face = faceOf({ 'P1 smiling': P1, 'P2 smiling': P2 });
const credentials = createCredentials({ database, clock, ids, secret, face });
const H1: Desk = { provider: 'H1' as ProviderId, operator: 'clerk 1' };
const H2: Desk = { provider: 'H2' as ProviderId, operator: 'clerk 2' };

const numberOf = (order: string) => {
  const first = `53290119800101${order}`;
  return first + checkDigitOf(first);
};
for (const [id, order] of [
  [P1, '001'],
  [P2, '003'],
] as const) {
  await recordPerson(
    { database, clock, ids },
    {
      id,
      idNumber: numberOf(order),
      name: `示例${order}`,
      initials: 'sl',
      sex: 'male',
      bornOn: day('1980-01-01'),
      county: '532901',
      household: 'F1',
      phone: null,
    },
  );
}
await database.sql(
  'test: cards',
  `insert into card values ('C1', 'P1', 'CHIP1', '2024-01-01', null),
     ('C0', 'P1', 'CHIP0', '2020-01-01', '2024-01-01')`,
);

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });
const claim = (change: Partial<CredentialClaim>): CredentialClaim => ({
  type: 'id-number',
  number: numberOf('001'),
  cardSerial: null,
  reason: 'registration',
  ...change,
});
const picture = (text: string) => ({ type: 'face', photo: Buffer.from(text) }) as const;
const uses = async (person = P1) =>
  database.sql<{ type: string; act: string; provider: string; reason: string }>(
    'test: uses',
    `select type, act, provider_id as provider, operator, reason from credential_use
     where person_id = $1 order by id`,
    [person],
  );
const tokenFor = async (person: PersonId, by = H1) => {
  const { qr } = await credentials.issue(person);
  return (await credentials.decode(qr, '01301', by)).token;
};

test.each([
  ['a number', claim({})],
  ['a number in small letters, with the name', claim({ name: '示例001' })],
  ['a card with its chip', claim({ type: 'card', number: 'C1', cardSerial: 'CHIP1' })],
  ['a face that an adapter knows', claim(picture('P1 smiling'))],
])('%s names its holder, and the use is kept for the person', async (_name, shown) => {
  const before = await uses();
  expect(await credentials.resolve(shown, H1)).toBe(P1);
  expect((await uses()).slice(before.length)).toEqual([
    { type: shown.type, act: 'identified', ...H1, provider: 'H1', reason: 'registration' },
  ]);
});

test('wrong and unknown cannot be told apart, and nothing is written', async () => {
  const before = await uses();
  const shown = [
    claim({ number: numberOf('005') }),
    claim({ number: '' }),
    claim({ name: '别人' }),
    claim({ type: 'card', number: 'C9', cardSerial: 'CHIP1' }),
    claim({ type: 'card', number: 'C1', cardSerial: 'CHIP9' }),
    claim({ type: 'card', number: 'C1' }),
    claim({ type: 'voucher', number: '532900ec' }),
    claim(picture('P2 smiling')),
    claim(picture('somebody')),
    claim({ type: 'face' }),
  ];
  const answers = await Promise.all(shown.map((one) => credentials.resolve(one, H1).catch(String)));
  expect(new Set(answers)).toEqual(new Set(['Rejection: credential.not_accepted']));
  expect(await uses()).toEqual(before);
});

test.each([
  ['credential.reason_missing', claim({ reason: ' ' })],
  ['credential.ended', claim({ type: 'card', number: 'C0', cardSerial: 'CHIP0' })],
])('%s', async (code, shown) => {
  await expect(credentials.resolve(shown, H1)).rejects.toEqual(refused(code));
});

test('without an adapter a face is no credential', async () => {
  const plain = createCredentials({ database, clock, ids, secret });
  await expect(plain.resolve(claim(picture('P1 smiling')), H1)).rejects.toEqual(
    refused('credential.face_not_offered'),
  );
});

test('the card of a person is the one that holds today', async () => {
  expect(await credentials.cardOf(P1)).toMatchObject({ number: 'C1', serial: 'CHIP1' });
  expect(await credentials.cardOf(P2)).toBeNull();
});

test('a code gives its token to the first provider, again and again, and to nobody else', async () => {
  const { qr } = await credentials.issue(P1);
  const first = await credentials.decode(qr, '01101', H1);
  expect(first).toMatchObject({ person: P1, token: expect.stringMatching(/^.{40}$/) });
  later(600);
  expect(await credentials.decode(qr, '01301', H1)).toEqual(first);
  await expect(credentials.decode(qr, '01101', H2)).rejects.toEqual(refused('credential.used'));
  const shown = claim({ type: 'voucher', number: first.token });
  expect(await credentials.resolve(shown, H1)).toBe(P1);
  await expect(credentials.resolve(shown, H2)).rejects.toEqual(refused('credential.not_accepted'));
  expect((await uses()).slice(-3).map(({ act, reason }) => [act, reason])).toEqual([
    ['decoded', '01101'],
    ['decoded', '01301'],
    ['identified', 'registration'],
  ]);
});

test('a code lasts two minutes, a token four hours', async () => {
  const { qr, endsAt } = await credentials.issue(P1);
  expect(Date.parse(endsAt) - now).toBeLessThanOrEqual(120_000);
  const token = await tokenFor(P1);
  later(121);
  await expect(credentials.decode(qr, '01101', H1)).rejects.toEqual(refused('credential.ended'));
  later(4 * 3_600);
  await expect(credentials.resolve(claim({ type: 'voucher', number: token }), H1)).rejects.toEqual(
    refused('credential.ended'),
  );
});

test('a code of nobody, or signed by another key, is not accepted', async () => {
  const other = createCredentials({ database, clock, ids, secret: Buffer.from('another') });
  const { qr } = await other.issue(P1);
  for (const code of [qr, 'YK1', 'https://example.org']) {
    await expect(credentials.decode(code, '01101', H1)).rejects.toEqual(
      refused('credential.not_accepted'),
    );
  }
  await expect(credentials.issue('P9' as PersonId)).rejects.toEqual(
    refused('enrolment.unknown_person'),
  );
});

test('of twenty desks that scan one code at once, one provider gets the token', async () => {
  const { qr } = await credentials.issue(P1);
  const desks = Array.from({ length: 20 }, (_, i) => ({ ...H1, provider: `H${i}` as ProviderId }));
  const answers = await Promise.allSettled(
    desks.map((desk) => credentials.decode(qr, '01301', desk)),
  );
  const lost = answers.filter((answer) => answer.status === 'rejected');
  expect(lost).toHaveLength(19);
  for (const { reason } of lost) expect(reason).toEqual(refused('credential.used'));
});

test('of fifty requests that pay with one token at once, one does the work', async () => {
  const token = await tokenFor(P1);
  let worked = 0;
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) =>
      credentials.spend({ token, key: `H1.2207.${i}`, person: P1, by: H1 }, async () => {
        worked += 1;
      }),
    ),
  );
  expect(worked).toBe(1);
  const lost = answers.filter((answer) => answer.status === 'rejected');
  expect(lost).toHaveLength(49);
  for (const { reason } of lost) expect(reason).toEqual(refused('credential.used'));
  expect((await uses()).filter(({ act }) => act === 'spent')).toHaveLength(1);
});

test('a token is free again after a refusal, kept after an unknown outcome, and let through again', async () => {
  const token = await tokenFor(P1);
  const spend = (key: string, work: () => Promise<string>) =>
    credentials.spend({ token, key, person: P1, by: H1 }, work);
  const reject = async () => {
    throw new Rejection({ code: 'settlement.total_differs', status: 422 });
  };
  const lose = async () => {
    throw new Outage('gone');
  };
  const done = async () => 'done';
  await expect(spend('A', reject)).rejects.toEqual(refused('settlement.total_differs'));
  await expect(spend('B', lose)).rejects.toThrow('gone');
  await expect(spend('C', done)).rejects.toEqual(refused('credential.used'));
  later(5 * 3_600);
  expect(await spend('B', done)).toBe('done');
  // A repeated request that is refused does not free what its first run has spent.
  await expect(spend('B', reject)).rejects.toEqual(refused('settlement.total_differs'));
  await expect(spend('C', done)).rejects.toEqual(refused('credential.used'));
});

test('nobody pays with the token of another person or provider', async () => {
  const token = await tokenFor(P1);
  for (const wrong of [{ person: P2 }, { by: H2 }, { token: `${token}x` }]) {
    const spent = { token, key: 'K', person: P1, by: H1, ...wrong };
    await expect(credentials.spend(spent, async () => 'done')).rejects.toEqual(
      refused('credential.not_accepted'),
    );
  }
});

const routes = credentialRoutes(() => ({ database, credentials }));
const caller: Caller = { id: 'desk 7', role: 'desk', provider: H1.provider, area: database.area };
const call = (
  path: string,
  part: { body?: object; params?: object; query?: object; caller?: Caller },
) => {
  const found = routes.find((row) => row.path === path) as Route;
  const asked = { caller, area: database.area, params: {}, query: {}, body: {}, ...part };
  return found.handle(asked as Parameters<Route['handle']>[0]);
};

test('a page shows a code, decodes it, resolves the token, and lists the uses of the person', async () => {
  const { qr } = (await call('/vouchers', { body: { person: 'P2' } })) as { qr: string };
  const scan = { provider: 'H1', qr, purpose: '01101' };
  const decoded = (await call('/vouchers/decode', { body: scan })) as { token: string };
  const shown = { provider: 'H1', type: 'voucher', number: decoded.token, reason: '挂号' };
  expect(await call('/credentials/resolve', { body: shown })).toEqual({ person: 'P2' });
  const listed = await call('/persons/:id/credential-uses', { params: { id: 'P2' }, query: {} });
  const desk = { provider: 'H1', operator: 'desk 7', usedAt: expect.stringMatching(/^2025-/) };
  expect(listed).toEqual({
    rows: [
      { type: 'voucher', act: 'identified', reason: '挂号', ...desk },
      { type: 'voucher', act: 'decoded', reason: '01101', ...desk },
    ],
    total: 2,
  });
});

const clerk: Caller = {
  ...{ id: 'clerk 3', role: 'counter-clerk', provider: null, area: database.area },
  office: '532900/532901/03',
};
const atCounter = (body: object, who = clerk) =>
  call('/counter/credentials', { body, caller: who });

test('a counter recognises by code and by card; the use names the office, the person there and why', async () => {
  const { qr } = await credentials.issue(P1);
  expect(await atCounter({ type: 'voucher', number: qr })).toEqual({ person: 'P1' });
  const card = { type: 'card', number: 'C1', cardSerial: 'CHIP1' };
  expect(await atCounter(card)).toEqual({ person: 'P1' });
  const counter = { provider: 'office:532900/532901/03', operator: 'clerk 3', reason: 'counter' };
  expect((await uses()).slice(-2)).toEqual([
    { type: 'voucher', act: 'decoded', ...counter },
    { type: 'card', act: 'identified', ...counter },
  ]);
});

test('a code that one counter scanned speaks at no other place, and wrong is like unknown', async () => {
  const { qr } = await credentials.issue(P1);
  await atCounter({ type: 'voucher', number: qr });
  // A lost answer: the same counter is told again.
  expect(await atCounter({ type: 'voucher', number: qr })).toEqual({ person: 'P1' });
  const other = { ...clerk, office: '532900/532901/07' };
  await expect(atCounter({ type: 'voucher', number: qr }, other)).rejects.toEqual(
    refused('credential.used'),
  );
  await expect(credentials.decode(qr, '01101', H1)).rejects.toEqual(refused('credential.used'));
  const before = await uses();
  for (const wrong of [
    { type: 'voucher', number: 'YK1' },
    { type: 'card', number: 'C9', cardSerial: 'CHIP1' },
    { type: 'card', number: 'C1' },
  ]) {
    await expect(atCounter(wrong)).rejects.toEqual(refused('credential.not_accepted'));
  }
  expect(await uses()).toEqual(before);
});
