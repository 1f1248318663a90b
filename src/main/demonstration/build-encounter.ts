import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { EncounterId } from '../../kernel/ids.ts';
import { ZERO } from '../../kernel/money.ts';
import { addToBill, buildUpload, type Encounter } from '../../money/encounter/index.ts';
import type { PricedLine } from '../../rules/catalogue/index.ts';
import type { Scheme } from '../../rules/policy/index.ts';
import type { DemoCatalogue } from './build-catalogue.ts';
import { type DemoProvider, type Network, placeOf } from './build-providers.ts';
import { wardOf } from './build-registration.ts';
import { chargeStay } from './charge-stay.ts';
import { chargeVisit } from './charge-visit.ts';
import { draftBill } from './draft-bill.ts';
import type { DemoEncounter, DemoPerson, DemoUpload } from './model.ts';
import type { PlannedVisit } from './plan-visits.ts';
import type { Random } from './random.ts';

export type World = { readonly network: Network; readonly catalogue: DemoCatalogue };

export type Patient = {
  readonly person: DemoPerson;
  readonly scheme: Scheme | null;
  readonly hasAccount: boolean;
  readonly receives: boolean;
};

type Numbered = { readonly id: EncounterId; readonly referredFrom: EncounterId | null };

/** A planned visit with its place and its priced bill. */
export function buildEncounter(
  random: Random,
  visit: PlannedVisit,
  { patient, world, today }: { patient: Patient; world: World; today: Day },
  { id, referredFrom }: Numbered,
): DemoEncounter {
  const provider = placeFor(random, visit, patient.person, world.network);
  const draft = draftBill(world.catalogue);
  const counter = { random, catalogue: world.catalogue, draft };
  const { kind, level, from } = visit;
  const lastDay = visit.until ?? today;
  if (visit.target) {
    chargeStay(counter, { level, from, until: lastDay, target: visit.target });
  } else {
    chargeVisit(counter, {
      kind,
      disease: visit.disease,
      level,
      on: from,
      age: patient.person.age,
    });
  }
  const encounter: Encounter = {
    id,
    personId: patient.person.id,
    providerId: provider.id,
    kind,
    disease: kind === 'outpatient' ? null : visit.disease,
    // Somebody insured nowhere is settled under the scheme that the provider claims.
    scheme: patient.scheme === null ? 'resident' : null,
    startedOn: from,
    endedOn: visit.until,
    outOfArea: visit.outOfArea,
    filing: visit.filing,
    otherPayer: visit.otherPayer,
    referral: visit.referral,
    referredFrom,
    ...NOTHING_CHARGED,
  };
  return finish(encounter, draft.lines(), {
    fate: visit.fate,
    useOwnAccount: patient.hasAccount && random.chance(0.8),
    useMutualAid: patient.receives && random.chance(0.8),
    ward: visit.present ? wardOf(provider, id) : null,
  });
}

export const NOTHING_CHARGED = {
  bill: [],
  billTotal: ZERO,
  chargeCount: 0,
  revision: 0,
  settlementId: null,
} as const;

export function encounterId(number: number): EncounterId {
  return `E${String(number).padStart(10, '0')}` as EncounterId;
}

type Handling = Omit<DemoEncounter, 'encounter' | 'uploads'>;

/** Puts the lines into uploads as a hospital sends them, and the uploads into the bill. */
export function finish(
  opened: Encounter,
  lines: readonly PricedLine[],
  handling: Handling,
): DemoEncounter {
  const parts = lines.length > LINES_PER_UPLOAD ? halves(lines) : [lines];
  let encounter = opened;
  const uploads: DemoUpload[] = [];
  for (const part of parts) {
    const charged = addToBill(encounter, part, part.length);
    encounter = { ...encounter, ...charged, revision: encounter.revision + 1 };
    uploads.push({ ...buildUpload(part), uploadedOn: part.at(-1)?.day ?? opened.startedOn });
  }
  return { encounter, uploads, ...handling };
}

const LINES_PER_UPLOAD = 40;

/** Cut between two days. */
function halves(lines: readonly PricedLine[]): PricedLine[][] {
  const middle = lines[Math.floor(lines.length / 2)]?.day;
  assert(middle, 'a list to be cut has a middle');
  const [first, second] = [
    lines.filter(({ day }) => day < middle),
    lines.filter(({ day }) => day >= middle),
  ];
  return first.length === 0 ? [second] : [first, second];
}

function placeFor(
  random: Random,
  { level, outOfArea }: PlannedVisit,
  { county, township }: DemoPerson,
  network: Network,
): DemoProvider {
  if (outOfArea) return network.elsewhere;
  if (level === 'tertiary') return random.pick(network.tertiary);
  if (level === 'secondary') return pickFrom(random, network.secondary, county);
  return pickFrom(random, network[level], placeOf(county, township));
}

function pickFrom(
  random: Random,
  places: ReadonlyMap<string, readonly DemoProvider[]>,
  place: string,
): DemoProvider {
  const found = places.get(place);
  assert(found, `there are providers in ${place}`);
  return random.pick(found);
}
