import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { day } from '../../kernel/days.ts';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatRate } from '../../kernel/money.ts';
import { figureShelf, loadFigures, readFigures } from './index.ts';

const DALI = '532900' as AreaCode;
const shelf = loadFigures('matters/figures');

test('the figures of the day count', () => {
  const first = shelf.on(DALI, day('2025-01-01'));
  expect(first).toMatchObject({ objection: { days: 60 }, illnessPoverty: { months: 12 } });
  expect(first && formatRate(first.illnessPoverty.share)).toBe('0.50');
  expect(shelf.on(DALI, day('2024-12-31'))).toBeNull();
  expect(shelf.on('990100' as AreaCode, day('2025-01-01'))).toBeNull();
  if (!first) return;
  const next = { ...first, from: day('2026-01-01') };
  const both = figureShelf([first, next]);
  expect(both.on(DALI, day('2025-12-31'))?.from).toBe('2025-01-01');
  expect(both.on(DALI, day('2026-01-01'))?.from).toBe('2026-01-01');
});

test('every figure says on whose authority it stands', () => {
  const { objection, illnessPoverty, enrolment, referral } =
    shelf.on(DALI, day('2025-06-01')) ?? {};
  for (const one of [objection, illnessPoverty, enrolment, referral]) {
    expect(one?.source).toMatch(/.{10}/);
  }
});

test.each([
  ['a list', []],
  ['no day', { area: '532900', from: '2025-02-30' }],
  ['no source', { area: '532900', from: '2025-01-01', objection: { days: '60' } }],
  ['a count of nothing', { objection: { days: '0', source: 'x' } }],
])('%s is told with its place', (_, tree) => {
  expect(() => readFigures(tree, 'x.yaml')).toThrow(/x\.yaml/);
});

test('relatives and uses of accounts are closed lists: four uses of a wallet, nothing unknown, nothing twice', () => {
  const { accounts, sharing } = shelf.on(DALI, day('2025-06-01')) ?? {};
  expect(accounts && formatRate(accounts.inService.share)).toBe('0.02');
  expect(sharing?.wallet.uses).toEqual(['care', 'goods', 'premium-resident', 'premium-ltc']);
  expect(sharing?.family.relations).toHaveLength(6);
  const folder = parse(readFileSync('matters/figures/532900/2025-01-01.yaml', 'utf8'), {
    schema: 'failsafe',
  });
  const withUses = (uses: readonly string[]) => ({
    ...folder,
    sharing: { ...folder.sharing, wallet: { ...folder.sharing.wallet, uses } },
  });
  for (const uses of [['care', 'holidays'], ['care', 'care'], []]) {
    expect(() => readFigures(withUses(uses), 'x.yaml')).toThrow('uses');
  }
});

test.each([
  ['a list of nobody', { feeds: { sources: [] } }, 'feeds: sources'],
  ['a share beyond the whole', { feeds: { dropShare: '1.5' } }, 'dropShare'],
  ['a code that is none', { feeds: { sources: [{ code: 'A B' }] } }, 'sources[0]: code'],
  ['no level', { burden: { levels: [] } }, 'burden: levels'],
  [
    'a level without a line',
    { burden: { levels: [{ share: undefined }] } },
    'a share or an amount',
  ],
  ['a level with two lines', { burden: { levels: [{ amount: '1.00' }] } }, 'a share or an amount'],
  ['an amount that is none', { burden: { income: '17000' } }, 'burden: income'],
])('%s is told with its place', (_, change, told) => {
  const folder = parse(readFileSync('matters/figures/532900/2025-01-01.yaml', 'utf8'), {
    schema: 'failsafe',
  });
  const [name = '', fields = {}] = Object.entries(change)[0] ?? [];
  const section = { ...folder[name] };
  for (const [field, value] of Object.entries(fields)) {
    const first = Array.isArray(value) && value[0];
    section[field] = first ? [{ ...section[field][0], ...first }] : value;
  }
  expect(() => readFigures({ ...folder, [name]: section }, 'x.yaml')).toThrow(told);
  expect(() => readFigures(folder, 'x.yaml')).not.toThrow();
  const { feeds: _f, burden: _b, ...bare } = folder;
  expect(readFigures(bare, 'x.yaml')).toMatchObject({ feeds: null, burden: null });
});
