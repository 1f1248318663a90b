import { expect, test } from 'vitest';
import { codeAt } from './factor.ts';
import { NEW_PASSWORD, ROOT, signInAgain, signUp, testIdentity } from './testing.ts';

const tested = await testIdentity();
const { identity, browser, pass, clock, nation } = tested;
const li = await signUp(tested, { name: 'li.na', role: 'office' });

const session = async (from: { get: typeof li.browser.get }) =>
  (await from.get('/api/session')).body as { signed: { stage: string; name: string } | null };

async function events(account: string): Promise<string[]> {
  const rows = await nation.sql<{ event: string; reason: string | null }>(
    'test: events',
    'select event, reason from sign_in_event where account = $1 order by id',
    [account],
  );
  return rows.map(({ event, reason }) => (reason ? `${event} ${reason}` : event));
}

test('the first day: first password, own password, telephone, and then one is in', async () => {
  expect((await session(li.browser)).signed).toMatchObject({ stage: 'open', name: 'li.na' });
  expect(li.recoveryCodes).toHaveLength(10);
  expect(await events('li.na')).toEqual([
    'account-made',
    'posting-given office',
    'signed-in password',
    'password-changed',
    'factor-set',
  ]);
});

test('password and code open a session; the token before the code is worth nothing after it', async () => {
  pass(30_000);
  const desk = browser();
  const first = await desk.post('/api/sign-in', { name: ' LI.NA ', password: NEW_PASSWORD });
  expect(first.body).toEqual({ stage: 'code' });
  const before = desk.token;
  expect((await desk.get('/api/account')).code).toBe('identity.wrong_stage');
  expect((await desk.get('/api/staff')).code).toBe('access.session_ended');
  const code = codeAt(li.secret, clock.now().getTime());
  expect((await desk.post('/api/sign-in/code', { code })).body).toEqual({ stage: 'open' });
  expect(desk.token).not.toBe(before);
  desk.token = before;
  expect((await session(desk)).signed).toBeNull();
});

test('fifty sign-ins with the same code: one is in', async () => {
  pass(30_000);
  const desks = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const desk = browser();
      desk.address = `10.1.0.${n}`;
      await desk.post('/api/sign-in', { name: 'li.na', password: NEW_PASSWORD });
      return desk;
    }),
  );
  const code = codeAt(li.secret, clock.now().getTime());
  const waiting = desks.filter(({ token }) => token !== null);
  expect(waiting.length).toBeGreaterThan(1);
  const answers = await Promise.all(
    waiting.map((desk) => desk.post('/api/sign-in/code', { code })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const refusals = new Set(answers.flatMap(({ code: refusal }) => refusal ?? []));
  for (const one of refusals) expect(['identity.code_used', 'identity.locked']).toContain(one);
  pass(3_600_000);
});

test('a wrong name, a wrong password and a blocked account are the same refusal', async () => {
  await identity.add(ROOT, {
    name: 'zhao.shut',
    displayName: '示例',
    role: 'office',
    place: { area: tested.area.area, county: null, provider: null },
    claim: null,
  });
  await identity.block(ROOT, 'zhao.shut');
  for (const name of ['nobody.here', 'li.na', 'zhao.shut']) {
    const { status, code } = await browser().post('/api/sign-in', { name, password: 'wrong one' });
    expect([name, status, code]).toEqual([name, 401, 'identity.not_accepted']);
  }
});

test('after five wrong tries one waits, longer each time, also with a name that nobody has', async () => {
  for (const name of ['li.na', 'nobody.at.all']) {
    pass(2 * 24 * 3_600_000);
    const desk = browser();
    desk.address = `10.2.0.${name.length}`;
    for (let n = 0; n < 5; n += 1) {
      const { code } = await desk.post('/api/sign-in', { name, password: 'wrong' });
      expect(code).toBe('identity.not_accepted');
    }
    const locked = await desk.post('/api/sign-in', { name, password: NEW_PASSWORD });
    expect([locked.status, locked.code]).toEqual([403, 'identity.locked']);
    expect((locked.body as { error: { zh: string } }).error.zh).toMatch(/约 1 分钟后/);
    pass(61_000);
    await desk.post('/api/sign-in', { name, password: 'wrong' });
    const longer = await desk.post('/api/sign-in', { name, password: NEW_PASSWORD });
    expect((longer.body as { error: { zh: string } }).error.zh).toMatch(/约 2 分钟后/);
  }
  pass(2 * 24 * 3_600_000);
});

test('a hundred guesses at one moment are not a hundred looks', async () => {
  const guesses = Array.from({ length: 40 }, (_, n) => {
    const desk = browser();
    desk.address = `10.3.0.${n}`;
    return desk.post('/api/sign-in', { name: 'li.na', password: `guess ${n}` });
  });
  const codes = (await Promise.all(guesses)).map(({ code }) => code);
  expect(codes.filter((code) => code === 'identity.not_accepted')).toHaveLength(5);
  expect(codes.filter((code) => code === 'identity.locked')).toHaveLength(35);
  expect(await events('li.na')).toContain('refused identity.locked');
  pass(2 * 24 * 3_600_000);
});

