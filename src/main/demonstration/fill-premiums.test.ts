import { expect, test } from 'vitest';
import { addInsured } from '../../counter/matters/testing-case.ts';
import { premiumWorld } from '../../money/premium/testing.ts';
import { verify } from '../../watch/proof/index.ts';
import { fillPremiums } from './fill-premiums.ts';

test('people of a demonstration pay in every way, once, and all of it agrees', async () => {
  const world = await premiumWorld('2026-11-22');
  for (let i = 0; i < 14; i += 1) await addInsured(world);
  world.bank.say('paid', 'unknown', 'failed');
  expect(await fillPremiums(world.deps)).toEqual({ orders: 11 });
  const states = await world.database.sql<{ state: string; count: number }>(
    'test: states',
    'select state, count(*)::int as count from premium_order_now group by 1 order by 1',
  );
  expect(states).toEqual([
    { state: 'failed', count: 1 },
    { state: 'made', count: 3 },
    { state: 'paid', count: 6 },
    { state: 'unknown', count: 1 },
  ]);
  const months = await world.database.sql(
    'test: months',
    'select month, kind from unit_month_event order by month, seq',
  );
  expect(months).toEqual([
    { month: '2026-10-01', kind: 'made' },
    { month: '2026-10-01', kind: 'paid' },
    { month: '2026-11-01', kind: 'made' },
  ]);
  expect(await fillPremiums(world.deps)).toBeNull();
  const report = await verify(world);
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});
