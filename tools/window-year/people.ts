import type { Day } from '../../src/kernel/days.ts';
import { holdsOn } from '../../src/kernel/period.ts';
import { townshipPart } from '../../src/main/demonstration/build-offices.ts';
import { calendarOf } from '../../src/main/demonstration/calendar.ts';
import { buildWorld, type Generated, generate } from '../../src/main/demonstration/generate.ts';
import { encountersFor } from '../../src/main/demonstration/load.ts';
import type { Insured } from './model.ts';

const SEED = 2025;
export const BEGINS = '2025-01-01' as Day;
const ENDS = '2025-12-31' as Day;

/** The people whom the server gives its demonstration on the first day of 2025, without those in hospital then. */
export function peopleOf(count: number): readonly Insured[] {
  const scale = { people: count, encounters: encountersFor(count), seed: SEED };
  const households = [...generate(buildWorld(), scale, calendarOf(BEGINS))];
  return households.flatMap((one) =>
    one.encounters.length > 0 || isShown(one) ? [] : membersOf(one),
  );
}

function membersOf({ household }: Generated): Insured[] {
  const { persons, coverage, memberships, recognitions, accounts, grants } = household;
  return persons
    .filter(({ bornOn }) => bornOn < BEGINS)
    .map((person) => {
      const { id, name, idNumber, sex, age, county, township } = person;
      const whole = coverage.find(
        (one) =>
          one.personId === id &&
          one.standing === 'covered' &&
          holdsOn(one, BEGINS) &&
          holdsOn(one, ENDS),
      );
      const own = recognitions.filter(({ personId }) => personId === id);
      const promised = grants.some(
        ({ giverId, receiverId }) => giverId === id || receiverId === id,
      );
      return {
        ...{ id, name, idNumber, sex, age, county, household: person.household },
        township: townshipPart(county, township),
        scheme: whole?.scheme ?? null,
        groups: memberships
          .filter((one) => one.personId === id && holdsOn(one, BEGINS) && one.endsOn === null)
          .map(({ groupCode }) => groupCode),
        chronic: own.filter(({ kind }) => kind === 'chronic').map(({ disease }) => disease),
        recognised: own.length > 0,
        freeAccount: accounts.some(({ ownerId }) => ownerId === id) && !promised,
      };
    });
}

/** Households that were written by hand to show one thing each are left to the demonstration. */
function isShown({ household }: Generated): boolean {
  return household.persons.some(({ name }) => name.startsWith('展示'));
}
