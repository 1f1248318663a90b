import { expect, test } from 'vitest';
import { verify } from '../../watch/proof/index.ts';
import { counterWorld } from '../matters/testing-case.ts';
import { actOnFeed, reviewRow } from './act-on-feed.ts';
import type { FeedId } from './model.ts';
import { readRows } from './read-feeds.ts';
import {
  addPeople,
  broughtOf,
  checkedFeed,
  csvOf,
  detailOf,
  feedWorld,
  lineOf,
  nameOf,
  numberOf,
  personOf,
} from './testing.ts';
import { workFeed } from './work-feed.ts';

const base = await counterWorld({ today: '2025-07-01' });
const { database } = base;
const world = feedWorld(base);
await addPeople(database.sql, 40);

/** A number that nobody can have, in a household that is none. */
function spoilt(n: number, { name = nameOf(n), household = 'F99', from = '2025-01-01' } = {}) {
  const number = numberOf(n);
  const wrong = number.endsWith('1') ? '2' : '1';
  return [number.slice(0, 17) + wrong, name, household, '低保对象', from, ''].join(',');
}

let dayOfList = 1;

/** A whole list of these people and of what else is written in it; each is of the next day. */
async function listed(people: readonly number[], others: readonly string[]): Promise<FeedId> {
  dayOfList += 1;
  const asOf = `2025-06-${String(dayOfList).padStart(2, '0')}`;
  const rows = others.length + people.length;
  return checkedFeed(
    world,
    broughtOf(csvOf([...others, ...people.map((n) => lineOf(n))]), {
      ...{ asOf, announced: { rows, checksum: null } },
    }),
  );
}

async function run(id: FeedId) {
  const { feed } = await detailOf(world, id);
  if (feed.doubt) await actOnFeed(world, { id, act: 'confirm', version: 1, by: 'o.second' });
  const { version } = (await detailOf(world, id)).feed;
  await actOnFeed(world, { id, act: 'run', version, by: 'o.first' });
  await workFeed(world, id, 100);
}

let reviews = 0;

async function look(feed: FeedId, line: number, person: number | null) {
  reviews += 1;
  await reviewRow(world, {
    ...{ key: `look-${reviews}`, feed, line, take: person !== null, note: '已电话核实' },
    ...{ person: person === null ? null : personOf(person), by: 'o.first' },
  });
  await workFeed(world, feed, 100);
}

async function endsOf(n: number): Promise<(string | null)[]> {
  const rows = await database.sql<{ ends: string | null }>(
    'test: ends of memberships',
    'select ends_on as ends from group_membership where person_id = $1 order by starts_on',
    [personOf(n)],
  );
  return rows.map(({ ends }) => ends);
}

const changesOf = async (id: FeedId) => {
  const { endings, held, overtaken } = (await detailOf(world, id)).changes;
  return { endings, held, overtaken };
};
const range = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, n) => from + n);

test('a line without a usable number that finds nobody waits for a look, and whom it may mean keeps what he has', async () => {
  await run(await listed(range(0, 30), []));
  const id = await listed(range(2, 30), [spoilt(0)]);
  const { rows } = await readRows(world, id, { verdicts: ['doubtful'], limit: 9, offset: 0 });
  expect(rows).toMatchObject([{ line: 2, person: null, reason: { code: 'feeds.number_invalid' } }]);
  expect(await changesOf(id)).toEqual({ endings: 1, held: 1, overtaken: 0 });
  await run(id);
  expect([await endsOf(0), await endsOf(1)]).toEqual([[null], ['2025-07-01']]);
  await look(id, 2, 0);
  expect(await changesOf(id)).toEqual({ endings: 2, held: 0, overtaken: 1 });
  expect(await endsOf(0)).toEqual([null]);
});

test('left by whoever looked, it holds nobody any more: before the list acts, and afterwards at once', async () => {
  const early = await listed(range(3, 30).concat(0), [spoilt(2)]);
  await look(early, 2, null);
  expect(await changesOf(early)).toEqual({ endings: 1, held: 0, overtaken: 0 });
  await run(early);
  expect(await endsOf(2)).toEqual(['2025-07-01']);
  const late = await listed(range(4, 30).concat(0), [`,${nameOf(3)},,低保对象,2025-01-01,`]);
  await run(late);
  expect(await endsOf(3)).toEqual([null]);
  await look(late, 2, null);
  expect(await endsOf(3)).toEqual(['2025-07-01']);
  expect((await detailOf(world, late)).feed.state).toBe('acted');
});

test('of two such lines each holds by itself, and a household is enough where the name is misspelt', async () => {
  const id = await listed(range(6, 30).concat(0), [
    ...[spoilt(4), `,${nameOf(4)},F98,低保对象,2025-01-01,`],
    spoilt(5, { name: '写错了', household: 'F2' }),
  ]);
  // Both live in that household.
  expect(await changesOf(id)).toEqual({ endings: 0, held: 2, overtaken: 0 });
  await run(id);
  await look(id, 2, null);
  await look(id, 3, null);
  expect([await endsOf(4), await endsOf(5)]).toEqual([[null], [null]]);
  await look(id, 4, 5);
  expect([await endsOf(4), await endsOf(5)]).toEqual([['2025-07-01'], [null]]);
});

test('whom somebody finds in it keeps what he has although nothing in it pointed to him', async () => {
  const id = await listed(range(7, 30).concat(0, 5), [spoilt(6, { name: '写错了' })]);
  expect(await changesOf(id)).toEqual({ endings: 1, held: 0, overtaken: 0 });
  await look(id, 2, 6);
  expect(await changesOf(id)).toEqual({ endings: 1, held: 0, overtaken: 1 });
  await run(id);
  expect(await endsOf(6)).toEqual([null]);
});

test('a line that cannot be read at all holds until the next list, and an older list ends nothing after it', async () => {
  const people = range(9, 30).concat(0, 5, 6);
  const id = await listed(people, [spoilt(7, { from: '2025-02-30' }), spoilt(8)]);
  expect((await detailOf(world, id)).counts).toEqual({ refused: 1, doubtful: 1, same: 24 });
  expect(await changesOf(id)).toEqual({ endings: 0, held: 2, overtaken: 0 });
  await run(id);
  await run(await listed(people.concat(8), []));
  expect([await endsOf(7), await endsOf(8)]).toEqual([['2025-07-01'], [null]]);
  await look(id, 3, null);
  expect(await changesOf(id)).toEqual({ endings: 1, held: 1, overtaken: 1 });
  expect(await endsOf(8)).toEqual([null]);
});

test('namesakes of another group are held by nothing, and what was done agrees with the lines', async () => {
  const people = range(10, 30).concat(0, 5, 6, 8);
  const id = await listed(people, [spoilt(9).replace('低保对象', '特困人员')]);
  expect(await changesOf(id)).toEqual({ endings: 1, held: 0, overtaken: 0 });
  await expect(look(id, 2, 99)).rejects.toEqual(
    expect.objectContaining({
      kind: expect.objectContaining({ code: 'enrolment.unknown_person' }),
    }),
  );
  const { checks } = await verify(base);
  expect(checks.find(({ name }) => name === 'feeds')?.problems).toEqual([]);
});
