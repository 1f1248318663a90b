import { expect, test } from 'vitest';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { openArea } from '../../platform/sql.ts';
import { addPerson, billRequest, openBill, settlementWorld } from './testing.ts';

test('another area is another schema and other documents, and no code', async () => {
  const world = await settlementWorld({ area: '990100', folder: 'src/rules/policy/fixtures' });
  const person = await addPerson(world);
  const bill = await openBill(world, person, { lines: { A: '10000.00' } });
  const { settlements } = await world.settlements.settle(await billRequest(world, bill));
  const row = settlements[0]?.row;
  // 10,000.00 in scope at a tertiary hospital, by the test area's own document of January.
  expect(row?.benefitYear).toBe(2024);
  expect(formatYuan(row?.amounts.pool ?? (0n as never))).toBe(POOL);

  const dali = openArea({ url: world.database.url, area: '532900' as AreaCode });
  const counts = await Promise.all(
    [dali, world.database].map((area) =>
      area.sql<{ count: bigint }>('test: count', 'select count(*) as count from settlement'),
    ),
  );
  await dali.close();
  expect(counts.map(([first]) => first?.count)).toEqual([0n, 1n]);
});

/** Above the yearly deductible of 300.00, half. */
const POOL = '4850.00';
