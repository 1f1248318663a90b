import type { EncounterId } from '../../kernel/ids.ts';
import { buildCatalogue } from './build-catalogue.ts';
import { buildEncounter, encounterId, type World } from './build-encounter.ts';
import { buildHousehold } from './build-household.ts';
import { buildNetwork } from './build-providers.ts';
import { hasHistory } from './calendar.ts';
import { createIdentities } from './identities.ts';
import type { Calendar, DemoEncounter, Household } from './model.ts';
import { type PlannedVisit, planHistory, planPresentStay } from './plan-visits.ts';
import { createRandom, type Random } from './random.ts';
import { buildShowcase } from './showcase.ts';

export type Scale = {
  readonly people: number;
  /** About how many encounters of the past. */
  readonly encounters: number;
  readonly seed: number;
};

/** One household with everything that happened to it. */
export type Generated = {
  readonly household: Household;
  readonly encounters: readonly DemoEncounter[];
};

/** Visits a person and year when nobody is left out, as measured over many households. */
export const VISITS_A_PERSON = 1.5;
/** Of those with a past, so many are in hospital today. */
const PRESENT = 0.01;
/** Separates the streams of people from those of their visits. */
const VISITS = 0x5eed;

export function buildWorld(): World {
  return { network: buildNetwork(), catalogue: buildCatalogue() };
}

/**
 * Household after household, always the same for the same scale and calendar. When there are fewer
 * encounters than the people would have, some households have a whole year and the others none.
 */
export function* generate(world: World, scale: Scale, calendar: Calendar): Generator<Generated> {
  const identities = createIdentities();
  const showcase = buildShowcase(world, identities, calendar);
  let made = 0;
  let number = showcase.households.length;
  for (const [index, household] of showcase.households.entries()) {
    made += household.persons.length;
    yield { household, encounters: index === 0 ? showcase.encounters : [] };
  }
  const nextId = counter(showcase.encounters.length);
  const perPerson = scale.encounters / (scale.people * VISITS_A_PERSON);
  while (made < scale.people) {
    number += 1;
    const random = createRandom(scale.seed, number);
    const population = { calendar, identities, made, wanted: scale.people };
    const household = buildHousehold(random, number, population);
    made += household.persons.length;
    const visiting = createRandom(scale.seed ^ VISITS, number);
    const past = visiting.chance(perPerson);
    yield {
      household,
      encounters: past
        ? buildPast(visiting, household, {
            world,
            calendar,
            intensity: Math.max(1, perPerson),
            nextId,
          })
        : [],
    };
  }
}

type Past = {
  readonly world: World;
  readonly calendar: Calendar;
  readonly intensity: number;
  readonly nextId: () => EncounterId;
};

function buildPast(random: Random, household: Household, past: Past): DemoEncounter[] {
  const { world, calendar, intensity, nextId } = past;
  const owners = new Set(household.accounts.map(({ ownerId }) => ownerId));
  const receivers = new Set(household.grants.map(({ receiverId }) => receiverId));
  return household.persons.flatMap((person) => {
    const scheme = household.coverage.find(({ personId: id }) => id === person.id)?.scheme ?? null;
    const recognitions = household.recognitions.filter(({ personId: id }) => id === person.id);
    const patient = {
      person,
      scheme,
      hasAccount: owners.has(person.id),
      receives: receivers.has(person.id),
    };
    const visits = hasHistory(calendar)
      ? planHistory(random, { person, scheme, recognitions }, { calendar, intensity })
      : [];
    if (random.chance(PRESENT)) visits.push(planPresentStay(random, calendar.today));
    const setting = { patient, world, today: calendar.today };
    return buildInOrder(visits, nextId, (visit, numbered) =>
      buildEncounter(random, visit, setting, numbered),
    );
  });
}

type Numbered = { readonly id: EncounterId; readonly referredFrom: EncounterId | null };

/** A referral upward names the stay that ended on the day before. */
function buildInOrder(
  visits: readonly PlannedVisit[],
  nextId: () => EncounterId,
  build: (visit: PlannedVisit, numbered: Numbered) => DemoEncounter,
): DemoEncounter[] {
  let lastStay: EncounterId | null = null;
  return visits.map((visit) => {
    const id = nextId();
    const referredFrom = visit.referral === 'none' ? null : lastStay;
    if (visit.kind === 'inpatient') lastStay = id;
    return build(visit, { id, referredFrom });
  });
}

function counter(start: number): () => EncounterId {
  let number = start;
  return () => {
    number += 1;
    return encounterId(number);
  };
}
