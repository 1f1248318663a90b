import { addDays, type Day, day } from '../../kernel/days.ts';
import type { Coverage, Sex } from '../../people/enrolment/index.ts';
import type { Membership, Recognition } from '../../people/groups/index.ts';
import { openAccounts } from './build-account.ts';
import { CHRONIC, GROUPS, SPECIAL, TWO_DISEASES } from './conditions.ts';
import { COUNTIES_BY_SHARE, type County } from './counties.ts';
import { type Identities, personId } from './identities.ts';
import type { Calendar, DemoPerson, Household } from './model.ts';
import { type Family, pickFamily, pickName } from './names.ts';
import type { Random, Weighted } from './random.ts';

/** What households share while a population is made, one after another. */
export type Population = {
  readonly calendar: Calendar;
  readonly identities: Identities;
  /** Persons made so far, and how many there shall be. */
  readonly made: number;
  readonly wanted: number;
};

type Member = {
  readonly generation: 0 | 1 | 2;
  readonly sex: Sex;
  readonly age: number;
};

type Home = { readonly id: string; readonly county: County; readonly township: number };

const SIZES: readonly Weighted<number>[] = [
  [1, 16],
  [2, 26],
  [3, 26],
  [4, 18],
  [5, 9],
  [6, 5],
];
const AGE_MAX = 99;
const BEGINS = day('2025-01-01');

export function buildHousehold(random: Random, number: number, population: Population): Household {
  const county = random.weighted(COUNTIES_BY_SHARE);
  const home = {
    id: householdId(number),
    county,
    township: random.between(1, county.townships),
  };
  const family = pickFamily(random);
  const members = pickMembers(random).slice(0, population.wanted - population.made);
  const persons = members.map((member, index) =>
    buildPerson(random, member, { home, family, population, index }),
  );
  const coverage = persons.flatMap((person) => cover(random, person, population.calendar));
  const { accounts, grants } = openAccounts(random, persons, coverage);
  return {
    persons,
    coverage,
    memberships: joinGroups(random, persons, coverage),
    recognitions: persons.flatMap((person) => recognise(random, person)),
    accounts,
    grants,
  };
}

export function householdId(number: number): string {
  return `F${String(number).padStart(8, '0')}`;
}

function pickMembers(random: Random): Member[] {
  const size = random.weighted(SIZES);
  const age = random.between(size > 2 ? 24 : 20, size > 2 ? 58 : 84);
  const members: Member[] = [{ generation: 1, sex: random.pick(['male', 'female']), age }];
  if (size === 1) return members;
  const first = members[0]?.sex;
  const other: Sex = first === 'male' ? 'female' : 'male';
  members.push({ generation: 1, sex: other, age: Math.max(20, age + random.between(-4, 4)) });
  const elders = size < 4 ? 0 : size === 4 ? random.between(0, 1) : size - 4;
  for (let left = size - 2 - elders; left > 0; left -= 1) {
    const child = Math.max(0, age - random.between(22, 34));
    members.push({ generation: 2, sex: random.pick(['male', 'female']), age: child });
  }
  for (let left = elders; left > 0; left -= 1) {
    const elder = Math.min(AGE_MAX, age + random.between(22, 32));
    members.push({ generation: 0, sex: left === 2 ? 'male' : 'female', age: elder });
  }
  return members;
}

type Setting = {
  readonly home: Home;
  readonly family: Family;
  readonly population: Population;
  readonly index: number;
};

function buildPerson(random: Random, member: Member, setting: Setting): DemoPerson {
  const { home, family, population, index } = setting;
  const bornOn = birthOf(random, member.age, population.calendar.historyUntil);
  const name = pickName(random, family);
  return {
    id: personId(population.made + index + 1),
    idNumber: population.identities.next(bornOn, member.sex),
    name: name.text,
    initials: name.initials,
    sex: member.sex,
    bornOn,
    county: home.county.code,
    household: home.id,
    township: home.township,
    generation: member.generation,
    age: member.age,
  };
}

/** Of that age as 2025 begins; some of those of age 0 are born in 2025. */
function birthOf(random: Random, age: number, latest: Day): Day {
  const daysBefore = Math.floor(age * 365.2425) + random.between(1, 365);
  const bornOn =
    age === 0 && random.chance(0.5)
      ? addDays(BEGINS, random.between(0, 240))
      : addDays(BEGINS, -daysBefore);
  return bornOn > latest ? latest : bornOn;
}

const EMPLOYED = 0.158;
const WORKING_AGE = 22;
const PENSION_AGE = { male: 60, female: 55 } as const;

function cover(random: Random, person: DemoPerson, calendar: Calendar): Coverage[] {
  const employee = person.age >= WORKING_AGE && random.chance(EMPLOYED);
  return employee ? coverEmployee(random, person) : coverResident(random, person, calendar);
}

