import { expect, test } from 'vitest';
import { enrolmentRoutes } from '../../people/enrolment/index.ts';
import { codeAt } from './factor.ts';
import { NEW_PASSWORD, ROOT, signInAgain, signUp, testIdentity } from './testing.ts';

const tested = await testIdentity({
  routes: (area, clock) => enrolmentRoutes(() => ({ database: area, clock })),
});
const { browser, identity, nation } = tested;
const chief = await signUp(tested, { name: 'chief.area', role: 'administrator' });
const clerk = await signUp(tested, { name: 'wang.wu', role: 'office' });
const staff = '/api/staff';

test('an administrator makes an account, whose first password is the person’s only until the first day', async () => {
  const body = {
    name: 'new.one',
    displayName: '新来的',
    role: 'desk',
    area: '532900',
    provider: 'H1',
  };
  const made = await chief.browser.post(staff, body);
  const { password } = made.body as { password: string };
  expect(password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  expect((await chief.browser.post(staff, body)).code).toBe('identity.name_taken');
  const desk = browser();
  expect((await desk.post('/api/sign-in', { name: 'new.one', password })).body).toEqual({
    stage: 'password',
  });
  expect((await desk.get('/api/areas/532900/persons')).code).toBe('access.session_ended');
  const weak = await desk.post('/api/account/password', { current: password, next: 'short' });
  expect(weak.code).toBe('identity.password_weak');
  const next = await desk.post('/api/account/password', { current: password, next: NEW_PASSWORD });
  expect(next.body).toEqual({ stage: 'enrol' });
  expect((await desk.get('/api/areas/532900/persons')).code).toBe('access.session_ended');
});

test.each([
  [{ name: '张三', displayName: 'x', role: 'desk' }, 'identity.bad_name'],
  [{ name: 'some.one', displayName: 'x', role: 'king', area: '532900' }, 'identity.bad_role'],
  [{ name: 'some.one', displayName: 'x', role: 'demo' }, 'identity.bad_role'],
  [{ name: 'some.one', displayName: 'x', role: 'desk', area: '532900' }, 'access.wrong_place'],
  [{ name: 'some.one', displayName: 'x', role: 'administrator' }, 'identity.not_yours'],
])('%o is refused', async (body, code) => {
  expect((await chief.browser.post(staff, body)).code).toBe(code);
});

test('nobody but an administrator, and nobody for himself', async () => {
  expect((await clerk.browser.get(staff)).code).toBe('access.not_permitted');
  const own = await chief.browser.post(`${staff}/chief.area/reset`);
  expect(own.code).toBe('identity.own_account');
  expect((await chief.browser.post(`${staff}/no.one/block`)).code).toBe('identity.unknown_account');
});

test('a block ends every browser at once, and the password is then told that it is blocked', async () => {
  const second = await signInAgain(tested, clerk);
  expect((await second.get('/api/areas/532900/persons')).status).toBe(200);
  await chief.browser.post(`${staff}/wang.wu/block`);
  expect((await second.get('/api/areas/532900/persons')).code).toBe('access.session_ended');
  const again = await browser().post('/api/sign-in', { name: 'wang.wu', password: NEW_PASSWORD });
  expect(again.code).toBe('identity.blocked');
  expect((await chief.browser.post(`${staff}/wang.wu/block`)).code).toBe('identity.not_in_state');
  await chief.browser.post(`${staff}/wang.wu/unblock`);
  await signInAgain(tested, clerk);
});

test('a reset forgets password, telephone and waiting', async () => {
  const lost = await signUp(tested, { name: 'lost.phone', role: 'office' });
  for (let n = 0; n < 6; n += 1) {
    await browser().post('/api/sign-in', { name: lost.name, password: 'wrong' });
  }
  const { password } = (await chief.browser.post(`${staff}/lost.phone/reset`)).body as {
    password: string;
  };
  const desk = browser();
  const first = await desk.post('/api/sign-in', { name: lost.name, password });
  expect(first.body).toEqual({ stage: 'password' });
});

test('a posting that is taken away is gone at once; of two one says in which one works', async () => {
  const two = await signUp(tested, { name: 'two.hats', role: 'payment-maker' });
  const other = { role: 'payment-checker', area: '532900' };
  expect((await chief.browser.post(`${staff}/two.hats/postings`, other)).status).toBe(200);
  type Posting = { id: string; role: string };
  type Seen = { signed: { postings: Posting[]; posting: Posting } };
  const seen = async () => (await two.browser.get('/api/session')).body as unknown as Seen;
  const { postings } = (await seen()).signed;
  expect(postings.map(({ role }) => role)).toEqual(['payment-maker', 'payment-checker']);
  const checking = postings[1]?.id ?? '';
  await two.browser.post('/api/session/posting', { posting: checking });
  expect((await seen()).signed.posting.role).toBe('payment-checker');
  const foreign = '00000000-0000-7000-8000-000000000000';
  const refused = await two.browser.post('/api/session/posting', { posting: foreign });
  expect(refused.code).toBe('identity.not_own_posting');
  const gone = await chief.browser.post(`${staff}/two.hats/postings/${foreign}/end`);
  expect(gone.code).toBe('identity.unknown_posting');
  await chief.browser.post(`${staff}/two.hats/postings/${checking}/end`);
  expect((await seen()).signed).toBeNull();
});

test('an account without a posting is told so', async () => {
  const bare = await signUp(tested, { name: 'bare.one', role: 'office' });
  const [posting] = await nation.sql<{ id: string }>(
    'test: posting',
    'select id from staff_posting where account = $1',
    ['bare.one'],
  );
  await chief.browser.post(`${staff}/bare.one/postings/${posting?.id}/end`);
  const again = { name: bare.name, password: bare.password };
  expect((await browser().post('/api/sign-in', again)).code).toBe('identity.no_posting');
});

test('an agency of a county reads its own county, and nothing that cannot be bounded by it', async () => {
  await tested.area.sql(
    'test: persons',
    `insert into person (id, id_number, name, initials, sex, born_on, county, household)
     values ('C1', '532901196001010001', '示例甲', 'slj', 'female', '1960-01-01', '532901', 'F1'),
            ('C2', '532922196001010002', '示例乙', 'sly', 'male', '1960-01-01', '532922', 'F2')`,
  );
  const county = await signUp(tested, { name: 'in.county', role: 'office', county: '532901' });
  const read = async (path: string) => (await county.browser.get(`/api/areas/532900${path}`)).code;
  expect(await read('/persons/C1')).toBeNull();
  expect(await read('/persons/C2')).toBe('access.other_county');
  expect(await read('/persons')).toBe('access.other_county');
});

test('a new telephone takes over when its code was shown, and needs the password', async () => {
  const own = clerk.browser.token ? clerk.browser : await signInAgain(tested, clerk);
  const desk = own === clerk.browser ? await signInAgain(tested, clerk) : own;
  const path = '/api/account/second-factor';
  expect((await desk.post(path, { password: 'no' })).code).toBe('identity.password_wrong');
  expect((await desk.post(`${path}/confirm`, { code: '123456' })).code).toBe(
    'identity.not_in_state',
  );
  const { secret, svg } = (await desk.post(path, { password: NEW_PASSWORD })).body as {
    secret: string;
    svg: string;
  };
  expect(svg).toMatch(/^<svg /);
  const wrong = await desk.post(`${path}/confirm`, { code: '000000' });
  expect(wrong.code).toBe('identity.code_not_accepted');
  const code = codeAt(secret, tested.clock.now().getTime());
  expect((await desk.post(`${path}/confirm`, { code })).status).toBe(200);
  const fresh = await desk.post('/api/account/recovery-codes', { password: NEW_PASSWORD });
  expect(fresh.body.recoveryCodes).toHaveLength(10);
});

test('everything that was done can be read, of the own area', async () => {
  const { rows } = (await chief.browser.get(`${staff}/events?account=wang.wu&size=100`)).body as {
    rows: { event: string; actor: string | null }[];
  };
  expect(rows).toContainEqual(
    expect.objectContaining({ event: 'account-blocked', actor: 'chief.area' }),
  );
  await identity.add(ROOT, {
    name: 'far.away',
    displayName: '示例',
    role: 'inspector',
    place: { area: null, county: null, provider: null },
    claim: null,
  });
  const listed = (await chief.browser.get(staff)).body as { rows: { name: string }[] };
  expect(listed.rows.map(({ name }) => name)).not.toContain('far.away');
  expect((await chief.browser.post(`${staff}/far.away/block`)).code).toBe('identity.not_yours');
});
