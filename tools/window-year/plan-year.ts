import { buildCatalogue } from '../../src/main/demonstration/build-catalogue.ts';
import { buildNetwork } from '../../src/main/demonstration/build-providers.ts';
import { groupBy } from '../../src/main/demonstration/group-by.ts';
import { createRandom, type Random } from '../../src/main/demonstration/random.ts';
import type { Insured, Plan, PlannedCase, YearScale } from './model.ts';
import { AREA, buildOfficers } from './officers.ts';
import { type Fate, planActs, type Step } from './plan-acts.ts';
import {
  type Bill,
  CLAIM_MATTERS,
  CLAIM_PAPERS,
  type ClaimMatter,
  claimedItems,
  onOneDay,
  type Places,
  planBill,
} from './plan-claim.ts';
import { type Brought, INQUIRY, ITEMS, type Remembered, TIP_STEPS } from './plan-items.ts';
import { atCounter, atNight, dayOf, someDay } from './timetable.ts';

const FIRST = '2025-01-02';
/** Bills are of the year, so nobody brings one before there are any. */
const FIRST_CLAIM = '2025-01-09';
const FIRST_BILL = '2025-01-01';
const LAST = '2025-12-31';
const STREAMS = { claims: 1, items: 2, acts: 3, where: 4 } as const;
const CLAIM_STEPS: readonly Step[] = [
  { role: 'reviewer', days: 10 },
  { role: 'approver', days: 5 },
];
const LATE_BY = 30;
/** Of station items; on a free day there is only the telephone. */
const ONLINE = 0.2;

/** A year of the window, the same for the same people and seed. No clock, no server, no other chance. */
export function planYear(scale: YearScale, people: readonly Insured[]): Plan {
  const claims = planClaims(scale, people);
  const claiming = new Set(claims.map(({ person }) => person?.id));
  const items = planItems(scale, people, { claiming, first: claims.length });
  const cases = [...claims, ...items];
  const moments = cases.flatMap(({ acts }) => acts.map(({ at }) => dayOf(at)));
  const until = moments.reduce((last, day) => (day > last ? day : last), LAST);
  return { officers: buildOfficers(), cases, from: FIRST, until };
}

type Span = Pick<Bill, 'from' | 'until'>;

function planClaims({ claims, seed, late = 0 }: YearScale, people: readonly Insured[]) {
  const random = createRandom(seed, STREAMS.claims);
  const places = { network: buildNetwork(), items: claimedItems(buildCatalogue()) };
  const mayClaim = new Map(
    CLAIM_MATTERS.map(([matter]) => [matter, people.filter((one) => fits(matter, one))]),
  );
  const spans = new Map<string, Span[]>();
  return Array.from({ length: claims }, (_, index): PlannedCase => {
    const online = random.chance(0.1);
    const brought = someDay(random, FIRST_CLAIM, LAST, !online);
    const chosen = chooseBill(random, { mayClaim, places, spans, brought, index });
    const { person, matter, bill } = chosen;
    const counter = online ? null : counterFor(random, person, { delegated: 9, station: false });
    const course = {
      ...{ office: `${AREA}/${person.county}`, counter, steps: CLAIM_STEPS, index },
      broughtAt: online ? atNight(random, brought) : atCounter(random, brought),
    };
    const fate = index < late ? LATE : fateOf(random, online);
    return {
      ...{ index, matter, kind: 'claim', person, counter },
      applicant: applicantOf(random, person, { online, number: index }),
      form: onOneDay(bill),
      papers: CLAIM_PAPERS[matter].filter((material) => material !== 'birth'),
      promised: matter === 'reimburse-delivery' ? ['birth'] : [],
      acts: planActs(createRandom(seed ^ STREAMS.acts, index), course, fate),
    };
  });
}

const LATE: Fate = { ends: 'approve', returned: false, lateBy: LATE_BY };

function fateOf(random: Random, online: boolean): Fate {
  const ends = random.weighted<Fate['ends']>([
    ['approve', 945],
    ['refuse', 35],
    ['withdraw', 10],
    ['decline', online ? 40 : 0],
  ]);
  return { ends, returned: random.chance(0.08) };
}

type Choosing = {
  readonly mayClaim: ReadonlyMap<ClaimMatter, readonly Insured[]>;
  readonly places: Places;
  readonly spans: Map<string, Span[]>;
  readonly brought: string;
  readonly index: number;
};

/** Nobody claims the same days twice: that is refused, and tried elsewhere. */
function chooseBill(random: Random, { mayClaim, places, spans, brought, index }: Choosing) {
  const matter = random.weighted<ClaimMatter>(CLAIM_MATTERS);
  for (;;) {
    const person = random.pick(mayClaim.get(matter) ?? []);
    const bill = planBill(random, { matter, person, number: index, brought, places });
    const before = spans.get(person.id) ?? [];
    if (before.some(({ from, until }) => from <= bill.until && bill.from <= until)) continue;
    if (bill.until < bill.from || bill.from < FIRST_BILL) continue;
    spans.set(person.id, [...before, bill]);
    return { person, matter, bill };
  }
}