function coverEmployee(random: Random, { id, age, sex }: DemoPerson): Coverage[] {
  const retired = age >= PENSION_AGE[sex];
  const period = { personId: id, scheme: 'employee', retired } as const;
  const startsOn = day(`${random.between(2012, 2024)}-07-01`);
  if (retired || !random.chance(0.015)) {
    return [{ ...period, standing: 'covered', startsOn, endsOn: null }];
  }
  const stopped = day('2025-08-01');
  return [
    { ...period, standing: 'covered', startsOn, endsOn: stopped },
    { ...period, standing: 'arrears', startsOn: stopped, endsOn: null },
  ];
}

/** Who pays after the window waits three months; some do not pay at all, some not for a second year. */
function coverResident(random: Random, person: DemoPerson, calendar: Calendar): Coverage[] {
  const { id, bornOn } = person;
  const period = { personId: id, scheme: 'resident', retired: false } as const;
  const [, startsOn = BEGINS] = [bornOn, BEGINS].sort();
  const whole = {
    ...period,
    standing: 'covered',
    startsOn,
    endsOn: calendar.coveredUntil,
  } as const;
  const kind = random.weighted([
    ['whole', 966],
    ['late', 16],
    ['one-year', 9],
    ['none', 9],
  ]);
  if (kind === 'none') return [];
  if (kind === 'whole' || startsOn > BEGINS) return [whole];
  if (kind === 'one-year') return [{ ...whole, endsOn: day('2026-01-01') }];
  const [paid, entitled] = [day('2025-03-10'), day('2025-06-10')];
  return [
    { ...period, standing: 'waiting', startsOn: paid, endsOn: entitled },
    { ...whole, startsOn: entitled },
  ];
}

const POOR_HOUSEHOLDS = 0.07;

/** Some identities belong to the whole household, some to one person. */
function joinGroups(
  random: Random,
  persons: readonly DemoPerson[],
  coverage: readonly Coverage[],
): Membership[] {
  if (!random.chance(POOR_HOUSEHOLDS)) return [];
  const employees = new Set(
    coverage.filter(({ scheme }) => scheme === 'employee').map(({ personId: id }) => id),
  );
  const candidates = persons.filter(({ id }) => !employees.has(id));
  const oldest = [...candidates].sort((a, b) => b.age - a.age).slice(0, 1);
  const [groupCode, members] = random.weighted([
    [[GROUPS.minimumLiving, candidates], 55],
    [[GROUPS.destitute, oldest], 12],
    [[GROUPS.nearMinimumLiving, candidates], 15],
    [[GROUPS.returnedToPoverty, candidates], 8],
    [[GROUPS.illnessPoverty, oldest], 10],
  ] as const);
  const period = random.weighted(VALIDITIES);
  return members
    .filter(({ bornOn }) => bornOn < period.startsOn)
    .map(({ id }) => ({ personId: id, groupCode, ...period }));
}

/** Long since; new in 2025; recognised late; ended in 2025. */
const VALIDITIES: readonly Weighted<Pick<Membership, 'startsOn' | 'endsOn' | 'decidedOn'>>[] = [
  [{ startsOn: day('2024-01-01'), endsOn: null, decidedOn: day('2023-12-12') }, 70],
  [{ startsOn: day('2025-04-01'), endsOn: null, decidedOn: day('2025-03-25') }, 12],
  [{ startsOn: day('2025-02-01'), endsOn: null, decidedOn: day('2025-06-10') }, 8],
  [{ startsOn: day('2024-01-01'), endsOn: day('2025-09-01'), decidedOn: day('2023-12-12') }, 10],
];

/** Chronic disease grows with age; 两病 is for those whose disease is not recognised as chronic. */
function recognise(random: Random, { id, age }: DemoPerson): Recognition[] {
  const since = day(random.pick(['2023-05-01', '2024-01-01', '2024-09-01', '2025-01-01']));
  const period = { personId: id, startsOn: since, endsOn: null };
  const share = age < 35 ? 0.004 : age < 55 ? 0.09 : age < 70 ? 0.28 : 0.4;
  const found: Recognition[] = [];
  if (random.chance(share)) {
    const diseases = new Set(
      [1, random.chance(0.2) ? 2 : 1].map(() => random.weighted(CHRONIC).disease),
    );
    for (const disease of diseases) found.push({ ...period, kind: 'chronic', disease });
  } else if (random.chance(share / 2)) {
    const { disease } = random.weighted(TWO_DISEASES);
    found.push({ ...period, kind: 'two-diseases', disease });
  }
  if (age >= 18 && random.chance(0.007)) {
    found.push({ ...period, kind: 'special', disease: random.weighted(SPECIAL).disease });
  }
  return found;
}
