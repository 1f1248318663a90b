import { beforeAll, expect, test } from 'vitest';
import { actOnFeed } from '../../counter/feeds/act-on-feed.ts';
import { broughtOf, checkedFeed, csvOf, detailOf, feedWorld } from '../../counter/feeds/testing.ts';
import { workFeed } from '../../counter/feeds/work-feed.ts';
import {
  addGroup,
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  type World,
} from '../../money/settlement/testing.ts';
import { remedy, startAudit, workAudit } from '../tilt/audit.ts';
import { verify } from './verify.ts';

let world: World;

/** A list that added somebody and, later, ended it; an audit that found somebody else, and its remedy. */
beforeAll(async () => {
  world = await settlementWorld();
  const feeds = feedWorld(world);
  const person = await addPerson(world, { id: 'LISTED' });
  const missed = await addPerson(world, { id: 'MISSED' });
  for (const one of [person, missed]) {
    const bill = await openBill(world, one, { lines: { A: '60000.00' } });
    await world.settlements.settle(await billRequest(world, bill));
  }
  const send = async (lines: string[], heading: string, kind: 'full' | 'difference') => {
    const id = await checkedFeed(
      feeds,
      broughtOf(csvOf(lines, heading), { kind, asOf: '2025-11-20' }),
    );
    const { feed } = await detailOf(feeds, id);
    await actOnFeed(feeds, { id, act: 'run', version: feed.version, by: 'o.first' });
    await workFeed(feeds, id, 100);
  };
  const heading = '身份证号,姓名,户号,人员类别,开始日期';
  await send([',示例人,LISTED,低保对象,2025-03-01'], heading, 'full');
  await send([',示例人,LISTED,低保对象,2025-03-01,终止'], `${heading},变动类型`, 'difference');
  await addGroup(world, missed, 'minimum-living');
  const run = await startAudit(world, {
    key: 'r',
    by: 'o',
    from: '2025-01-01',
    until: '2026-01-01',
  });
  await workAudit(world, run);
  await remedy(world, { run, person: missed, by: 'o' });
});

async function found(): Promise<string[]> {
  const { checks } = await verify(world);
  return checks.filter((check) => check.found > 0).map(({ name }) => name);
}

test('what lists and audits recorded is sound', async () => {
  expect(await found()).toEqual([]);
  const { checks } = await verify(world);
  const seen = checks.filter(({ name }) => name === 'feeds' || name === 'tilt-findings');
  expect(seen.map(({ checked }) => checked)).toEqual([2, 1]);
});

test.each([
  [
    'feeds',
    `update group_membership set starts_on = '2025-02-01' where person_id = 'LISTED'`,
    `update group_membership set starts_on = '2025-03-01' where person_id = 'LISTED'`,
  ],
  [
    'feeds',
    `update group_membership set ends_on = null where person_id = 'LISTED'`,
    `update group_membership set ends_on = '2025-11-20' where person_id = 'LISTED'`,
  ],
  [
    'feeds',
    `update feed_row set group_code = 'destitute'`,
    `update feed_row set group_code = 'minimum-living'`,
  ],
  [
    'feeds',
    `update feed_act set state = 'planned' where act = 'end'`,
    `update feed_act set state = 'done' where act = 'end'`,
  ],
  [
    'feeds',
    `update feed_act set state = 'held' where act = 'end'`,
    `update feed_act set state = 'done' where act = 'end' and state = 'held'`,
  ],
  ['feeds', 'update feed_part set rows = 2', 'update feed_part set rows = 1'],
  [
    'feeds',
    `update feed_act set person_id = 'nobody' || person_id where act = 'end'`,
    `update feed_act set person_id = substr(person_id, 7) where act = 'end'`,
  ],
  [
    'tilt-findings',
    `update tilt_finding set benefit_day = '2025-01-02'`,
    `update tilt_finding f set benefit_day = s.benefit_day from settlement s where s.id = f.settlement_id`,
  ],
  ['tilt-findings', 'update tilt_remedy set due = due + 1', 'update tilt_remedy set due = due - 1'],
])('%s: something changed by hand is found', async (name, change, back) => {
  await world.database.asOwner(`test: ${change.slice(7, 60)} ${change.length}`, change);
  expect(await found()).toContain(name);
  await world.database.asOwner(`test: ${back.slice(7, 60)} ${back.length}`, back);
  expect(await found()).toEqual([]);
});
