import { expect, test } from 'vitest';
import { clockFrom } from '../../platform/clock.ts';
import { testArea } from '../../platform/testing.ts';
import { loadPolicies } from '../../rules/policy/index.ts';
import { verify } from '../../watch/proof/index.ts';
import { createWorld } from '../compose.ts';
import { fillDemonstration } from './fill.ts';
import { fillGroups } from './fill-groups.ts';

const clock = clockFrom(() => new globalThis.Date(Date.UTC(2026, 2, 2, 4)));
const PEOPLE = 400;

test('a demonstration shows a list that waits, a missed tilt and high own payments, once', async () => {
  const database = await testArea();
  const names = { code: database.area, nameZh: '大理州', nameEn: 'Dali' };
  const area = createWorld({ clock, lanes: 1 }).open(names, database);
  const policies = loadPolicies('policies').filter((policy) => policy.area === database.area);
  await area.shelf.publish(policies, 'test');
  await fillDemonstration({ database, clock, people: PEOPLE });
  await fillGroups(area);
  await fillGroups(area);
  const [shown] = await database.sql<Record<string, number | string>>(
    'test: shown',
    `select (select string_agg(state, ' ') from feed) as feeds,
       (select count(*)::int from feed_row where verdict = 'doubtful') as doubtful,
       (select count(*)::int from feed_row where verdict = 'enrol') as strangers,
       (select count(*)::int from feed_act where state = 'planned') as planned,
       (select count(*)::int from tilt_finding where kind = 'missed') as missed,
       (select count(*)::int from burden_warning) as warnings`,
  );
  expect(shown).toMatchObject({ feeds: 'checked', doubtful: 1, strangers: 1, planned: 5 });
  expect(shown?.missed).toBeGreaterThan(0);
  expect(shown?.warnings).toBeGreaterThanOrEqual(3);
  expect((await verify({ database, clock })).checks.filter(({ found }) => found > 0)).toEqual([]);
}, 120_000);
