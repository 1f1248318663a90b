import { addDays, type Day, day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import type { Encounter } from '../../money/encounter/index.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import type { Scheme, VisitKind } from '../../rules/policy/index.ts';
import { creditsFrom } from './build-account.ts';
import { encounterId, finish, NOTHING_CHARGED, type World } from './build-encounter.ts';
import { householdId } from './build-household.ts';
import { providerId } from './build-providers.ts';
import { describeDose } from './describe-dose.ts';
import { draftBill } from './draft-bill.ts';
import { type Identities, personId } from './identities.ts';
import type { Calendar, DemoEncounter, DemoPerson, DemoQueued, Household } from './model.ts';
import { SCENES, type SceneMember, type SceneVisit } from './scenes.ts';
import { VILLAGE } from './village-scenes.ts';
import { WARD_SCENES } from './ward-scene.ts';

export type Showcase = {
  readonly households: readonly Household[];
  readonly encounters: readonly DemoEncounter[];
};

const ALL_SCENES = [...SCENES, ...WARD_SCENES];
const SINCE = day('2024-01-01');
const CITY = '532901';

/** People and open bills that show what the system is for; the same whatever the seed. */
export function buildShowcase(world: World, identities: Identities, calendar: Calendar): Showcase {
  const ids = new Map<string, PersonId>();
  const households = ALL_SCENES.map((members, index) => {
    const persons = members.map((member) => {
      const id = personId(ids.size + 1);
      ids.set(member.name, id);
      return buildPerson(member, { id, household: householdId(index + 1), identities });
    });
    return buildHousehold(members, persons, ids, calendar);
  });
  const visits = ALL_SCENES.flat().flatMap(({ name, visits }) =>
    visits.map((visit) => ({ visit, person: ids.get(name) as PersonId })),
  );
  const { today, historyFrom } = calendar;
  // Nothing is settled before the first document holds.
  const possible = visits.filter(
    ({ visit }) =>
      visit.dispensedFor === undefined || addDays(today, -visit.daysAgo) >= historyFrom,
  );
  const encounters = possible.map(({ visit, person }, index) =>
    buildVisit(visit, { person, number: index + 1, world, today }),
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
    queued: both.flatMap(({ personId: id, waits }) =>
      waits === undefined ? [] : [queuedOf(id, waits, calendar)],
    ),
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
    endedOn: visit.stays
      ? null
      : visit.kind === 'inpatient'
        ? addDays(today, -(visit.leftDaysAgo ?? 0))
        : startedOn,
    outOfArea: visit.outOfArea ?? false,
    filing: visit.filing ?? 'none',
    otherPayer: null,
    referral: 'none',
    referredFrom: null,
    ...NOTHING_CHARGED,
  };
  const { dispensedFor } = visit;
  const handling = { useOwnAccount: true, useMutualAid: true, ward: visit.ward ?? null };
  if (dispensedFor === undefined) {
    return finish(encounter, draft.lines(), { fate: 'open', ...handling });
  }
  const settled = finish(encounter, draft.lines(), { fate: 'settled', ...handling });
  const particulars = dispensedText(draft.lines(), world, dispensedFor);
  return { ...settled, uploads: settled.uploads.map((one) => ({ ...one, particulars })) };
}

/** Days and usage beside each line, where a page's prescription keeps them. */
function dispensedText(lines: readonly PricedLine[], { catalogue }: World, days: number): string {
  return JSON.stringify(
    lines.map(({ code, day: on }) => {
      const { usage } = describeDose(catalogue.itemOn(code, on));
      const said = { days: String(days), doctorName: DOCTOR, ...(usage && { frequency: usage }) };
      return { itemKind: 'drug', said };
    }),
  );
}

const DOCTOR = '示范医师一';

function queuedOf(
  person: PersonId,
  { since, complaint }: NonNullable<SceneMember['waits']>,
  { today }: Calendar,
): DemoQueued {
  const provider = providerId(...VILLAGE);
  return { person, provider, beganAt: `${today} ${since}:00`, complaint };
}
