import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { fen } from '../../kernel/money.ts';
import { testArea } from '../../platform/testing.ts';
import type { Scope } from './model.ts';
import { countStanding, findBooks, findEntries, findTotals } from './store/books.ts';

const area = await testArea();
const SCOPE: Scope = {
  provider: 'H1' as ProviderId,
  startsOn: day('2025-06-01'),
  endsOn: day('2025-07-01'),
  scheme: null,
  visitKinds: null,
  withRefunds: true,
};

/** Sixty thousand records of a half-year at two hospitals; every hundredth is reversed a minute later. */
await area.asOwner(
  'test: many settlements',
  `insert into settlement (id, kind, original_id, person_id, provider_id, encounter_id, scheme,
     benefit_year, year_version, visit_kind, benefit_day, policy_set, total, pool, large_amount,
     serious, aid, own_account, mutual_aid, cash, hospital, document, hash, batch_id, settled_at)
   select ('00000000-0000-7000-8000-' || lpad(to_hex(i * 2 + r), 12, '0'))::uuid,
     case r when 0 then 'settlement' else 'reversal' end,
     case r when 1 then ('00000000-0000-7000-8000-' || lpad(to_hex(i * 2), 12, '0'))::uuid end,
     'P' || i, 'H' || (1 + i % 2), 'E' || i, case i % 3 when 0 then 'employee' else 'resident' end,
     2025, r + 1, 'outpatient', '2025-06-01', 'set',
     s * 1000, s * 400, 0, 0, 0, s * 100, 0, s * 500, 0, repeat('x', 400), 'hash',
     ('00000000-0000-7000-8000-' || lpad(to_hex(i * 2 + r), 12, '0'))::uuid,
     timestamptz '2025-01-01 08:00+08' + i * interval '4 minutes' + r * interval '1 minute'
   from generate_series(0, 59999) i cross join generate_series(0, 1) r
   cross join lateral (select case r when 0 then 1 else -1 end as s) sign
   where r = 0 or i % 100 = 0`,
);
await area.asOwner('test: vacuum', 'vacuum analyze settlement');

test('a month is added up from the index alone', async () => {
  const rows = await area.sql<{ 'QUERY PLAN': string }>(
    'test: plan',
    `explain select count(*), sum(total), sum(funds) from told_settlement
     where provider_id = 'H1' and settled_at >= '2025-06-01' and settled_at < '2025-07-01'`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Only Scan using settlement_told on settlement s/);
  expect(plan).not.toMatch(/Seq Scan/);
});

test('sums, lines and books of a month agree with each other, with and without refunds', async () => {
  for (const withRefunds of [true, false]) {
    const scope = { ...SCOPE, withRefunds };
    const totals = await findTotals(area.sql, scope);
    const entries = await findEntries(area.sql, scope, 100_000);
    const books = await findBooks(area.sql, scope);
    expect(totals.count).toBe(entries.length);
    expect(books.reduce((sum, { count }) => sum + count, 0)).toBe(totals.count);
    expect(totals.total).toBe(entries.reduce((sum, { total }) => sum + total, 0n));
    expect(totals.funds + totals.accounts + totals.cash).toBe(totals.total);
    const reversals = entries.filter(({ kind }) => kind === 'reversal').length;
    expect(reversals > 0).toBe(withRefunds);
    expect(await countStanding(area.sql, scope)).toBe(totals.count - 2 * reversals);
  }
});

test('scheme and kind narrow it; another provider and another month have none of it', async () => {
  const all = await findTotals(area.sql, SCOPE);
  const [employee, resident] = await Promise.all(
    (['employee', 'resident'] as const).map((scheme) => findTotals(area.sql, { ...SCOPE, scheme })),
  );
  expect((employee?.count ?? 0) + (resident?.count ?? 0)).toBe(all.count);
  const none = { count: 0, total: fen(0), funds: fen(0), accounts: fen(0), cash: fen(0) };
  expect(await findTotals(area.sql, { ...SCOPE, visitKinds: ['inpatient'] })).toEqual(none);
  expect(await findTotals(area.sql, { ...SCOPE, provider: 'H9' as ProviderId })).toEqual(none);
  const later = { startsOn: day('2026-06-01'), endsOn: day('2026-07-01') };
  expect(await findTotals(area.sql, { ...SCOPE, ...later })).toEqual(none);
});
