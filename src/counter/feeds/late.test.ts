import { expect, test } from 'vitest';
import {
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import { addOffices } from '../matters/testing-case.ts';
import { actOnFeed } from './act-on-feed.ts';
import { broughtOf, checkedFeed, csvOf, detailOf, feedWorld } from './testing.ts';
import { workFeed } from './work-feed.ts';

const base = await settlementWorld();
await addOffices(base.database);
const world = feedWorld(base);

test('whoever is in the group since before he was settled for gets the difference, once', async () => {
  const person = await addPerson(base, { id: 'LATE' });
  const bill = await openBill(base, person, { lines: { A: '60000.00' } });
  await base.settlements.settle(await billRequest(base, bill));
  // By name and household, as a list without numbers says it; the best of two identities counts by itself.
  const lines = ['destitute', 'minimum-living'].map((_, n) =>
    [',示例人,LATE', ['特困人员', '低保对象'][n], '2025-03-01', ''].join(','),
  );
  const id = await checkedFeed(world, broughtOf(csvOf(lines), { asOf: '2025-11-20' }));
  const { feed } = await detailOf(world, id);
  await actOnFeed(world, { id, act: 'run', version: feed.version, by: 'o.first' });
  await workFeed(world, id, 100);
  const done = await detailOf(world, id);
  expect(done).toMatchObject({ feed: { state: 'acted' }, changes: { done: 2, failed: 0 } });
  expect(Number(done.changes.due)).toBeGreaterThan(0);
  const sums = async () =>
    base.database.sql<{ kind: string; cash: bigint; aid: bigint }>(
      'test: records',
      `select kind, sum(cash)::bigint as cash, sum(aid)::bigint as aid from settlement where person_id = 'LATE'
       group by kind order by kind`,
    );
  const records = await sums();
  const [settled, supplement] = records;
  expect(supplement).toMatchObject({ kind: 'supplement' });
  expect(-Number(supplement?.cash)).toBe(Math.round(Number(done.changes.due) * 100));
  expect(Number(settled?.cash)).toBeGreaterThan(0);
  // The same work again, as after a lost answer, pays nothing more.
  await base.database.asOwner('test: again', `update feed_act set recompute = 'waiting'`);
  await base.database.asOwner('test: again state', `update feed set state = 'recomputing'`);
  await workFeed(world, id, 100);
  expect(await sums()).toEqual(records);
});
