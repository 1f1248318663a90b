import { beforeAll, expect, test } from 'vitest';
import {
  COUNTY,
  type MatterWorld,
  matterWorld,
  officer,
  STATION,
} from '../../counter/matters/testing.ts';
import { checkCases } from './check-cases.ts';

let world: MatterWorld;
let number: string;

beforeAll(async () => {
  world = await matterWorld();
  const clerk = officer('a.clerk', 'counter-clerk', STATION);
  const reviewer = officer('a.reviewer', 'counter-reviewer', COUNTY);
  const id = await world.bring(clerk);
  await world.do(reviewer, id, 'take');
  await world.do(reviewer, id, 'forward');
  await world.bring(clerk, { again: true });
  number = (await world.case(id)).number;
});

test('cases that only the program wrote are sound', async () => {
  expect(await checkCases(world.database.sql)).toMatchObject({ checked: 2, found: 0 });
});

let changes = 0;

test.each([
  [
    'a decision in the trace',
    "update case_event set actor = 'somebody' where seq = 3",
    "update case_event set actor = 'a.reviewer' where seq = 3",
    'line 3 of the trace',
  ],
  [
    'a line taken out',
    'update case_event set seq = 9 where seq = 4',
    'update case_event set seq = 4 where seq = 9',
    'line 4 of the trace',
  ],
  [
    'the step of a case',
    'update matter_case set step = 0 where step = 1',
    'update matter_case set step = 1 where version = 4',
    'differs from its last line',
  ],
  [
    'a deadline',
    'update matter_case set due_on = due_on + 1',
    'update matter_case set due_on = due_on - 1',
    'differs from its last line',
  ],
  [
    'a number',
    'update case_number set last = last + 1',
    'update case_number set last = last - 1',
    'have a gap',
  ],
])('%s that was changed by hand is found', async (_, change, back, says) => {
  changes += 1;
  await world.database.asOwner(`test: change a case ${changes}`, change);
  const found = await checkCases(world.database.sql);
  await world.database.asOwner(`test: mend a case ${changes}`, back);
  expect(found.problems.map(({ what }) => what).join()).toContain(says);
  if (says !== 'have a gap') expect(found.problems.map(({ where }) => where)).toContain(number);
  expect((await checkCases(world.database.sql)).found).toBe(0);
});
