import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { formatYuan } from '../../../kernel/money.ts';
import { loadFigures } from '../../../rules/figures/index.ts';
import { verify } from '../../../watch/proof/index.ts';
import {
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
  type World,
} from '../../settlement/testing.ts';
import { runIncentives } from '../index.ts';

let world: World;
let deps: Parameters<typeof runIncentives>[0];
beforeAll(async () => {
  world = await settlementWorld();
  // Counted from 2020, so that the years of this world make a series.
  const figures = loadFigures('matters/figures');
  deps = {
    ...world,
    figures: {
      on: (area, day) => {
        const found = figures.on(area, day);
        if (!found?.incentives) return found;
        return { ...found, incentives: { ...found.incentives, countsFrom: 2020 } };
      },
    },
  };
});

const recordOf = async (person: PersonId) => {
  const rows = await world.database.sql<{
    years: number;
    continuous: bigint;
    none: bigint;
    total: bigint;
  }>(
    'test: incentive',
    `select continuous_years as years, continuous, no_claim as none, total from incentive
     where person_id = $1 and benefit_year = 2025`,
    [person],
  );
  return rows.map(({ years, ...money }) => [years, ...Object.values(money).map(Number)].join(' '));
};

test('the cap of the year is higher by what was recorded, and computing again gives the same', async () => {
  const [longer, ordinary] = [await addPerson(world), await addPerson(world)];
  await world.database.asOwner(
    'test: since 2020',
    `update coverage set starts_on = '2020-01-01' where person_id = $1`,
    [longer],
  );
  const run = await runIncentives(deps, 2025);
  expect(run).toMatchObject({ lookedAt: 2n });
  // Five finished years without a claim, and the fifth and the sixth year raise the cap.
  expect(await recordOf(longer)).toEqual(['6 200000 500000 700000']);
  expect(await recordOf(ordinary)).toEqual(['2 0 100000 100000']);

  const settle = async (person: PersonId) => {
    const encounter = await openBill(world, person, { lines: { A: '600000.00' } });
    return world.settlements.settle(await billRequest(world, encounter));
  };
  const paid = async (person: PersonId) => {
    const [first] = (await settle(person)).settlements;
    return formatYuan(first?.row.amounts.seriousDisease ?? (0n as never));
  };
  expect([await paid(longer), await paid(ordinary)]).toEqual(['307000.00', '301000.00']);
  const report = await verify({ database: world.database, clock: world.clock });
  expect(report.checks.flatMap(({ problems }) => problems)).toEqual([]);
});

test('run again nothing changes, and who came since is added', async () => {
  const before = await world.database.sql(
    'test: all',
    'select * from incentive order by person_id',
  );
  const again = await runIncentives(deps, 2025);
  expect(again.lookedAt).toBe(2n);
  expect(
    await world.database.sql('test: all', 'select * from incentive order by person_id'),
  ).toEqual(before);
  const late = await addPerson(world);
  await runIncentives(deps, 2025);
  expect(await recordOf(late)).toEqual(['2 0 100000 100000']);
});

test('a claim of the year before counts, one that was taken back does not, and a used incentive is gone', async () => {
  const users = await world.database.sql<{ id: PersonId }>(
    'test: users',
    `select person_id as id from settlement group by 1 order by 1`,
  );
  // They paid in 2025 beyond the cap, so that nothing is left in 2026 of what came from not claiming.
  await runIncentives(deps, 2026);
  const rows = await world.database.sql<{ none: bigint }>(
    'test: next',
    'select no_claim as none from incentive where benefit_year = 2026 and person_id = any($1)',
    [users.map(({ id }) => id)],
  );
  expect(rows.map(({ none }) => none)).toEqual([0n, 0n]);
});

test('premium.no_figures', async () => {
  const none = { ...deps, figures: { on: () => null } };
  await expect(runIncentives(none, 2025)).rejects.toThrow('premium.no_figures');
});
