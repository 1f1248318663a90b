import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvariantError } from '../../kernel/assert.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { Outage, Rejection } from '../../kernel/rejection.ts';
import { createGate } from '../access.ts';
import type { Access } from '../access-log.ts';
import { systemClock } from '../clock.ts';
import { UNKNOWN_AREA } from '../errors.ts';
import { createLog } from '../log.ts';
import { type Route, route } from './route.ts';
import { createServer, type ServerOptions } from './server.ts';

const AREA = '/api/areas/532900';

const thrown: Record<string, () => unknown> = {
  refusal: () => new Rejection(UNKNOWN_AREA, { area: '990100' }),
  outage: () => new Outage('the disk is away'),
  invariant: () => new InvariantError('secret invariant'),
  lost: () => Object.assign(new Error('Connection terminated unexpectedly')),
  full: () => Object.assign(new Error('too many clients'), { code: '53300' }),
  text: () => Object.assign(new Error('invalid input syntax for type uuid'), { code: '22P02' }),
  bigint: () => ({ answer: 1n }),
};

const routes: Route[] = [
  route({
    method: 'POST',
    path: '/echoes',
    permission: 'settlement.write',
    summary: 'Gives back what it gets',
    body: Type.Object(
      { text: Type.String({ maxLength: 5 }), provider: Type.Optional(Type.String()) },
      { additionalProperties: false },
    ),
    answer: Type.Object({ text: Type.String(), provider: Type.Optional(Type.String()) }),
    person: ({ body }) => body.text,
    handle: ({ body }) => Promise.resolve(body),
  }),
  route({
    method: 'GET',
    path: '/numbers',
    permission: 'care.read',
    summary: 'Doubles a number',
    query: Type.Object({ n: Type.Integer() }),
    answer: Type.Object({ twice: Type.Integer() }),
    person: null,
    handle: ({ query }) => Promise.resolve({ twice: query.n * 2 }),
  }),
  route({
    method: 'GET',
    path: '/things/:id',
    permission: 'care.read',
    summary: 'A thing of provider P1',
    params: Type.Object({ id: Type.String() }),
    answer: Type.Object({ id: Type.String(), provider: Type.Object({ id: Type.String() }) }),
    person: null,
    handle: ({ params }) => Promise.resolve({ id: params.id, provider: { id: 'P1' } }),
  }),
  route({
    method: 'GET',
    path: '/throws/:what',
    permission: 'care.read',
    summary: 'Fails in many ways',
    params: Type.Object({ what: Type.String() }),
    answer: Type.Object({}),
    person: null,
    handle: ({ params }) => {
      const what = thrown[params.what]?.();
      return what instanceof Error ? Promise.reject(what) : Promise.resolve(what);
    },
  }),
];

const accesses: Access[] = [];
const lines: string[] = [];

function options(keys?: string): ServerOptions {
  return {
    version: '0.0.0',
    routes,
    gate: createGate(keys),
    accessLog: { record: (access) => accesses.push(access), close: () => Promise.resolve() },
    word: (code) => ({ zh: code, en: code }),
    log: createLog(systemClock, (line) => lines.push(line)),
    areas: () => [{ code: '532900' as AreaCode, nameZh: '大理州', nameEn: 'Dali' }],
    isReady: () => true,
    webFolder: null,
    checkAnswers: true,
  };
}

let open: FastifyInstance;
let keyed: FastifyInstance;

beforeAll(async () => {
  open = await createServer(options());
  keyed = await createServer(
    options(
      JSON.stringify([
        { key: 'desk-key', id: 'desk-1', role: 'desk', provider: 'P1', area: '532900' },
        { key: 'other-key', id: 'desk-2', role: 'desk', provider: 'P2', area: '532300' },
        { key: 'third-key', id: 'desk-3', role: 'desk', provider: 'P3' },
        { key: 'inspector-key', id: 'inspector-1', role: 'inspector' },
      ]),
    ),
  );
});

afterAll(() => Promise.all([open.close(), keyed.close()]));

async function get(url: string, server = open, headers = {}) {
  const { statusCode, body } = await server.inject({ url, headers });
  return { status: statusCode, body: JSON.parse(body) };
}

