import { beforeAll, expect, test } from 'vitest';
import { type Day, day } from '../../kernel/days.ts';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { clockFrom } from '../../platform/clock.ts';
import type { Route } from '../../platform/http/route.ts';
import { idSource } from '../../platform/id-source.ts';
import { testArea } from '../../platform/testing.ts';
import { createStock, type StockEntry, type StockSearch, stockRoutes } from './index.ts';
import { STOCK_KINDS } from './model.ts';
import type { StockView } from './view.ts';

const database = await testArea();
const clock = clockFrom(() => new Date('2025-07-01T04:00:00Z'));
const stock = createStock({ clock, ids: idSource(clock) });
const H1 = 'H1' as ProviderId;

beforeAll(() =>
  database.asOwner(
    'test: providers',
    `insert into provider (id, name, initials, county) values
       ('H1', '示范医院', 'sfyy', '532901'), ('H2', '示范药店', 'sfyd', '532901')`,
  ),
);

function entry(batch: string, more: Partial<StockEntry> = {}): StockEntry {
  return {
    provider: H1,
    kind: 'sale',
    batch,
    item: 'own-1',
    nationalItem: 'YP001',
    on: day('2025-06-01'),
    quantity: '2',
    origin: null,
    person: null,
    visit: null,
    settlement: null,
    traceCodes: [],
    document: '{}',
    opening: null,
    ...more,
  };
}

const everything: StockSearch = {
  provider: H1,
  kinds: STOCK_KINDS,
  from: null,
  until: null,
  batch: null,
  item: null,
  nationalItem: null,
  traceCode: null,
  person: null,
  visit: null,
  limit: 100,
  offset: 0,
};

const keep = (...entries: StockEntry[]) => database.transaction((sql) => stock.keep(sql, entries));
const list = (search: Partial<StockSearch>) =>
  stock.list(database.sql, { ...everything, ...search });

function codeOf(outcome: unknown): string {
  if (!(outcome instanceof Rejection)) throw new Error('the entry was kept');
  return outcome.kind.code;
}

test('an entry is kept whole and found by batch, day, code, person, visit and trace code', async () => {
  const sale = entry('A1', {
    quantity: '1.5000',
    person: 'P1' as PersonId,
    visit: 'V1',
    traceCodes: ['810002', '810001', '810001'],
    document: '{"a":1}',
  });
  const [id] = await keep(sale);
  const [found] = await list({ batch: 'A1' });
  expect(found).toEqual({
    ...sale,
    opening: undefined,
    quantity: '1.5',
    traceCodes: ['810001', '810002'],
    id,
    valid: true,
    recordedAt: '2025-07-01 12:00:00',
  });
  for (const search of [
    { traceCode: '810002', provider: null },
    { from: day('2025-06-01'), until: day('2025-06-01'), batch: 'A1' },
    { item: 'own-1', nationalItem: 'YP001', batch: 'A1' },
    { person: 'P1' as PersonId },
    { visit: 'V1' },
  ]) {
    expect((await list(search)).map((one) => one.id)).toEqual([id]);
  }
  expect(await list({ traceCode: '810002', from: '2025-06-02' as Day })).toEqual([]);
  expect(await list({ batch: 'A1', kinds: ['count'] })).toEqual([]);
});

test('the first count of a batch makes a change, later ones do not', async () => {
  const count = entry('B1', { kind: 'count', quantity: '0', opening: '{"first":true}' });
  await keep(count, { ...count, quantity: '5' });
  await keep({ ...count, quantity: '7' });
  const found = await list({ batch: 'B1' });
  expect(found.map(({ kind, quantity, document }) => [kind, quantity, document])).toEqual([
    ['count', '0', '{}'],
    ['change', '0', '{"first":true}'],
    ['count', '5', '{}'],
    ['count', '7', '{}'],
  ]);
});

test('returns are counted against what they name', async () => {
  const [sold = ''] = (await keep(entry('C1'))).map(String);
  const back = (quantity: string, more: Partial<StockEntry> = {}) =>
    entry('C1', { kind: 'sale-return', quantity, origin: sold.toLowerCase(), ...more });
  const outcomes = await keep(back('0.5'), back('1.6'), back('0.5'));
  expect([0, 2].map((at) => typeof outcomes[at])).toEqual(['string', 'string']);
  expect(outcomes[1]).toMatchObject({
    kind: { code: 'stock.more_than_origin' },
    facts: { batch: 'C1', quantity: '1.6', left: '1.5' },
  });
  expect(codeOf((await keep(back('1.0001')))[0])).toBe('stock.more_than_origin');
  for (const wrong of [
    back('1', { kind: 'purchase-return' }),
    back('1', { provider: 'H2' as ProviderId }),
    back('1', { batch: 'C2' }),
    back('1', { item: 'own-2' }),
    back('1', { origin: 'anything' }),
  ]) {
    expect(codeOf((await keep(wrong))[0])).toBe('stock.unknown_origin');
  }
});

