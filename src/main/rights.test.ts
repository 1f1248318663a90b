import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signUp, testIdentity } from '../border/identity/testing.ts';
import { TRANSACTIONS } from '../border/national/index.ts';
import { envelope, testDoor } from '../border/national/testing-door.ts';
import { PERMISSIONS, permit } from '../platform/access.ts';
import type { Role } from '../platform/http/route.ts';
import { MARK_HEADER } from '../platform/http/session-port.ts';
import { testArea } from '../platform/testing.ts';
import { allRoutes, createWorld, publicRoutes } from './compose.ts';

/**
 * `rights.tsv` says in words of its own who may do what: a call, and the roles. It is written by hand and compared
 * with what the running server does, so that neither a new route nor a new right comes in unseen.
 */
const LINES = readFileSync(join(import.meta.dirname, 'rights.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [call: string, roles: string, bounds?: string]);
const EXPECTED = new Map(LINES.map(([call, roles]) => [call, roles]));

const KEYED = (Object.keys(PERMISSIONS) as Role[]).filter((role) => !isUnkeyed(role));
const world = createWorld();
const routes = allRoutes(world.of);
const places = { provider: 'H1', office: '532900/532901' };
const keys = KEYED.map((role) => ({ key: role, id: `key of ${role}`, role, ...places }));
const tested = await testIdentity({
  keys: JSON.stringify(keys),
  // No area is open here, so a call that is let through ends as an outage before it does anything.
  routes: () => routes,
});
const shared = [...tested.identity.routes, ...publicRoutes(world)];
const numbers = TRANSACTIONS.flatMap(({ number, alsoKnownAs = [] }) => [number, ...alsoKnownAs]);
const calls = [
  ...routes.map(({ method, path }) => `${method} ${path}`),
  ...shared.map(({ method, path }) => `${method} /api${path}`),
  ...numbers.map((number) => `national ${number}`),
];

/** Insured people have no keys; what they may is asked with a session below. */
function isUnkeyed(role: string): boolean {
  return role === 'demo' || role === 'insured';
}

test('every route and transaction has its line, and no line is left over', () => {
  const suggestion = (call: string) => `${call}\t${rolesNow(call)}`;
  const missing = calls.filter((call) => !EXPECTED.has(call)).map(suggestion);
  const left = [...EXPECTED.keys()].filter((call) => !calls.includes(call));
  expect(missing.join('\n'), 'lines that src/main/rights.tsv lacks').toBe('');
  expect(left, 'lines of src/main/rights.tsv that nothing has').toEqual([]);
});

/** What the tables say now: for whoever adds a line, to be read before it is believed. */
function rolesNow(call: string): string {
  const route = routes.find(({ method, path }) => call === `${method} ${path}`);
  const row = shared.find(({ method, path }) => call === `${method} /api${path}`);
  if (row?.needs === 'nothing') return 'anybody';
  if (row?.needs === 'session') return 'session';
  const number = call.replace('national ', '');
  const transaction = TRANSACTIONS.find(
    (one) => one.number === number || one.alsoKnownAs?.includes(number as never),
  );
  const permission = route?.permission ?? row?.needs ?? transaction?.permission;
  const roles = (Object.keys(PERMISSIONS) as Role[]).filter((role) =>
    (PERMISSIONS[role] as readonly unknown[]).includes(permission),
  );
  return roles.filter((role) => role !== 'demo').join(' ') || '-';
}

const rest = routes.map(({ method, path }) => ({ call: `${method} ${path}`, method, path }));

test.each(rest)('$call: exactly the roles of its line, over HTTP', async ({ call, ...route }) => {
  const allowed = rolesOf(call);
  const url = `/api/areas/532900${route.path.replace(/:\w+/g, 'x')}`;
  expect(await statusOf({ ...route, path: url }, '')).toMatchObject({ status: 401 });
  for (const role of KEYED) {
    const { code } = await statusOf({ ...route, path: url }, role);
    expect([role, code !== 'access.not_permitted']).toEqual([role, allowed.includes(role)]);
  }
});

const withRight = shared
  .filter(({ needs }) => needs !== 'nothing' && needs !== 'session')
  .map(({ method, path }) => ({ call: `${method} /api${path}`, method, path: `/api${path}` }));

test.each(withRight)(
  '$call: exactly the roles of its line, over HTTP',
  async ({ call, ...row }) => {
    const path = row.path
      .replace(/:id/, '00000000-0000-7000-8000-000000000000')
      .replace(/:\w+/, 'no.one');
    expect(await statusOf({ ...row, path }, '')).toMatchObject({ status: 401 });
    for (const role of KEYED) {
      const { code } = await statusOf({ ...row, path }, role);
      expect([role, code !== 'access.not_permitted']).toEqual([role, rolesOf(call).includes(role)]);
    }
  },
);

const withSession = shared
  .filter(({ needs }) => needs === 'session')
  .map(({ method, path }) => ({ call: `${method} /api${path}`, method, path: `/api${path}` }));

test.each(withSession)('$call needs a session, and no key opens it', async ({ call, ...row }) => {
  expect(EXPECTED.get(call)).toBe('session');
  const path = row.path.replace(/:\w+/, '00000000-0000-7000-8000-000000000000');
  for (const role of ['', ...KEYED]) {
    expect(await statusOf({ ...row, path }, role)).toEqual({
      status: 401,
      code: 'access.session_ended',
    });
  }
});

test('what is open to anybody are the ways in and the check of a paper, and nothing else', () => {
  const open = [...EXPECTED].filter(([, roles]) => roles === 'anybody').map(([call]) => call);
  expect(open.sort()).toEqual([
    'GET /api/public/certificates/:token',
    'GET /api/public/receipts/:token',
    'GET /api/session',
    'GET /api/sign-in/provider',
    'GET /api/sign-in/provider/callback',
    'POST /api/sign-in',
    'POST /api/sign-in/credential',
    'POST /api/sign-in/demonstration',
  ]);
  for (const { method, path, needs } of shared) {
    expect(needs === 'nothing').toBe(open.includes(`${method} /api${path}`));
  }
});

const roles = Object.keys(PERMISSIONS).filter((role) => role !== 'demo') as Role[];
const national = TRANSACTIONS.flatMap(({ number, alsoKnownAs = [], permission }) =>
  [number, ...alsoKnownAs].map((one) => ({ number: one, permission })),
);

test.each(national)('national $number: exactly the roles of its line', ({ number, permission }) => {
  for (const role of roles) {
    const caller = { id: role, role, provider: null, area: null };
    const may = () => permit(caller, permission);
    if (rolesOf(`national ${number}`).includes(role)) may();
    else expect(may, role).toThrow('access.not_permitted');
  }
});

const area = await testArea();
const closed = await testDoor(area, { privateLine: false });

test.each(national)(
  'national $number from nobody known is refused over HTTP',
  async ({ number }) => {
    const { json } = await closed.post(envelope(number, {}));
    expect([number, json.code, json.infcode]).toEqual([number, 401, undefined]);
  },
);

test('a person signed in holds the rights of the posting, at its place, and not those of a key', async () => {
  const place = { area: '532900', provider: 'H1' } as const;
  const made = [
    { name: 'a.doctor', role: 'doctor', ...place },
    { name: 'a.ward', role: 'ward', ...place },
    { name: 'an.office', role: 'office' },
  ];
  for (const one of made) {
    const { browser } = await signUp(tested, one);
    for (const { method, path } of rest) {
      const url = `/api/areas/532900${path.replace(/:\w+/g, 'x')}`;
      const { code } = method === 'GET' ? await browser.get(url) : await browser.post(url);
      const may = rolesOf(`${method} ${path}`).includes(one.role);
      expect([one.role, path, code !== 'access.not_permitted']).toEqual([one.role, path, may]);
    }
    const other = await browser.get('/api/areas/110000/policies');
    expect(other.code).toBe('access.other_area');
  }
});

test('who inspects a county is let through to what can be kept to it, and to nothing else', async () => {
  const posting = { name: 'of.a.county', role: 'inspector', area: '532900', county: '532901' };
  const { browser } = await signUp(tested, posting);
  const passed: string[] = [];
  for (const { call, method, path } of rest) {
    if (!rolesOf(call).includes('inspector')) continue;
    const url = `/api/areas/532900${path.replace(/:\w+/g, 'x')}`;
    const { code } = method === 'GET' ? await browser.get(url) : await browser.post(url);
    if (code !== 'access.other_county') passed.push(call);
  }
  const told = LINES.flatMap(([call, , bounds]) => (bounds === 'county' ? [call] : []));
  expect(passed.sort().join('\n')).toBe(told.sort().join('\n'));
});

/** Calls that compute from what they are sent, and keep nothing of it. */
const COMPUTE_ONLY = [
  'POST /claims/lines',
  'POST /newborns/trials',
  'POST /policies/try',
  'POST /premiums/trials',
  'POST /stays/shares',
];

test('whoever may only read can write nothing: a call that writes asks for a right of its own', () => {
  const behindReading = routes
    .filter(
      ({ method, permission }) => method === 'POST' && /\.(read|find|audit)$/.test(permission),
    )
    .map(({ method, path }) => `${method} ${path}`);
  expect(behindReading.filter((call) => !call.includes('/own/')).sort()).toEqual(COMPUTE_ONLY);
  expect(behindReading.filter((call) => call.includes('/own/'))).toEqual([
    'POST /own/premiums/trials',
    'POST /own/estimates',
  ]);
  const inspected = LINES.flatMap(([call, told]) =>
    told.split(' ').includes('inspector') && call.startsWith('POST') ? [call] : [],
  );
  expect(inspected.sort()).toEqual(COMPUTE_ONLY);
});

function rolesOf(call: string): readonly string[] {
  return (EXPECTED.get(call) ?? '').split(' ');
}

type Asked = { readonly method: 'GET' | 'POST'; readonly path: string };

async function statusOf({ method, path }: Asked, key: string) {
  const answer = await tested.server.inject({
    method,
    url: path,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), [MARK_HEADER]: 'none' },
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  return { status: answer.statusCode, code: answer.json().error?.code as string | undefined };
}
