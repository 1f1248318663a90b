import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { recordMembership } from '../../people/groups/index.ts';
import { figureShelf } from '../../rules/figures/index.ts';
import { counterWorld } from '../matters/testing-case.ts';
import { actOnFeed, reviewRow } from './act-on-feed.ts';
import { bringFeed } from './bring-feed.ts';
import type { FeedId } from './model.ts';
import { readRows } from './read-feeds.ts';
import {
  addPeople,
  broughtOf,
  checkedFeed,
  csvOf,
  detailOf,
  feedWorld,
  HEADING,
  lineOf,
  nameOf,
  personOf,
} from './testing.ts';
import { workFeed } from './work-feed.ts';

const base = await counterWorld({ today: '2025-07-01' });
const { database } = base;
const world = feedWorld(base);
await addPeople(database.sql, 60);
const CHANGES = `${HEADING},变动类型`;

const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

async function reasonsOf(id: FeedId) {
  const verdicts = ['change', 'same', 'conflict', 'doubtful', 'refused'] as const;
  const { rows } = await readRows(world, id, { verdicts, limit: 20, offset: 0 });
  return rows.map(({ verdict, reason }) => [verdict, reason?.code ?? null]);
}

const atCounter = (n: number, startsOn: string, endsOn: string | null) =>
  recordMembership(base, {
    ...{ personId: personOf(n), groupCode: 'minimum-living', startsOn: day(startsOn) },
    ...{ endsOn: endsOn === null ? null : day(endsOn), decidedOn: day('2025-01-01') },
  });

const difference = (lines: string[]) =>
  broughtOf(
    csvOf(
      lines.map((line) => `${line},新增`),
      CHANGES,
    ),
    { kind: 'difference' },
  );

const membershipsOf = (n: number) =>
  database.sql<{ starts: string; ends: string | null }>(
    'test: memberships of',
    'select starts_on as starts, ends_on as ends from group_membership where person_id = $1 order by 1',
    [personOf(n)],
  );

test('what a counter recorded stays: the same is told, other days are a conflict that somebody decides', async () => {
  await atCounter(0, '2025-01-01', null);
  await atCounter(1, '2025-03-01', '2025-06-01');
  const id = await checkedFeed(world, difference([lineOf(0), lineOf(1)]));
  expect(await reasonsOf(id)).toEqual([
    ['same', 'feeds.held_by_other'],
    ['conflict', 'feeds.validity_conflict'],
  ]);
  const take = {
    key: 'c-1',
    feed: id,
    line: 3,
    take: true,
    person: null,
    note: '按民政认定补齐',
    by: 'o.first',
  };
  await reviewRow(world, take);
  const { feed } = await detailOf(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, id, 100);
  expect(await membershipsOf(1)).toEqual([
    { starts: '2025-01-01', ends: '2025-03-01' },
    { starts: '2025-03-01', ends: '2025-06-01' },
    { starts: '2025-06-01', ends: null },
  ]);
});

test('what somebody recorded since the preview is not recorded again', async () => {
  const id = await checkedFeed(world, difference([lineOf(2), lineOf(3)]));
  await atCounter(2, '2025-02-01', null);
  const { feed } = await detailOf(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, id, 100);
  expect((await detailOf(world, id)).changes).toMatchObject({ done: 1, overtaken: 1 });
  expect(await membershipsOf(2)).toEqual([{ starts: '2025-02-01', ends: null }]);
});

test('two of one name in a household are nobody until somebody says who', async () => {
  await database.asOwner(
    'test: namesake',
    `update person set name = '${nameOf(4)}' where id = '${personOf(5)}'`,
  );
  const line = `,${nameOf(4)},F2,低保对象,2025-01-01,`;
  const id = await checkedFeed(world, difference([line]));
  expect(await reasonsOf(id)).toEqual([['doubtful', 'feeds.household_ambiguous']]);
  const review = { feed: id, line: 2, take: true, note: '电话核实', by: 'o.first' };
  await expect(reviewRow(world, { ...review, key: 'a', person: null })).rejects.toEqual(
    refused('feeds.person_needed'),
  );
  await expect(
    reviewRow(world, { ...review, key: 'a', person: 'nobody' as PersonId }),
  ).rejects.toEqual(refused('enrolment.unknown_person'));
  await reviewRow(world, { ...review, key: 'a', person: personOf(5) });
  expect((await detailOf(world, id)).changes.additions).toBe(1);
});

test('a doubtful line keeps the identity of whoever it may be; left, it changes nothing', async () => {
  const people = Array.from({ length: 20 }, (_, n) => lineOf(20 + n));
  const first = await checkedFeed(world, broughtOf(csvOf(people), { asOf: '2025-06-01' }));
  // It would end what the lists above added, which a second person confirms.
  await actOnFeed(world, { id: first, act: 'confirm', version: 1, by: 'o.second' });
  const { feed } = await detailOf(world, first);
  await actOnFeed(world, { id: first, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, first, 100);
  const misspelt = people[0]?.replace(nameOf(20), '写错了') ?? '';
  const second = await checkedFeed(
    world,
    broughtOf(csvOf([misspelt, ...people.slice(1)]), { asOf: '2025-06-15' }),
  );
  expect((await detailOf(world, second)).changes).toMatchObject({ additions: 0, endings: 0 });
  const left = {
    key: 'l',
    feed: second,
    line: 2,
    take: false,
    person: null,
    note: '另有其人',
    by: 'o.first',
  };
  await reviewRow(world, left);
  expect((await detailOf(world, second)).counts).toEqual({ same: 19, left: 1 });
});

test('a list that nobody counted and that is much shorter than the last is confirmed by a second person', async () => {
  // All of it is over already, so that a shorter list would end nothing.
  const past = { group: '返贫致贫人口', until: '2025-03-01' };
  const lines = Array.from({ length: 20 }, (_, n) => lineOf(20 + n, past));
  const sender = { source: 'agriculture', asOf: '2025-06-20' };
  const whole = await checkedFeed(world, broughtOf(csvOf(lines), sender));
  const { feed } = await detailOf(world, whole);
  await actOnFeed(world, { id: whole, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, whole, 100);
  const doubtOf = async (count: number, announced: number | null = null) => {
    const said = { ...sender, announced: { rows: announced, checksum: null } };
    const id = await checkedFeed(world, broughtOf(csvOf(lines.slice(0, count)), said));
    return (await detailOf(world, id)).feed.doubt;
  };
  expect([await doubtOf(16), await doubtOf(15), await doubtOf(15, 15)]).toEqual([
    null,
    'drop',
    null,
  ]);
});

test('nothing is done with a list that is still being checked, nor beside another one of its source', async () => {
  const waiting = await bringFeed(world, difference([lineOf(50)]));
  await expect(
    actOnFeed(world, { id: waiting, act: 'run', version: 1, by: 'o.first' }),
  ).rejects.toEqual(refused('feeds.wrong_state'));
  await workFeed(world, waiting, 100);
  const other = await checkedFeed(world, difference([lineOf(51)]));
  const { version } = (await detailOf(world, waiting)).feed;
  await actOnFeed(world, { id: waiting, act: 'run', version, by: 'o.first' });
  const run = { id: other, act: 'run' as const, version, by: 'o.first' };
  await expect(actOnFeed(world, run)).rejects.toEqual(refused('feeds.another_going'));
  await workFeed(world, waiting, 100);
  await actOnFeed(world, run);
});

test('an area without such figures takes no lists', async () => {
  const none = { ...world, figures: figureShelf([]) };
  await expect(bringFeed(none, difference([lineOf(1)]))).rejects.toEqual(
    refused('feeds.no_figures'),
  );
});
