import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { sendFile } from '../../money/person-payment/send-orders.ts';
import { addPerson, visitForm } from './testing.ts';
import {
  answerPaid,
  bring,
  caseOf,
  decide,
  openWindow,
  orderOf,
  sound,
  world,
} from './testing-window.ts';

/** What an examination before a birth pays is in a document of its own, and not in that of ordinary visits. */
beforeAll(openWindow);

let visits = 0;

/** An examination at the tertiary hospital, claimed, decided and paid. */
async function paid(matter: string, visit: string, person: PersonId, amount: string) {
  visits += 1;
  const from = `2025-06-${String(visits).padStart(2, '0')}`;
  const id = await bring(world, matter, person, visitForm({ A: amount }, { visit, from }));
  await decide(id);
  const { result } = await caseOf(id);
  if (result.payment) {
    const { text } = await sendFile(
      world,
      { batch: await orderOf(result), format: 'tab' },
      'checker.a',
    );
    await answerPaid(text);
  }
  return result.fund;
}

test('an antenatal claim pays by the antenatal document, up to its own room of the year', async () => {
  const person = await addPerson(world);
  // 1,000.00 × 50 %; then what is left of 600.00.
  expect(await paid('reimburse-antenatal', 'antenatal', person, '1000.00')).toBe('500.00');
  expect(await paid('reimburse-antenatal', 'antenatal', person, '400.00')).toBe('100.00');
  // An ordinary visit to the same hospital pays nothing of residents.
  expect(await paid('reimburse-outpatient', 'outpatient', person, '1000.00')).toBe('0.00');
  const [row] = await world.database.sql<{ totals: string }>(
    'test: totals of the year',
    'select totals from year_to_date where person_id = $1',
    [person],
  );
  expect(JSON.parse(row?.totals ?? '{}')).toMatchObject({ 'pool.antenatal': 60000 });
  expect(await sound()).toEqual([]);
});

test('employees have figures of their own', async () => {
  const person = await addPerson(world, { scheme: 'employee' });
  expect(await paid('reimburse-antenatal', 'antenatal', person, '1000.00')).toBe('800.00');
});
