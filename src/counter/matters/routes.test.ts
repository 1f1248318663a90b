import { beforeAll, expect, test } from 'vitest';
import { type Browser, ROOT, testIdentity } from '../../border/identity/testing.ts';
import { officeRoutes } from '../offices/index.ts';
import { ownMatterRoutes, receiptRoutes } from './own-routes.ts';
import { matterRoutes } from './routes.ts';
import {
  AREA,
  COUNTY,
  type MatterWorld,
  matterWorld,
  PERSON,
  PREFECTURE,
  STATION,
} from './testing.ts';

const KEYS = [
  { key: 'station', id: 'a.station', role: 'counter-clerk', office: STATION },
  { key: 'county', id: 'a.reviewer', role: 'counter-reviewer', office: COUNTY },
  { key: 'chief', id: 'a.chief', role: 'counter-chief', office: PREFECTURE },
  { key: 'inspector', id: 'an.inspector', role: 'inspector', area: AREA },
];

let world: MatterWorld;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => {
    const of = () => ({ matters: world.matters, database: world.database });
    return [...matterRoutes(of), ...ownMatterRoutes(of), ...officeRoutes(of)];
  },
});

beforeAll(async () => {
  world = await matterWorld(undefined, {
    ...{ database: tested.area, clock: tested.clock },
    colleagues: (office) => tested.identity.colleagues(office),
  });
  const place = { area: AREA, county: null, provider: null, office: COUNTY };
  for (const [name, role] of [
    ['a.colleague', 'counter-reviewer'],
    ['a.taker', 'counter-clerk'],
  ] as const) {
    await tested.identity.add(ROOT, { name, displayName: name, role, place, claim: null });
  }
  await tested.area.sql(
    'test: card of the applicant',
    `insert into card (number, person_id, serial, starts_on)
     values ('CARDP1', $1, 'CHIPP1', '2020-01-01')`,
    [PERSON],
  );
});

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${AREA}${path}` },
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, ...answer.json() };
}

const grant = (key: string, more: object = {}) => ({
  ...{ key, matter: 'grant', person: PERSON, applicant: { kind: 'insured' } },
  ...{ form: { why: 'illness', phone: '13912345678' }, promised: ['bill'], ...more },
});

test('a station sees which matters it may take in, fills a form, tries it and brings it', async () => {
  const matters = await call('station', 'GET', '/matters');
  const offered = Object.values(matters).filter((one) => (one as { offered?: boolean }).offered);
  expect(offered.map((one) => (one as { code: string }).code)).toEqual(['grant', 'quick']);
  const document = await call('station', 'GET', '/matters/grant');
  expect(document.deadlineWords).toEqual({
    zh: '10个工作日内拨付',
    en: 'Paid within 10 working days',
  });
  const trial = await call('station', 'POST', '/cases/trials', grant('try-first'));
  expect(trial).toMatchObject({ status: 200, state: 'open', decided: 'by-people', office: COUNTY });
  const brought = await call('station', 'POST', '/cases', grant('bring-it-1'));
  expect(brought).toMatchObject({
    ...{ status: 200, state: 'open', masked: true, person: { id: PERSON } },
    form: { why: 'illness', phone: '139****5678' },
    hints: [{ code: 'matters.paper-promised', facts: { nameZh: '票据' } }],
  });
  const prefill = await call('station', 'POST', '/matters/grant/prefill', { person: PERSON });
  expect(prefill).toMatchObject({
    fetchedMaterials: ['identity'],
    hints: [{ code: 'matters.under-way', facts: { number: brought.number } }],
    openCases: [{ number: brought.number, state: 'open' }],
  });
  const twice = await call('station', 'POST', '/cases', grant('bring-it-2'));
  expect([twice.status, twice.error.code]).toEqual([409, 'matters.open_already']);
});

test('queues hold what lies with whom, and nobody sees beyond his place', async () => {
  const mine = await call('county', 'GET', '/cases?queue=office');
  expect(mine.rows).toMatchObject([
    { matter: 'grant', person: { name: '示*人' }, acts: ['take', 'note'] },
  ]);
  const [{ id, version, number }] = mine.rows;
  const taken = await call('county', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'take-it-1', version, act: 'take' },
  });
  expect(taken).toMatchObject({ status: 200, assignee: 'a.reviewer', masked: false });
  expect((await call('county', 'GET', '/cases?queue=mine')).total).toBe(1);
  expect((await call('station', 'GET', '/cases?queue=office')).total).toBe(0);
  expect((await call('station', 'GET', '/cases?queue=all')).total).toBe(1);
  for (const query of [`text=${number}`, 'text=示范人', `text=${PERSON}`, 'colour=green']) {
    expect([query, (await call('chief', 'GET', `/cases?queue=all&${query}`)).total]).toEqual([
      query,
      1,
    ]);
  }
  expect((await call('chief', 'GET', '/cases?queue=all&colour=red')).total).toBe(0);
  expect((await call('inspector', 'GET', `/cases/${id}`)).acts).toEqual([]);
  const act = await call('inspector', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'not-mine-1', version: taken.version, act: 'forward' },
  });
  expect([act.status, act.error.code]).toEqual([403, 'access.not_permitted']);
  const notHis = await call('station', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'not-mine-2', version: taken.version, act: 'forward' },
  });
  expect([notHis.status, notHis.error.code]).toEqual([403, 'matters.not_yours']);
  const assigned = await call('chief', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'assign-it', version: taken.version, act: 'assign', assignee: 'a.colleague' },
  });
  expect(assigned).toMatchObject({ status: 200, assignee: 'a.colleague' });
  for (const assignee of ['a.taker', 'nobody', 'a.station']) {
    const wrong = await call('chief', 'POST', `/cases/${id}/acts`, {
      ...{ key: `to-${assignee}-x`, version: assigned.version, act: 'assign', assignee },
    });
    expect([assignee, wrong.error.code]).toEqual([assignee, 'matters.unknown_assignee']);
  }
  const asked = await call('chief', 'GET', `/colleagues?office=${COUNTY}`);
  expect([asked[0].name, asked[1].role]).toEqual(['a.colleague', 'counter-clerk']);
  const beyond = await call('station', 'GET', `/colleagues?office=${COUNTY}`);
  expect(beyond.error.code).toBe('access.other_office');
  const offices = await call('county', 'GET', '/offices?within=532900&size=100');
  expect(offices.rows.every(({ path }: { path: string }) => path.startsWith(COUNTY))).toBe(true);
});

test('the receipt leads to the state of the case without a name, and a changed token nowhere', async () => {
  const { rows } = await call('chief', 'GET', '/cases?queue=all');
  const receipt = await call('station', 'GET', `/cases/${rows[0].id}/receipt`);
  expect(receipt).toMatchObject({
    number: rows[0].number,
    person: '示*人',
    promised: [{ zh: '票据' }],
    office: { path: STATION },
  });
  expect(receipt.qr).toBe(`/receipts/${receipt.token}`);
  const [row] = receiptRoutes((area) => (area === AREA ? world : null));
  const open = (token: string) =>
    (row?.handle({ params: { token } } as never) ?? Promise.reject()) as Promise<object>;
  const shown = await open(receipt.token);
  expect(shown).toMatchObject({ number: rows[0].number, state: 'open' });
  expect(JSON.stringify(shown)).not.toContain('示范人');
  for (const token of [
    `${receipt.token}x`,
    receipt.token.slice(0, -1),
    `110000${receipt.token.slice(6)}`,
    '',
  ]) {
    await expect(open(token)).rejects.toMatchObject({ kind: { code: 'matters.unknown_receipt' } });
  }
});

test('an insured person applies for himself, sees his cases and takes one back', async () => {
  const own: Browser = tested.browser();
  const card = { area: AREA, type: 'card', number: 'CARDP1', cardSerial: 'CHIPP1' };
  expect((await own.post('/api/sign-in/credential', card)).body).toEqual({ stage: 'open' });
  const path = `/api/areas/${AREA}/own`;
  const quick = { key: 'own-quick-1', matter: 'quick', form: { words: '去外地' } };
  // What another of the family wrote on this telephone does not go out in his name.
  const hers = { ...quick, key: 'own-quick-0', person: 'P000000099' };
  expect((await own.post(`${path}/cases`, hers)).code).toBe('matters.not_about_him');
  const done = (await own.post(`${path}/cases`, { ...quick, person: PERSON })).body as {
    id: string;
  };
  expect(done).toMatchObject({ state: 'done', channel: 'online', person: { id: PERSON } });
  const again = await own.post(`${path}/cases`, quick);
  expect(again.body).toMatchObject({ id: done.id });
  const waits = {
    key: 'own-grant-1',
    matter: 'grant',
    form: { why: 'illness' },
    promised: ['bill'],
  };
  expect((await own.post(`${path}/cases`, waits)).code).toBe('matters.open_already');
  const second = (await own.post(`${path}/cases`, { ...waits, key: 'own-grant-2', again: true }))
    .body;
  expect(second).toMatchObject({ state: 'submitted', acts: ['withdraw', 'add-papers'] });
  const { id, version } = second as { id: string; version: number };
  const back = { key: 'own-back-1', version, act: 'withdraw', reason: '不用了' };
  expect((await own.post(`${path}/cases/${id}/acts`, back)).body).toMatchObject({
    state: 'withdrawn',
    acts: [],
  });
  const list = (await own.get(`${path}/cases`)).body as { total: number };
  expect(list.total).toBe(3);
  expect((await own.get(`/api/areas/${AREA}/cases`)).code).toBe('access.not_permitted');
  const take = await own.post(`${path}/cases/${id}/acts`, { ...back, act: 'take' });
  expect(take.status).toBe(400);
});

test.each([
  ['13912345678', '139****5678'],
  ['0872-2123456', '***'],
  ['138 0013 8000', '***'],
  ['13912345678、0872-2123456', '***'],
])('of the telephone %s of an applicant others see %s', async (phone, seen) => {
  const applicant = { kind: 'relative', name: '示范亲属', phone, relation: '父母' };
  const more = { applicant, again: true };
  const brought = await call('station', 'POST', '/cases', grant(`telephone-${phone.length}`, more));
  expect(brought).toMatchObject({ status: 200, applicant: { phone: seen } });
});
