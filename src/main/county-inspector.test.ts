import { beforeAll, expect, test } from 'vitest';
import { JPEG, PDF } from '../counter/papers/testing.ts';
import type { PersonId } from '../kernel/ids.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import {
  broughtOf,
  COUNTY,
  NEIGHBOUR,
  nextKey,
  openWindow,
  papersOf,
  TOWNSHIP,
  type Window,
  writtenIn,
} from './testing-window.ts';

/** Who inspects one county reads the window of that county, as an inspector of the area reads all of it, and writes nothing. */
const WHO = 'inspector.county';
let window: Window;
let near: { id: string; person: PersonId; number: string };
let far: typeof near;

beforeAll(async () => {
  window = await openWindow();
  const { file: paper } = (await window.send('clerk', PDF)).body;
  const { file: other } = (await window.send('neighbour', JPEG)).body;
  near = await brought('clerk', '532901', paper);
  far = await brought('neighbour', '532922', other);
});

async function brought(who: string, county: string, paper: string): Promise<typeof near> {
  const person = await window.person();
  await window.database.asOwner('test: moved', 'update person set county = $2 where id = $1', [
    person,
    county,
  ]);
  const papers = papersOf([
    ['identity', paper],
    ['police', paper],
  ]);
  const form = { what: 'name', newName: '示例新名' };
  const { body } = await window.call(
    who,
    '/cases',
    broughtOf('change-identity', person, { form, papers }),
  );
  return { id: body.id, person, number: body.number };
}

const read = async (who: string, path: string) => (await window.call(who, path)).body;
const idsOf = (body: { rows: { id: string }[] }) => body.rows.map(({ id }) => id);

test('queues, counts and the trace are those of the county', async () => {
  expect(idsOf(await read('inspector', '/cases?queue=all')).sort()).toEqual(
    [near.id, far.id].sort(),
  );
  expect(idsOf(await read(WHO, '/cases?queue=all'))).toEqual([near.id]);
  // What is asked beyond the county is answered with the county.
  expect(idsOf(await read(WHO, `/cases?queue=all&office=${NEIGHBOUR}`))).toEqual([near.id]);
  expect(idsOf(await read(WHO, `/cases?text=${far.number}`))).toEqual([]);
  const counted = await read(WHO, '/cases/counts?queue=all');
  expect(counted.red + counted.amber + counted.green).toBe(1);
  const span = 'from=2025-11-01&until=2025-12-01';
  const traced = await read(WHO, `/case-events?${span}`);
  expect(new Set(traced.rows.map((row: { number: string }) => row.number))).toEqual(
    new Set([near.number]),
  );
  for (const path of ['/supervision', `/supervision/results?${span}`, `/case-events?${span}`]) {
    const beyond = `${path}${path.includes('?') ? '&' : '?'}office=${NEIGHBOUR}`;
    expect([path, (await window.call(WHO, path)).status]).toEqual([path, 200]);
    expect([path, (await window.call(WHO, beyond)).code]).toEqual([path, 'access.other_office']);
  }
});

test('a case of the county is opened with its papers, and another is told as one that there is not', async () => {
  for (const path of [
    `/cases/${near.id}`,
    `/cases/${near.id}/receipt`,
    `/cases/${near.id}/papers/1`,
  ]) {
    expect([path, (await window.call(WHO, path)).status]).toEqual([path, 200]);
  }
  expect(await read(WHO, `/cases/${near.id}`)).toMatchObject({ masked: true, acts: [] });
  for (const path of [
    `/cases/${far.id}`,
    `/cases/${far.id}/receipt`,
    `/cases/${far.id}/papers/1`,
  ]) {
    expect([path, (await window.call(WHO, path)).code]).toEqual([path, 'matters.unknown_case']);
  }
  for (const { person } of [near, far]) {
    for (const what of ['changes', 'certificates']) {
      const { status, body } = await window.call(WHO, `/persons/${person}/${what}`);
      expect([status, body.total]).toEqual([200, 0]);
    }
  }
});

test('what waits is what waits for the county and for the whole area', async () => {
  const { sql, area } = window.database;
  const queued = [COUNTY, TOWNSHIP, NEIGHBOUR, '', `${COUNTY}9`];
  for (const office of queued) {
    await enqueue(sql, `test ${office}`, { area, ...(office && { office }) });
  }
  const tasks = async (who: string, more = '') =>
    (await read(who, `/jobs${more}`)).rows.map(({ task }: { task: string }) => task);
  expect(await tasks('inspector')).toHaveLength(queued.length);
  const own = [`test ${COUNTY}`, `test ${TOWNSHIP}`, 'test '];
  expect(await tasks(WHO)).toEqual(own);
  expect(await tasks('chief')).toEqual(own);
  expect(await tasks('inspector', '?county=532922')).toEqual([`test ${NEIGHBOUR}`, 'test ']);
  expect((await window.call(WHO, '/jobs?county=532922')).code).toBe('access.other_county');
  expect((await window.call('clerk', '/jobs')).code).toBe('access.not_permitted');
});

test('nothing is done by who inspects: not to a case, not to a notice', async () => {
  const { version } = await read(WHO, `/cases/${near.id}`);
  const before = await writtenIn(window);
  for (const who of [WHO, 'inspector']) {
    for (const act of ['take', 'note', 'assign', 'withdraw', 'add-papers']) {
      const body = { key: nextKey(), version, act, reason: '检查' };
      const { code } = await window.call(who, `/cases/${near.id}/acts`, body);
      expect([who, act, code]).toEqual([who, act, 'access.not_permitted']);
    }
    const { code } = await window.call(who, `/notices/${near.id}/retry`, {});
    expect(code).toBe('access.not_permitted');
  }
  expect(await writtenIn(window)).toEqual(before);
});
