import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import type { AreaCode } from '../../kernel/ids.ts';
import { createCredentials } from '../../people/credential/index.ts';
import { createGate } from '../../platform/access.ts';
import type { Access } from '../../platform/access-log.ts';
import { type Clock, clockFrom } from '../../platform/clock.ts';
import type { Guardians } from '../../platform/http/acting-for.ts';
import type { Route } from '../../platform/http/route.ts';
import { createServer } from '../../platform/http/server.ts';
import { MARK_HEADER } from '../../platform/http/session-port.ts';
import { idSource } from '../../platform/id-source.ts';
import { createLog } from '../../platform/log.ts';
import { APPLICATION_ROLE } from '../../platform/roles.ts';
import { createSealer } from '../../platform/seal.ts';
import { openNation, type SchemaDatabase } from '../../platform/sql.ts';
import { type TestArea, testArea } from '../../platform/testing.ts';
import { word } from '../open/index.ts';
import type { ProviderPort } from './ask-provider.ts';
import { codeAt } from './factor.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { By } from './staff.ts';

export const ROOT: By = {
  administrator: { id: 'test', area: null },
  from: { address: 'test', agent: '' },
};
export const AREA = '532900' as AreaCode;
export const NEW_PASSWORD = 'twelve clouds over Erhai';

export type TestIdentity = {
  readonly area: TestArea;
  readonly nation: SchemaDatabase;
  readonly identity: Identity;
  readonly server: FastifyInstance;
  readonly clock: Clock;
  readonly accesses: readonly Access[];
  readonly pass: (ms: number) => void;
  readonly browser: () => Browser;
};

type Options = {
  readonly open?: boolean;
  readonly provider?: ProviderPort | null;
  readonly routes?: (area: TestArea, clock: Clock) => readonly Route[];
  readonly keys?: string;
  readonly guardians?: (area: TestArea, clock: Clock) => Guardians;
};

/** The real server with sign-in over a fresh database, and a clock that can be moved on. */
export async function testIdentity(options: Options = {}): Promise<TestIdentity> {
  const { open = false, provider = null, routes = () => [], keys, guardians } = options;
  const area = await testArea();
  const nation = openNation({ url: area.url, role: APPLICATION_ROLE, poolSize: 8 });
  let ahead = 0;
  const clock = clockFrom(() => new Date(Date.now() + ahead));
  const ids = idSource(clock);
  const credentials = createCredentials({
    database: area,
    clock,
    ids,
    secret: Buffer.from('a key of the test'),
  });
  const identity = createIdentity({
    database: () => nation,
    clock,
    ids,
    random: randomBytes,
    sealer: createSealer([{ version: 1, key: randomBytes(32) }]),
    open,
    credentialsOf: () => credentials,
    provider,
  });
  const accesses: Access[] = [];
  const server = await createServer({
    version: '0',
    routes: routes(area, clock),
    sharedRoutes: identity.routes,
    sessions: identity.sessions,
    ...(guardians && { guardians: guardians(area, clock) }),
    gate: createGate(keys, !open),
    accessLog: { record: (one) => accesses.push(one), close: async () => undefined },
    word,
    log: createLog(clock, () => undefined),
    areas: () => [{ code: AREA, nameZh: '试验区', nameEn: 'Test area' }],
    isReady: () => true,
    webFolder: null,
    checkAnswers: true,
  });
  afterAll(async () => {
    await server.close();
    await nation.close();
  });
  const pass = (ms: number) => {
    ahead += ms;
  };
  const browser = () => openBrowser(server);
  return { area, nation, identity, server, clock, accesses, pass, browser };
}

export type Answer = { readonly status: number; readonly code: string | null; readonly body: Body };
type Body = Readonly<Record<string, unknown>>;

/** As a browser does it: keeps the cookie, and sends the mark that our pages know. */
export type Browser = {
  readonly get: (path: string, headers?: Headers) => Promise<Answer>;
  readonly post: (path: string, body?: object, headers?: Headers) => Promise<Answer>;
  token: string | null;
  address: string;
};
type Headers = Readonly<Record<string, string>>;

function openBrowser(server: FastifyInstance): Browser {
  const self: Browser = {
    token: null,
    address: '10.0.0.1',
    get: (path, headers = {}) => call('GET', path, undefined, headers),
    async post(path, body = {}, headers = {}) {
      const mark = self.token === null ? null : await markNow();
      return call('POST', path, body, { ...(mark ? { [MARK_HEADER]: mark } : {}), ...headers });
    },
  };
  async function markNow(): Promise<string | null> {
    const { body } = await call('GET', '/api/session', undefined, {});
    return (body as { signed?: { mark: string } | null }).signed?.mark ?? null;
  }
  async function call(
    method: 'GET' | 'POST',
    url: string,
    body: object | undefined,
    more: Headers,
  ) {
    const cookie = self.token === null ? {} : { cookie: `yikao=${self.token}` };
    const answer = await server.inject({
      method,
      url,
      remoteAddress: self.address,
      headers: { ...cookie, ...more },
      ...(body ? { payload: body } : {}),
    });
    const set = answer.headers['set-cookie'];
    for (const one of [set ?? []].flat()) {
      const [, value] = /^yikao=([^;]*)/.exec(one) ?? [];
      if (value !== undefined) self.token = value === '' ? null : value;
    }
    const text = String(answer.headers['content-type']).includes('json') ? answer.json() : {};
    return { status: answer.statusCode, code: text?.error?.code ?? null, body: text as Body };
  }
  return self;
}

export type Signed = {
  readonly browser: Browser;
  readonly name: string;
  readonly password: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
};

type Made = {
  readonly name: string;
  readonly role: string;
  readonly area?: string | null;
  readonly county?: string | null;
  readonly provider?: string | null;
  readonly office?: string | null;
  readonly ownPerson?: string | null;
};

/** An account through its whole first day: first password, own password, second factor. */
export async function signUp(test: TestIdentity, made: Made): Promise<Signed> {
  const {
    name,
    role,
    area = AREA,
    county = null,
    provider = null,
    office = null,
    ownPerson = null,
  } = made;
  const place = { area, county, provider, office, ownPerson } as never;
  const invitation = { name, displayName: name, role: role as never, place, claim: null };
  const { password: first } = await test.identity.add(ROOT, invitation);
  const browser = test.browser();
  await browser.post('/api/sign-in', { name, password: first });
  await browser.post('/api/account/password', { current: first, next: NEW_PASSWORD });
  const offered = await browser.post('/api/account/second-factor');
  const { secret } = offered.body as unknown as { secret: string };
  const confirmed = await browser.post('/api/account/second-factor/confirm', {
    code: codeAt(secret, test.clock.now().getTime()),
  });
  const { recoveryCodes } = confirmed.body as unknown as { recoveryCodes: string[] };
  return { browser, name, password: NEW_PASSWORD, secret, recoveryCodes };
}

/** A second browser of the same person, with a code of the next half minute. */
export async function signInAgain(test: TestIdentity, signed: Signed): Promise<Browser> {
  test.pass(30_000);
  const browser = test.browser();
  await browser.post('/api/sign-in', { name: signed.name, password: signed.password });
  const code = codeAt(signed.secret, test.clock.now().getTime());
  await browser.post('/api/sign-in/code', { code });
  return browser;
}
