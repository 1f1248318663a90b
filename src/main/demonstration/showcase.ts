import { addDays, type Day, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import type { Encounter } from '../../money/encounter/index.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';
import { creditsFrom } from './build-account.ts';
import { encounterId, finish, NOTHING_CHARGED, type World } from './build-encounter.ts';
import { householdId } from './build-household.ts';
import { providerId } from './build-providers.ts';
import { draftBill } from './draft-bill.ts';
import { type Identities, personId } from './identities.ts';
import type { Calendar, DemoEncounter, DemoPerson, Household } from './model.ts';
import { SCENES, type SceneMember, type SceneVisit } from './scenes.ts';

export type Showcase = {
  readonly households: readonly Household[];
  readonly encounters: readonly DemoEncounter[];
};

const SINCE = day('2024-01-01');
const CITY = '532901';

/** People and open bills that show what the system is for; the same whatever the seed. */
export function buildShowcase(world: World, identities: Identities, calendar: Calendar): Showcase {
  const ids = new Map<string, PersonId>();
  const households = SCENES.map((members, index) => {
    const persons = members.map((member) => {
      const id = personId(ids.size + 1);
      ids.set(member.name, id);
      return buildPerson(member, { id, household: householdId(index + 1), identities });
    });
    return buildHousehold(members, persons, ids, calendar);
  });
  const visits = SCENES.flat().flatMap(({ name, visits }) =>
    visits.map((visit) => ({ visit, person: ids.get(name) as PersonId })),
  );
  const encounters = visits.map(({ visit, person }, index) =>
    buildVisit(visit, { person, number: index + 1, world, today: calendar.today }),
  );
  return { households, encounters };
}

type Place = { readonly id: PersonId; readonly household: string; readonly identities: Identities };

function buildPerson(member: SceneMember, { id, household, identities }: Place): DemoPerson {
  const { name, initials, sex, generation } = member;
  const bornOn = day(member.bornOn);
  return {
    id,
    idNumber: identities.next(bornOn, sex),
    name,
    initials,
    sex,
    bornOn,
    county: CITY,
    household,
    township: 1,
    generation,
    age: 2025 - Number(bornOn.slice(0, 4)),
  };
}

function buildHousehold(
  members: readonly SceneMember[],
  persons: readonly DemoPerson[],
  ids: ReadonlyMap<string, PersonId>,
  calendar: Calendar,
): Household {
  const both = members.map((member, index) => ({
    ...member,
    personId: (persons[index] as DemoPerson).id,
  }));
  return {
    persons,
    coverage: both.flatMap(({ personId: id, scheme, arrearsSince }) =>
      coverageOf(id, scheme, arrearsSince ?? null, calendar),
    ),
    memberships: both.flatMap(({ personId: id, group }) =>
      group === undefined
        ? []
        : [
            {
              personId: id,
              groupCode: group,
              startsOn: SINCE,
              endsOn: null,
              decidedOn: day('2023-12-12'),
            },
          ],
    ),
    recognitions: both.flatMap(({ personId: id, diseases = [] }) =>
      diseases.map(({ kind, disease }) => ({
        personId: id,
        kind,
        disease,
        startsOn: SINCE,
        endsOn: null,
      })),
    ),
    accounts: both.flatMap(({ personId: id, account, gives }) => {
      if (!account) return [];
      const credits = creditsFrom(account);
      const balance = credits.at(-1)?.balanceAfter ?? yuan('0');
      return [{ ownerId: id, balance, held: yuan(gives?.quota ?? '0'), credits }];
    }),
    grants: both.flatMap(({ personId: id, gives }) =>
      gives === undefined
        ? []
        : [
            {
              giverId: id,
              receiverId: ids.get(gives.to) as PersonId,
              relation: gives.relation,
              position: 1,
              quota: yuan(gives.quota),
              startsOn: day('2025-01-01'),
              endsOn: null,
            },
          ],
    ),
  };
}

function coverageOf(
  person: PersonId,
  scheme: Scheme,
  arrearsSince: string | null,
  { coveredUntil }: Calendar,
): Household['coverage'] {
  const period = { personId: person, scheme, retired: false, startsOn: SINCE } as const;
  if (scheme === 'resident') return [{ ...period, standing: 'covered', endsOn: coveredUntil }];
  if (arrearsSince === null) return [{ ...period, standing: 'covered', endsOn: null }];
  const since = day(arrearsSince);
  return [
    { ...period, standing: 'covered', endsOn: since },
    { ...period, standing: 'arrears', startsOn: since, endsOn: null },
  ];
}

type Visiting = {
  readonly person: PersonId;
  readonly number: number;
  readonly world: World;
  readonly today: Day;
};

function buildVisit(visit: SceneVisit, { person, number, world, today }: Visiting): DemoEncounter {
  const startedOn = addDays(today, -visit.daysAgo);
  const draft = draftBill(world.catalogue);
  for (const [name, quantity, after] of visit.charges) {
    draft.charge(world.catalogue.codeOf(name), addDays(startedOn, after), quantity);
  }
  const encounter: Encounter = {
    id: encounterId(number),
    personId: person,
    providerId: providerId(...visit.provider),
    kind: visit.kind satisfies VisitKind,
    disease: visit.disease ?? null,
    scheme: null,
    startedOn,
    endedOn: visit.stays ? null : today,
    outOfArea: visit.outOfArea ?? false,
    filing: visit.filing ?? 'none',
    otherPayer: null,
    referral: 'none',
    referredFrom: null,
    ...NOTHING_CHARGED,
  };
  return finish(encounter, draft.lines(), {
    fate: 'open',
    useOwnAccount: true,
    useMutualAid: true,
  });
}
