import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import { systemClock } from '../../platform/clock.ts';
import { testArea } from '../../platform/testing.ts';
import { CODE_LISTS, codesPage, findUnlisted } from '../../rules/catalogue/index.ts';
import { fillCodeLists } from './fill-code-lists.ts';

const database = await testArea();

test('the demonstration has codes in every list, searchable, and refuses none', async () => {
  await fillCodeLists(database, systemClock);
  await fillCodeLists(database, systemClock);
  for (const list of CODE_LISTS) {
    const page = await codesPage(database.sql, { list, after: '0', limit: 10_000 });
    expect(page.rows.length, list).toBeGreaterThan(4);
    expect(new Set(page.rows.map(({ version }) => version)).size).toBe(page.rows.length);
    expect(page.rows.filter(({ initials }) => initials === '')).toEqual([]);
  }
  const used = { list: 'diagnosis' as const, code: 'X99', on: day('2025-06-01') };
  expect(await findUnlisted(database.sql, [used])).toEqual([]);
});