async function post(payload: string | object, server = open, headers = {}) {
  const answer = await server.inject({
    method: 'POST',
    url: `${AREA}/echoes`,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}

const as = (key: string) => ({ authorization: `Bearer ${key}` });

test('health, areas and the interface are open to all', async () => {
  expect((await get('/health', keyed)).body).toEqual({
    status: 'ready',
    version: '0.0.0',
    areas: ['532900'],
  });
  expect((await get('/api/areas', keyed)).body.rows[0].nameZh).toBe('大理州');
  const { body } = await get('/api/openapi.json', keyed);
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toContain('/api/areas/{area}/echoes');
  expect(body.paths['/api/areas/{area}/numbers'].get.parameters).toHaveLength(2);
  const page = await open.inject('/api/docs');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/https?:\/\/(?!localhost)/);
});

test('a query becomes a number, a body keeps its types', async () => {
  expect((await get(`${AREA}/numbers?n=21`)).body).toEqual({ twice: 42 });
  expect((await get(`${AREA}/numbers?n=x`)).body.error).toMatchObject({
    code: 'request.invalid',
    facts: { field: 'querystring.n', rule: 'must be integer' },
  });
  expect((await post({ text: 5 })).body.error.facts).toEqual({
    field: 'body.text',
    rule: 'must be string',
  });
});

test.each([
  [{}, 'body.text', "must have required property 'text'"],
  [{ text: 'a', more: 1 }, 'body.more', 'must NOT have additional properties'],
  [{ text: 'too long' }, 'body.text', 'must NOT have more than 5 characters'],
  ['', 'body', 'must be object'],
])('an invalid body %j names the field and the rule', async (body, field, rule) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.facts).toEqual({ field, rule });
});

test('what is not JSON, or too large, is refused', async () => {
  expect((await post('{"text":')).body.error.code).toBe('request.malformed');
  expect((await post('{"text":"a","__proto__":{}}')).body.error.code).toBe('request.malformed');
  const plain = await post('text', open, { 'content-type': 'text/plain' });
  expect(plain.body.error.code).toBe('request.malformed');
  const large = await post({ text: 'x'.repeat(33 * 1_048_576) });
  expect([large.status, large.body.error.code]).toEqual([413, 'request.too_large']);
});

test.each([
  ['refusal', 404, 'request.unknown_area'],
  ['outage', 503, 'platform.unavailable'],
  ['lost', 503, 'platform.unavailable'],
  ['full', 503, 'platform.unavailable'],
  ['text', 400, 'request.unreadable_value'],
  ['invariant', 500, 'platform.defect'],
  ['bigint', 500, 'platform.defect'],
])('%s is answered %i %s', async (what, status, code) => {
  const answer = await get(`${AREA}/throws/${what}`);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

test('a defect is logged and nothing of it leaks', async () => {
  const { body } = await get(`${AREA}/throws/invariant`);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(lines.at(-1)).toContain('secret invariant');
});

test('unknown routes and areas are 404', async () => {
  expect((await get('/api/nothing')).body.error.code).toBe('request.unknown_route');
  expect((await get('/nothing')).status).toBe(404);
  expect((await get('/api/areas/532300/numbers?n=1')).body.error.code).toBe('request.unknown_area');
});

test('without a key or with a wrong one the caller is unknown', async () => {
  for (const headers of [{}, as('wrong'), as(''), { authorization: 'desk-key' }]) {
    const { status, body } = await get(`${AREA}/numbers?n=1`, keyed, headers);
    expect([status, body.error.code]).toEqual([401, 'access.unknown_caller']);
  }
});

test('a role without the permission is refused before the body is read', async () => {
  const { status, body } = await post('{', keyed, as('inspector-key'));
  expect([status, body.error.code]).toEqual([403, 'access.not_permitted']);
});

test('a desk stays with its provider and area', async () => {
  const own = await post({ text: 'a' }, keyed, as('desk-key'));
  expect(own.body).toEqual({ text: 'a', provider: 'P1' });
  const other = await post({ text: 'a', provider: 'P9' }, keyed, as('desk-key'));
  expect([other.status, other.body.error.code]).toEqual([403, 'access.other_provider']);
  const area = await get(`${AREA}/numbers?n=1`, keyed, as('other-key'));
  expect([area.status, area.body.error.code]).toEqual([403, 'access.other_area']);
  expect((await get(`${AREA}/things/1`, keyed, as('desk-key'))).status).toBe(200);
  expect((await get(`${AREA}/things/1`, keyed, as('third-key'))).status).toBe(403);
});

test('a call that names a person is put on the access log', async () => {
  accesses.length = 0;
  await post({ text: 'zhang' }, keyed, as('desk-key'));
  expect(accesses).toEqual([
    { area: '532900', actor: 'desk-1', action: 'POST /echoes', person: 'zhang', detail: '' },
  ]);
});
