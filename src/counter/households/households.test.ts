import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import {
  addAccount,
  addGrant,
  addGroup,
  addPerson,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import type { Caller, Route } from '../../platform/http/route.ts';
import { type HouseholdView, householdRoutes } from './index.ts';

const world = await settlementWorld();
const [show] = householdRoutes(() => world) as [Route];
const caller: Caller = { id: 'clerk', role: 'counter-clerk', provider: null, area: null };

async function household(person: string): Promise<HouseholdView> {
  const asked = { area: world.database.area, caller, params: { person }, query: {}, body: {} };
  return (await show.handle(asked)) as HouseholdView;
}

async function join(persons: readonly PersonId[], number: string): Promise<void> {
  await world.database.asOwner(
    'test: one household',
    'update person set household = $2 where id = any($1)',
    [persons, number],
  );
}

test('a family is shown at once: insurance, groups, accounts and what one gives the other', async () => {
  const [father, child] = [await addPerson(world, { scheme: 'employee' }), await addPerson(world)];
  await join([father, child], 'F-1');
  await addAccount(world, father, '1000.00');
  await addGrant(world, father, child, '300.00');
  await addGroup(world, child, 'minimum-living');
  const { asked, members, more } = await household(child);
  expect([asked, more]).toEqual([child, 0]);
  expect(members.map(({ id }) => id)).toEqual([child, father]);
  expect(members).toMatchObject([
    {
      ...{ groups: [{ group: 'minimum-living' }], coverage: [{ scheme: 'resident' }] },
      account: { account: null, received: [{ person: { id: father }, left: '300.00' }] },
    },
    {
      account: {
        account: { balance: '1000.00', held: '300.00', available: '700.00' },
        given: [{ person: { id: child }, left: '300.00' }],
      },
    },
  ]);
  expect(members[0]?.idNumber).toContain('*');
  expect(show.person?.({} as never, { members } as never)).toEqual([child, father]);
  expect(JSON.stringify(members)).not.toContain('disease');
});

test('of a collective household twenty are shown, and the others are counted', async () => {
  const persons: PersonId[] = [];
  for (let i = 0; i < 22; i += 1) persons.push(await addPerson(world));
  await join(persons, 'F-2');
  const { members, more } = await household(persons[3] as PersonId);
  expect([members.length, members[0]?.id, more]).toEqual([20, persons[3], 2]);
});

test('enrolment.unknown_person', async () => {
  await expect(household('nobody')).rejects.toThrow('enrolment.unknown_person');
});
