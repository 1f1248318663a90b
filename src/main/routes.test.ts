import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { word } from '../border/open/index.ts';
import { createGate, JURISDICTIONS, PERMISSIONS } from '../platform/access.ts';
import { systemClock } from '../platform/clock.ts';
import type { Role } from '../platform/http/route.ts';
import { createServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { allRoutes, createWorld } from './compose.ts';

const world = createWorld();
const routes = allRoutes(world.of);
// Insured people have no keys; what they may is asked in `rights.test.ts`.
const roles = Object.keys(PERMISSIONS).filter(
  (role) => role !== 'demo' && role !== 'insured',
) as Role[];

let server: FastifyInstance;

beforeAll(async () => {
  const keys = roles.map((role) => ({
    key: role,
    id: role,
    role,
    ...(JURISDICTIONS[role].includes('office') ? { office: '532900' } : { provider: 'P1' }),
  }));
  server = await createServer({
    version: '0.0.0',
    routes,
    gate: createGate(JSON.stringify(keys)),
    accessLog: { record: () => undefined, close: () => Promise.resolve() },
    word,
    log: createLog(systemClock, () => undefined),
    areas: () => [],
    // No area is open, so a call that is let through ends as an outage before it does anything.
    isReady: () => false,
    webFolder: null,
  });
  await server.ready();
});

afterAll(() => server.close());

const table = routes.flatMap((route) =>
  roles.map((role) => ({
    call: `${route.method} ${route.path}`,
    route,
    role,
    allowed: PERMISSIONS[role].includes(route.permission),
  })),
);

test.each(table)('$call as $role: allowed $allowed', async ({ route, role, allowed }) => {
  const answer = await call(route.method, route.path, `Bearer ${role}`);
  if (allowed) expect([200, 400, 403, 503]).toContain(answer.status);
  if (allowed) expect(answer.code).not.toBe('access.not_permitted');
  else expect([answer.status, answer.code]).toEqual([403, 'access.not_permitted']);
});

test.each(routes.map(({ method, path }) => [method, path] as const))(
  '%s %s without a key is 401',
  async (method, path) => {
    expect((await call(method, path, '')).status).toBe(401);
  },
);

test('no two rows have the same method and path', () => {
  const calls = routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(calls).size).toBe(calls.length);
});

test('a GET needs a permission to read only', () => {
  for (const { method, permission } of routes) {
    if (method === 'GET') expect(permission).toMatch(/\.(read|find|lead|audit)$/);
  }
});

test('every row is in the interface with a summary and an answer', () => {
  const document = server.swagger() as unknown as { openapi: string; paths: Record<string, Paths> };
  expect(document.openapi).toBe('3.1.0');
  for (const { method, path } of routes) {
    const url = `/api/areas/{area}${path.replace(/:(\w+)/g, '{$1}')}`;
    const described = document.paths[url]?.[method.toLowerCase()];
    expect([url, described?.summary]).toEqual([url, expect.stringMatching(/^[A-Z]/)]);
    expect(Object.keys(described?.responses ?? {})).toContain('200');
  }
});

type Paths = Record<string, { summary: string; responses: object }>;

async function call(method: 'GET' | 'POST', path: string, authorization: string) {
  const answer = await server.inject({
    method,
    url: `/api/areas/532900${path.replace(/:\w+/g, 'x')}`,
    headers: { authorization, 'content-type': 'application/json' },
    ...(method === 'POST' ? { payload: '{}' } : {}),
  });
  return { status: answer.statusCode, code: JSON.parse(answer.body).error?.code as string };
}