test('two returns at once do not take back more than was sold', async () => {
  const [sold = ''] = (await keep(entry('C3', { quantity: '1' }))).map(String);
  const back = entry('C3', { kind: 'sale-return', quantity: '1', origin: sold });
  const outcomes = (await Promise.all([keep(back), keep(back), keep(back)])).flat();
  expect(outcomes.filter((one) => one instanceof Rejection)).toHaveLength(2);
});

test.each([
  ['stock.not_positive', { quantity: '0' }],
  ['stock.not_positive', { quantity: '-1', kind: 'purchase' }],
  ['stock.not_positive', { quantity: '-0.0001', kind: 'count' }],
  ['stock.day_in_future', { on: day('2025-07-02') }],
] as const)('%s for %o, and its neighbour is kept', async (code, change) => {
  const outcomes = await keep(entry('D1', change), entry('D1'));
  expect(codeOf(outcomes[0])).toBe(code);
  expect(typeof outcomes[1]).toBe('string');
});

test('a change may have either sign', async () => {
  expect(typeof (await keep(entry('D2', { kind: 'change', quantity: '-3' })))[0]).toBe('string');
});

test('what is withdrawn is listed as not valid, once, and no longer an origin', async () => {
  const [sold = ''] = (await keep(entry('E1'), entry('E1', { kind: 'count' }))).map(String);
  const withdraw = () =>
    database.transaction((sql) => stock.withdraw(sql, H1, 'E1', ['sale', 'sale-return']));
  expect(await withdraw()).toBe(1);
  const found = await list({ batch: 'E1' });
  expect(found.map(({ kind, valid }) => [kind, valid])).toEqual([
    ['sale', false],
    ['count', true],
  ]);
  await expect(withdraw()).rejects.toMatchObject({ kind: { code: 'stock.nothing_to_withdraw' } });
  const back = entry('E1', { kind: 'sale-return', origin: sold });
  expect(codeOf((await keep(back))[0])).toBe('stock.unknown_origin');
});

test('the server may neither change nor delete an entry', async () => {
  for (const statement of [
    'update stock_entry set quantity = 1',
    'delete from stock_entry',
    'delete from stock_withdrawal',
  ]) {
    await expect(database.sql(`test: ${statement}`, statement)).rejects.toThrow(
      'permission denied',
    );
  }
});

const [row] = stockRoutes(() => ({ database })) as [Route];
const search = (query: object, provider: ProviderId | null = null) =>
  row.handle({
    caller: { id: 'test', role: 'desk', provider, area: null },
    area: database.area,
    params: {},
    query,
    body: {},
  }) as Promise<{ rows: StockView[]; total: number }>;

test('a box is followed over all providers by its code; a desk sees its own part', async () => {
  const traceCodes = ['899999'];
  await keep(
    entry('F1', { kind: 'purchase', on: day('2025-05-01'), traceCodes }),
    entry('F1', { provider: 'H2' as ProviderId, traceCodes, person: 'P1' as PersonId }),
  );
  const found = await search({ trace: '899999' });
  expect(found.rows.map(({ provider, kind }) => [provider, kind])).toEqual([
    ['H1', 'purchase'],
    ['H2', 'sale'],
  ]);
  expect(JSON.stringify(found)).not.toContain('P1');
  expect(await search({ trace: '899999', size: 1, page: 2 })).toMatchObject({ total: 2 });
  expect((await search({ trace: '899999' }, H1)).total).toBe(1);
  expect((await search({ provider: 'H2', batch: 'F1', kind: 'sale' })).total).toBe(1);
  expect((await search({ provider: 'H1', from: '2025-05-01', until: '2025-05-01' })).total).toBe(1);
});

test('a list without trace code and provider, or with a day that is none, is refused', async () => {
  await expect(search({})).rejects.toMatchObject({ kind: { code: 'stock.nothing_asked' } });
  await expect(search({ provider: 'H1', from: '2025-02-30' })).rejects.toMatchObject({
    kind: { code: 'stock.not_a_day' },
  });
});
