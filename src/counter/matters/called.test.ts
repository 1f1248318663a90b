import { expect, test } from 'vitest';
import { word } from '../../border/open/index.ts';
import { findProviders } from '../../money/provider/index.ts';
import { addPerson, HOSPITAL, settlementWorld } from '../../money/settlement/testing.ts';
import { calledBy, namedHints } from './called.ts';
import type { Hint } from './effect.ts';
import type { Case, Matter } from './model.ts';

const base = await settlementWorld();
const { sql } = base.database;
const id = HOSPITAL;
const name = (await findProviders(sql, [id])).get(id)?.name;

test('providers and persons that a case holds by their ids are called by their names', async () => {
  const person = await addPerson(base);
  const matter = {
    fields: [
      { name: 'provider', kind: 'provider' },
      { name: 'relative', kind: 'person' },
    ],
  } as unknown as Matter;
  const one = {
    ...{ form: { provider: id, relative: person }, provider: null },
    result: { receiver: person, quota: '100.00' },
  } as unknown as Case;
  const called = await calledBy(sql, { case: one, matter });
  expect(called[id]).toBe(name);
  // Names of people are masked here as everywhere.
  expect(called[person]).toMatch(/\*/);
  const nobody = { ...one, form: {}, result: {} } as Case;
  expect(await calledBy(sql, { case: nobody, matter })).toEqual({});
});

test('a hint tells a hospital by its name, and a refusal by its sentence in both languages', async () => {
  const hints: readonly Hint[] = [
    { code: 'away.in_hospital', weight: 'note', facts: { from: '2025-06-01', provider: id } },
    {
      code: 'maternity.stands_against',
      weight: 'warning',
      facts: { refusal: 'maternity.paid_before', number: '532900-2025-0000001' },
    },
    { code: 'claim.nothing', weight: 'warning', facts: {} },
  ];
  const [stay, against, plain] = await namedHints(sql, word, hints);
  expect(stay?.facts).toEqual({ from: '2025-06-01', provider: name });
  expect(against?.facts.whyZh).toMatch(/532900-2025-0000001.*。$/);
  expect(against?.facts.whyEn).toMatch(/532900-2025-0000001.*\.$/);
  expect(against?.facts).not.toHaveProperty('refusal');
  expect(plain).toEqual(hints[2]);
});
