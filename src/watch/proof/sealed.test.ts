import { beforeAll, expect, test } from 'vitest';
import { addPerson, settlementWorld, type World } from '../../money/settlement/testing.ts';
import { createSealer, parseSealKeys } from '../../platform/seal.ts';
import { openArea } from '../../platform/sql.ts';
import type { Check, CheckName } from './model.ts';
import { verify } from './verify.ts';

let world: World;

beforeAll(async () => {
  world = await settlementWorld();
  for (const id of ['A', 'B', 'C']) await addPerson(world, { id });
});

async function checkOf(name: CheckName, database = world.database, sample: number | null = null) {
  const { checks } = await verify({ database, clock: world.clock, sealedSample: sample });
  return checks.find((check) => check.name === name) as Check;
}

/** Changes rows by hand, looks, and puts back what was there. */
async function damaged(change: string, name: CheckName = 'sealed-values'): Promise<Check> {
  const { asOwner } = world.database;
  await asOwner('test: keep', 'create table kept as select * from person');
  await asOwner(`test: ${change}`.slice(0, 60), change);
  const check = await checkOf(name);
  await asOwner(
    'test: put back',
    `update person p set (id_number, id_number_sealed, id_mark, household) =
       (select id_number, id_number_sealed, id_mark, household from kept where kept.id = p.id)`,
  );
  await asOwner('test: drop', 'drop table kept');
  return check;
}

test('values that open where they stand are sound', async () => {
  expect(await checkOf('sealed-values')).toMatchObject({ checked: 3, found: 0 });
  expect(await checkOf('plain-numbers')).toMatchObject({ found: 0 });
});

test.each([
  [
    'a changed value',
    `update person set id_number_sealed = overlay(id_number_sealed placing
       case substr(id_number_sealed, 20, 1) when 'A' then 'B' else 'A' end from 20 for 1) where id = 'A'`,
    'was changed or moved',
  ],
  [
    'two swapped rows',
    `update person p set id_number_sealed = o.id_number_sealed, id_mark = o.id || o.id_mark
     from person o where (p.id, o.id) in (('A', 'B'), ('B', 'A'))`,
    'was changed or moved',
  ],
  ['a foreign mark', `update person set id_mark = 'x' where id = 'A'`, 'its mark is not that'],
  [
    'a number in plain',
    `update person set id_number = '532999199001010014', id_number_sealed = null where id = 'A'`,
    'it stands in plain',
  ],
])('%s is found', async (_, change, sentence) => {
  const { found, problems } = await damaged(change);
  expect(found).toBeGreaterThan(0);
  expect(problems[0]?.what).toContain(sentence);
  expect(problems[0]?.where).toMatch(/^person [AB]$/);
});

test('an identity number in a column that nobody seals is found', async () => {
  const number = '532999199001010014';
  const change = (text: string) => `update person set household = '${text}' where id = 'B'`;
  expect((await damaged(change(number), 'plain-numbers')).problems).toEqual([
    { what: expect.any(String), where: expect.stringMatching(/^person.household at \(/) },
  ]);
  expect((await damaged(change(`1${number}`), 'plain-numbers')).found).toBe(0);
});

test('another key is told value by value, and a sample opens some', async () => {
  const { url, area } = world.database;
  const sealer = createSealer(parseSealKeys(`1:${'9'.repeat(64)}`));
  const other = openArea({ url, area, sealer });
  expect(await checkOf('sealed-values', other as World['database'])).toMatchObject({ found: 3 });
  await other.close();
  await world.database.asOwner('test: analyse', 'analyze person');
  const sampled = await checkOf('sealed-values', world.database, 1);
  expect(sampled.checked).toBeLessThanOrEqual(3);
  expect(sampled.found).toBe(0);
});
