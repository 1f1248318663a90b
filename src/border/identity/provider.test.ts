import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OidcProvider from 'oidc-provider';
import { afterAll, expect, test } from 'vitest';
import { askProvider } from './ask-provider.ts';
import { AREA, ROOT, testIdentity } from './testing.ts';

/** A real identity provider on loopback. Whoever is `who` has a session there; nobody types anything. */
const gate = { who: 'subject-1', secret: 'a secret of the client that is long enough' };
const idp = await startProvider();
const callback = 'http://127.0.0.1:9/api/sign-in/provider/callback';
const settings = {
  issuer: idp.issuer,
  client: 'yikao',
  secret: gate.secret,
  name: '省统一身份认证',
  claim: 'employee',
  callback,
};
const tested = await testIdentity({ provider: askProvider(settings) });
const place = { area: AREA, county: null, provider: null };
for (const [name, claim] of [
  ['li.na', 'E-1001'],
  ['wang.wu', 'E-1002'],
] as const) {
  await tested.identity.add(ROOT, { name, displayName: name, role: 'office', place, claim });
}

type Way = { readonly flow: string; readonly url: URL };

/** From the button to the identity provider and back to our door: the address the browser is sent to. */
async function goThere(to = '/532900/payments'): Promise<Way> {
  const start = await tested.server.inject(`/api/sign-in/provider?to=${encodeURIComponent(to)}`);
  expect(start.statusCode).toBe(302);
  const flow = String(start.headers['set-cookie']);
  expect(flow).toContain('HttpOnly; SameSite=Lax');
  const cookies = new Map<string, string>();
  let url = new URL(String(start.headers.location));
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  for (let hop = 0; hop < 8; hop += 1) {
    if (url.href.startsWith(callback)) return { flow: flow.split(';')[0] ?? '', url };
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [pair = ''] = one.split(';');
      const [key = '', ...value] = pair.split('=');
      cookies.set(key, value.join('='));
    }
    url = new URL(answer.headers.get('location') ?? '', url);
  }
  throw new Error('the identity provider does not send the browser back');
}

async function comeBack({ flow, url }: Way) {
  const answer = await tested.server.inject({
    url: url.pathname + url.search,
    headers: { cookie: flow },
  });
  const [, token = null] = /^yikao=([^;]+)/.exec(String(answer.headers['set-cookie'])) ?? [];
  return { location: answer.headers.location, token };
}

async function nameOf(token: string | null) {
  const browser = tested.browser();
  browser.token = token;
  const { signed } = (await browser.get('/api/session')).body as {
    signed: { name: string } | null;
  };
  return signed?.name ?? null;
}

test('the button leads through the identity provider to the page one came from, signed in', async () => {
  expect((await tested.browser().get('/api/session')).body.provider).toBe('省统一身份认证');
  gate.who = 'subject-1';
  const { location, token } = await comeBack(await goThere());
  expect([location, await nameOf(token)]).toEqual(['/532900/payments', 'li.na']);
  const again = await comeBack(await goThere());
  expect(await nameOf(again.token)).toBe('li.na');
});

test('a way back is walked once, by the browser that set out, in time', async () => {
  gate.who = 'subject-1';
  const refused = '/sign-in?refused=identity.provider_refused';
  const way = await goThere();
  expect((await comeBack({ ...way, flow: 'yikao-flow=another-browser-altogether' })).location).toBe(
    refused,
  );
  expect((await comeBack(way)).token).not.toBeNull();
  expect((await comeBack(way)).location).toBe(refused);
  const late = await goThere();
  tested.pass(11 * 60_000);
  expect((await comeBack(late)).location).toBe(refused);
});

test('a forged code, a foreign state and a refusal of the provider are refused', async () => {
  const refused = '/sign-in?refused=identity.provider_refused';
  const forged = await goThere();
  forged.url.searchParams.set('code', 'guess');
  expect((await comeBack(forged)).location).toBe(refused);
  const foreign = await goThere();
  foreign.url.searchParams.set('state', 'guess');
  expect((await comeBack(foreign)).location).toBe(refused);
  const denied = await goThere();
  denied.url.searchParams.delete('code');
  denied.url.searchParams.set('error', 'access_denied');
  expect((await comeBack(denied)).location).toBe(refused);
});

test('a person without a prepared account is refused, and two subjects never share one', async () => {
  for (const who of ['subject-unknown', 'subject-1-again']) {
    gate.who = who;
    const { location, token } = await comeBack(await goThere());
    expect([who, location, token]).toEqual([who, '/sign-in?refused=identity.not_prepared', null]);
  }
});

test('a blocked account is refused although the identity provider knows the person', async () => {
  gate.who = 'subject-2';
  await tested.identity.block(ROOT, 'wang.wu');
  expect((await comeBack(await goThere())).location).toBe('/sign-in?refused=identity.blocked');
  await tested.identity.unblock(ROOT, 'wang.wu');
  expect(await nameOf((await comeBack(await goThere())).token)).toBe('wang.wu');
  const rows = await tested.nation.sql<{ event: string; reason: string | null }>(
    'test: provider events',
    `select event, reason from sign_in_event where account = 'wang.wu' and event <> 'posting-given'
     order by id`,
  );
  expect(rows.map(({ event, reason }) => [event, reason])).toEqual(
    expect.arrayContaining([
      ['provider-bound', null],
      ['refused', 'identity.blocked'],
      ['signed-in', 'provider'],
    ]),
  );
});

test('nobody is sent to another server, and without a provider there is no way', async () => {
  for (const to of ['//evil.example/x', 'https://evil.example', '/532900\\evil', '/api/x']) {
    const answer = await tested.server.inject(`/api/sign-in/provider?to=${encodeURIComponent(to)}`);
    expect([to, answer.statusCode]).toEqual([to, 400]);
  }
  const without = await testIdentity();
  const answer = await without.server.inject('/api/sign-in/provider?to=/532900');
  expect(answer.json().error.code).toBe('identity.no_provider');
});

test('an identity provider that is away is an outage, not a refusal', async () => {
  const away = askProvider({ ...settings, issuer: 'http://127.0.0.1:1' });
  await expect(away.setOut('nonce')).rejects.toThrow('cannot be reached');
});

const EMPLOYEES: Readonly<Record<string, string>> = {
  'subject-1': 'E-1001',
  'subject-1-again': 'E-1001',
  'subject-2': 'E-1002',
};

async function startProvider(): Promise<{ readonly issuer: string }> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: 'yikao',
        client_secret: gate.secret,
        redirect_uris: ['http://127.0.0.1:9/api/sign-in/provider/callback'],
        application_type: 'web',
      },
    ],
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['employee'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, employee: EMPLOYEES[id] }),
    }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  } as never);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void finish(provider, request, response);
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return { issuer };
}

type Finish = Parameters<InstanceType<typeof OidcProvider>['interactionDetails']>;

async function finish(provider: InstanceType<typeof OidcProvider>, ...[request, response]: Finish) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const login = { login: { accountId: gate.who } };
    return provider.interactionFinished(request, response, login, {
      mergeWithLastSubmission: false,
    });
  }
  const grant = new provider.Grant({
    accountId: session?.accountId as string,
    clientId: params.client_id as string,
  });
  grant.addOIDCScope('openid profile');
  const consent = { consent: { grantId: await grant.save() } };
  return provider.interactionFinished(request, response, consent, {
    mergeWithLastSubmission: true,
  });
}