test('one address that tries many names has to wait as well', async () => {
  const desk = browser();
  desk.address = '10.4.0.1';
  const tries = [];
  for (let n = 0; n < 31; n += 1) {
    tries.push((await desk.post('/api/sign-in', { name: `guess${n}`, password: 'x' })).code);
  }
  expect(tries.at(-2)).toBe('identity.not_accepted');
  expect(tries.at(-1)).toBe('identity.locked');
});

test('who knows the password cannot guess codes by starting anew', async () => {
  const answers: (string | null)[] = [];
  for (let n = 0; n < 7; n += 1) {
    const desk = browser();
    desk.address = `10.5.0.${n}`;
    answers.push((await desk.post('/api/sign-in', { name: 'li.na', password: NEW_PASSWORD })).code);
    answers.push((await desk.post('/api/sign-in/code', { code: '000000' })).code);
  }
  expect(answers.filter((code) => code === 'identity.code_not_accepted')).toHaveLength(5);
  expect(answers.at(-2)).toBe('identity.locked');
  pass(2 * 24 * 3_600_000);
});

test('a recovery code is good once', async () => {
  const [code = ''] = li.recoveryCodes;
  const enter = async (typed: string) => {
    const desk = browser();
    await desk.post('/api/sign-in', { name: 'li.na', password: NEW_PASSWORD });
    return (await desk.post('/api/sign-in/code', { code: typed })).code;
  };
  expect(await enter(code.toUpperCase().replaceAll('-', ' '))).toBeNull();
  expect(await enter(code)).toBe('identity.code_not_accepted');
  expect(await events('li.na')).toContain('recovery-code-used');
});

test('a desk that was left alone is closed, and no desk stays open for longer than a shift', async () => {
  const desk = await signInAgain(tested, li);
  pass(29 * 60_000);
  expect((await desk.get('/api/account')).status).toBe(200);
  pass(29 * 60_000);
  expect((await desk.get('/api/account')).status).toBe(200);
  pass(31 * 60_000);
  expect((await desk.get('/api/account')).code).toBe('access.session_ended');
  const busy = await signInAgain(tested, li);
  for (let n = 0; n < 35; n += 1) {
    pass(20 * 60_000);
    expect((await busy.get('/api/account')).status).toBe(200);
  }
  pass(21 * 60_000);
  expect((await busy.get('/api/account')).code).toBe('access.session_ended');
});

test('signing out ends this browser, everywhere ends all, and neither needs a page of another site', async () => {
  const [one, two, three] = [
    await signInAgain(tested, li),
    await signInAgain(tested, li),
    await signInAgain(tested, li),
  ];
  await one.post('/api/session/end');
  expect([one.token, (await session(one)).signed]).toEqual([null, null]);
  const shown = (await two.get('/api/account')).body as unknown as {
    sessions: { id: string; current: boolean }[];
  };
  expect(shown.sessions.filter(({ current }) => current)).toHaveLength(1);
  const { ended } = (await two.post('/api/account/sessions/end-all')).body;
  expect(ended).toBeGreaterThanOrEqual(2);
  expect((await session(three)).signed).toBeNull();
  expect((await events('li.na')).slice(-3)).toContain('signed-out');
  expect((await events('li.na')).at(-1)).toBe(`sessions-ended ${ended}`);
});

test('what changes something must come from a page of ours', async () => {
  const desk = await signInAgain(tested, li);
  const wrongs = [{ 'x-yikao-mark': 'guess' }, { 'sec-fetch-site': 'cross-site' }];
  for (const headers of wrongs) {
    const { status, code } = await desk.post('/api/session/end', {}, headers);
    expect([status, code]).toEqual([403, 'access.foreign_page']);
  }
  const credentials = { name: 'li.na', password: 'x' };
  const elsewhere = await browser().post('/api/sign-in', credentials, {
    'sec-fetch-site': 'cross-site',
  });
  expect(elsewhere.code).toBe('access.foreign_page');
  expect((await session(desk)).signed).not.toBeNull();
});

test('the cookie is kept from scripts and other sites, and with TLS bound to the host', async () => {
  const answer = await tested.server.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { name: 'li.na', password: NEW_PASSWORD },
  });
  expect(answer.headers['set-cookie']).toMatch(
    /^yikao=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const rows = await nation.sql<{ kept: string }>(
    'test: tokens',
    'select token_hash as kept from session',
  );
  const [, token = ''] = /^yikao=([^;]+)/.exec(String(answer.headers['set-cookie'])) ?? [];
  expect(rows.some(({ kept }) => kept === token)).toBe(false);
});
