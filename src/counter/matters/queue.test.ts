import { beforeAll, expect, test } from 'vitest';
import { testIdentity } from '../../border/identity/testing.ts';
import { matterRoutes } from './routes.ts';
import {
  AREA,
  addFile,
  COUNTY,
  type MatterWorld,
  matterWorld,
  PERSON,
  STATION,
} from './testing.ts';

const KEYS = [
  { key: 'station', id: 'a.station', role: 'counter-clerk', office: STATION },
  { key: 'county', id: 'a.reviewer', role: 'counter-reviewer', office: COUNTY },
];

let world: MatterWorld;
const tested = await testIdentity({
  keys: JSON.stringify(KEYS),
  routes: () => matterRoutes(() => ({ matters: world.matters })),
});

beforeAll(async () => {
  world = await matterWorld(undefined, { database: tested.area, clock: tested.clock });
});

async function call(key: string, method: 'GET' | 'POST', path: string, payload?: object) {
  const answer = await tested.server.inject({
    ...{ method, url: `/api/areas/${AREA}${path}` },
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, ...answer.json() };
}

const bring = (key: string, more: object = {}) =>
  call('station', 'POST', '/cases', {
    ...{ key, matter: 'grant', person: PERSON, applicant: { kind: 'insured' } },
    ...{ form: { why: 'illness', phone: '13912345678' }, promised: ['bill'], again: true, ...more },
  });

test('a queue is sorted by deadline, number or day of submission, either way, and counts its colours', async () => {
  const made = [];
  for (const key of ['sorted-a', 'sorted-b', 'sorted-c']) made.push((await bring(key)).number);
  const numbers = async (query: string) =>
    (await call('county', 'GET', `/cases?queue=office&${query}`)).rows.map(
      ({ number }: { number: string }) => number,
    );
  for (const sort of ['number', 'submitted', 'matter', 'due']) {
    expect([sort, await numbers(`sort=${sort}`)]).toEqual([sort, made]);
  }
  for (const sort of ['number', 'submitted', 'due']) {
    expect([sort, await numbers(`sort=${sort}&order=desc`)]).toEqual([sort, made.toReversed()]);
  }
  expect(await numbers('sort=number&order=desc&size=1&page=2')).toEqual([made[1]]);
  const counts = await call('county', 'GET', '/cases/counts?queue=office');
  expect(counts).toMatchObject({ red: 0, amber: 0, green: 3 });
  // Which colour is chosen does not change how many there are of the others.
  expect(await call('county', 'GET', '/cases/counts?queue=office&colour=red')).toMatchObject(
    counts,
  );
  expect(await call('county', 'GET', '/cases/counts?queue=mine')).toMatchObject({ green: 0 });
  expect((await call('county', 'GET', '/cases?sort=person')).status).toBe(400);
});

test('a case says that two people decide, who has each step and what offices are called', async () => {
  const { id, money, steps, offices, version: first } = await bring('stepped-a');
  expect(money).toBe(true);
  expect(steps.map(({ office, doneAt }: Record<string, string>) => [office, doneAt])).toEqual([
    [COUNTY, null],
    [COUNTY, null],
  ]);
  expect(offices[COUNTY].zh).not.toBe('');
  expect(offices[STATION]).toBeDefined();
  const { version } = await call('county', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'stepped-take', version: first, act: 'take' },
  });
  const { steps: then } = await call('county', 'POST', `/cases/${id}/acts`, {
    ...{ key: 'stepped-forward', version, act: 'forward' },
  });
  expect(then[0]).toMatchObject({ doneBy: 'a.reviewer', doneAt: expect.any(String) });
  expect(then[1]).toMatchObject({ doneBy: null, doneAt: null });
});

test('the same file in two cases is hinted at, before it is brought and while it is looked at', async () => {
  const file = 'b1'.repeat(32);
  await addFile(tested.area, file);
  const papers = [{ material: 'bill', file, name: 'bill.pdf', turns: 0 }];
  const first = await bring('papers-a', { papers, promised: [] });
  expect(first.hints).toEqual([]);
  const again = { form: { why: 'illness', phone: '13912345679' }, papers, promised: [] };
  const hint = {
    ...{ code: 'matters.same-paper', weight: 'warning' },
    facts: { nameZh: '票据', case: first.id, number: first.number, person: '示*人' },
  };
  const trial = await call('station', 'POST', '/cases/trials', {
    ...{ key: 'papers-try', matter: 'grant', person: PERSON, applicant: { kind: 'insured' } },
    ...{ ...again, again: true },
  });
  expect(trial.hints).toMatchObject([hint]);
  expect((await bring('papers-b', again)).hints).toMatchObject([hint]);
});