function fits(matter: ClaimMatter, { sex, age, groups }: Insured): boolean {
  if (matter === 'reimburse-delivery') return sex === 'female' && age >= 20 && age <= 42;
  if (matter === 'reimburse-aid') return groups.length > 0;
  return true;
}

type Where = { readonly delegated: number; readonly station: boolean };
/** The sixth station of a township has no second clerk, and only the first items of the list. */
const FEW_ITEMS = 12;

function counterFor(random: Random, person: Insured, { delegated, station }: Where): string {
  const county = `${AREA}/${person.county}`;
  if (person.township === null) return random.chance(0.03) ? AREA : county;
  const township = `${county}/${person.township}`;
  if (!station) return random.chance(0.7) ? township : county;
  if (random.chance(0.12)) return random.chance(0.7) ? township : county;
  const sixth = delegated <= FEW_ITEMS && person.county === '532901' && random.chance(0.15);
  return `${township}/0${sixth ? 6 : random.between(1, 5)}`;
}

type Bringing = { readonly online: boolean; readonly number: number };

function applicantOf(random: Random, person: Insured, { online, number }: Bringing) {
  const phone = `138${String(number).padStart(7, '0')}7`;
  if (online || random.chance(0.9)) return { kind: 'insured', phone };
  return { kind: 'relative', name: `${person.name}之家属`, phone, relation: 'child' };
}

type Around = { readonly claiming: ReadonlySet<string | undefined>; readonly first: number };

function planItems(
  { items, seed }: YearScale,
  people: readonly Insured[],
  { claiming, first }: Around,
): PlannedCase[] {
  const random = createRandom(seed, STREAMS.items);
  const days = Array.from({ length: items }, () => {
    const online = random.chance(ONLINE);
    return { day: someDay(random, FIRST, LAST, !online), online };
  }).sort((a, b) => (a.day < b.day ? -1 : 1));
  const memory = new Map<string, Remembered>(
    people.map(({ id }) => [id, { had: new Set<string>(), claims: claiming.has(id) }]),
  );
  const near = people.filter(({ township }) => township !== null);
  const households = groupBy(people, ({ household }) => [household]);
  return days.map(({ day, online }, number) => {
    const index = first + number;
    if (!online && random.chance(0.005)) return planTip(random, { day, index, seed, near });
    const person = random.pick(random.chance(0.85) ? near : people);
    const relatives = (households.get(person.household) ?? []).filter(
      ({ id }) => id !== person.id && !memory.get(id)?.had.has('name'),
    );
    const wish = { person, relatives, day, number: index, online };
    const { item, brought } = chooseItem(random, wish, memory.get(person.id) as Remembered);
    const where = { delegated: item.delegated, station: true };
    const counter = online ? null : counterFor(random, person, where);
    const steps = brought.steps ?? [];
    const course = {
      ...{ office: `${AREA}/${person.county}`, counter, steps, index },
      broughtAt: online ? atNight(random, day) : atCounter(random, day),
    };
    const fate = { ends: brought.ends ?? 'approve', returned: random.chance(0.04) } as const;
    // Nobody but the owner shares his account.
    const himself = online || item.matter === 'family-sharing';
    return {
      ...{ index, matter: item.matter, kind: 'item', person, counter, form: brought.form },
      applicant: applicantOf(random, person, { online: himself, number: index }),
      ...{ papers: brought.papers ?? [], promised: brought.promised ?? [] },
      acts: planActs(createRandom(seed ^ STREAMS.acts, index), course, fate),
    };
  });
}

const TRIES = 12;

function chooseItem(random: Random, wish: Parameters<typeof INQUIRY.build>[1], memory: Remembered) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const item = random.weighted(ITEMS.map((one) => [one, one.weight] as const));
    const brought = wish.online && !item.online ? null : item.build(random, wish, memory);
    if (brought) return { item, brought };
  }
  // Whoever is not insured at all asks what was paid for him.
  const item = ITEMS.find(({ matter }) => matter === 'certificate-payment') ?? INQUIRY;
  return { item, brought: { form: {} } as Brought };
}

type Tip = {
  readonly day: string;
  readonly index: number;
  readonly seed: number;
  readonly near: readonly Insured[];
};

/** Said at a township about nobody whom the window would name. */
function planTip(random: Random, { day, index, seed, near }: Tip): PlannedCase {
  const { county, township } = random.pick(near);
  const counter = `${AREA}/${county}/${township}`;
  const course = {
    ...{ office: AREA, counter, steps: TIP_STEPS, index },
    broughtAt: atCounter(random, day),
  };
  return {
    ...{ index, matter: 'tip', kind: 'item', person: null, counter },
    applicant: { kind: 'anybody', name: '示例举报人' },
    form: { story: `示例线索${index}`, unnamed: true },
    ...{ papers: [], promised: [] },
    acts: planActs(createRandom(seed ^ STREAMS.acts, index), course, {
      ends: 'approve',
      returned: false,
    }),
  };
}
