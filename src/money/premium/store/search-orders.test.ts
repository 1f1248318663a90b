import { beforeAll, expect, test } from 'vitest';
import { addInsured } from '../../../counter/matters/testing-case.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { orderPremium, payPremium, withdrawPremium } from '../index.ts';
import { type BatchId, ORDER_STATES, type OrderId, type OrderState } from '../model.ts';
import { premiumWorld } from '../testing.ts';
import { type OrderSearch, searchOrders } from './search-orders.ts';

const world = await premiumWorld();
const { deps, database } = world;
const within = <T>(work: (sql: typeof database.sql) => Promise<T>) => database.transaction(work);

type Made = {
  readonly id: OrderId;
  readonly person: PersonId;
  readonly state: OrderState;
  readonly year: number;
  readonly office: string | null;
};
const made: Made[] = [];
const STATION = '532900/532901/03/07';
const BESIDE = '532900/532901/03/070';
const OFFICES = [STATION, BESIDE, '532900/532901/03', '532900/532922/01/01', null];

beforeAll(async () => {
  for (const [at, office] of [...OFFICES, ...OFFICES].entries()) {
    const { id: person } = await addInsured(world);
    const actor = { id: 'chen', office };
    const year = at % 3 === 0 ? 2025 : 2026;
    const state = (['made', 'paid', 'withdrawn'] as const)[at % 3 === 0 ? 0 : at % 2 === 0 ? 1 : 2];
    const { id } = await within(async (sql) => {
      const asked = { person, scheme: 'resident', year, repairedYears: 0 } as const;
      const order = await orderPremium(sql, deps, { key: `o-${at}`, ...asked }, actor);
      const key = `e-${at}`;
      if (state === 'paid') {
        await payPremium(sql, deps, { key, order: order.id, by: 'cash', payer: null }, actor);
      } else if (state === 'withdrawn') {
        await withdrawPremium(sql, deps, order.id, { key, reason: 'test', actor });
      }
      return order;
    });
    made.unshift({ id, person, state, year, office });
  }
});

const ALL: OrderSearch = {
  ...{ person: null, year: null, scheme: null, batch: null, office: null, state: null },
  ...{ limit: 100, offset: 0 },
};
const found = async (search: Partial<OrderSearch>) => {
  const { rows, total } = await searchOrders(database.sql, { ...ALL, ...search });
  return [rows.map(({ id }) => id), total];
};
const wanted = (by: (one: Made) => boolean) => {
  const ids = made.filter(by).map(({ id }) => id);
  return [ids, ids.length];
};
const below = (office: string) => (one: Made) =>
  one.office === office || (one.office ?? '').startsWith(`${office}/`);

test.each(ORDER_STATES)('orders that are %s are found by it, newest first', async (state) => {
  expect(await found({ state })).toEqual(wanted((one) => one.state === state));
  expect(await found({ state, year: 2026 })).toEqual(
    wanted((one) => one.state === state && one.year === 2026),
  );
});

test.each([STATION, '532900/532901/03', '532900/532901', '532900', '532900/532922/01/01'])(
  'of the office %s those are found that it or one below it made, and of no neighbour',
  async (office) => {
    expect(await found({ office })).toEqual(wanted(below(office)));
    expect(await found({ office, state: 'paid', year: 2026 })).toEqual(
      wanted((one) => below(office)(one) && one.state === 'paid' && one.year === 2026),
    );
  },
);

test('all, those of a person, of a list and of a scheme, and a page of them', async () => {
  const [first] = made;
  expect(await found({})).toEqual(wanted(() => true));
  expect(await found({ person: first?.person ?? null })).toEqual(wanted((one) => one === first));
  expect(await found({ batch: deps.ids.next() as BatchId })).toEqual([[], 0]);
  expect(await found({ scheme: 'ltc' })).toEqual([[], 0]);
  const page = made.slice(2, 5).map(({ id }) => id);
  expect(await found({ scheme: 'resident', limit: 3, offset: 2 })).toEqual([page, made.length]);
});
