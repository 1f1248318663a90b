import { addDays, type Day, daysBetween } from '../../kernel/days.ts';
import { type Money, yuan } from '../../kernel/money.ts';
import type { OtherPayer, Referral } from '../../money/encounter/index.ts';
import type { Recognition } from '../../people/groups/index.ts';
import type { Filing, ProviderLevel, Scheme, VisitKind } from '../../rules/policy/index.ts';
import type { Calendar, DemoPerson, Fate } from './model.ts';
import type { Random, Weighted } from './random.ts';

/** A visit before it has a place and a bill. */
export type PlannedVisit = {
  readonly kind: VisitKind;
  /** What is treated; the encounter names it where the benefit asks for it. */
  readonly disease: string | null;
  readonly level: ProviderLevel;
  readonly from: Day;
  /** Null: still in hospital. */
  readonly until: Day | null;
  /** Of a stay: about what it costs. */
  readonly target: Money | null;
  readonly outOfArea: boolean;
  readonly filing: Filing;
  readonly otherPayer: OtherPayer | null;
  readonly referral: Referral;
  readonly fate: Fate;
  /** In a bed today. */
  readonly present?: true;
};

const PLAIN = {
  disease: null,
  target: null,
  outOfArea: false,
  filing: 'none',
  otherPayer: null,
  referral: 'none',
} as const;

const FATES: readonly Weighted<Fate>[] = [
  ['settled', 970],
  ['reversed', 8],
  ['settled-again', 14],
  ['open', 8],
];

const STAY_LEVELS: readonly Weighted<ProviderLevel>[] = [
  ['primary', 26],
  ['secondary', 50],
  ['tertiary', 24],
];

/** Median and spread of the cost of a stay, in yuan, and its days. */
const STAYS: Record<
  ProviderLevel,
  { median: number; spread: number; most: number; days: readonly [number, number] }
> = {
  village: { median: 900, spread: 0.3, most: 2_000, days: [2, 4] },
  primary: { median: 2_100, spread: 0.35, most: 8_000, days: [4, 9] },
  secondary: { median: 4_700, spread: 0.5, most: 40_000, days: [5, 12] },
  tertiary: { median: 11_500, spread: 0.75, most: 180_000, days: [6, 18] },
};

const CLINIC_LEVELS: Record<'outpatient' | 'chronic' | 'special', Weighted<ProviderLevel>[]> = {
  outpatient: [
    ['village', 30],
    ['primary', 32],
    ['secondary', 26],
    ['tertiary', 12],
  ],
  chronic: [
    ['village', 42],
    ['primary', 32],
    ['secondary', 22],
    ['tertiary', 4],
  ],
  special: [
    ['secondary', 60],
    ['tertiary', 40],
  ],
};

export type Past = {
  readonly calendar: Calendar;
  /** Scales how many visits there are. */
  readonly intensity: number;
};

export type Ill = {
  readonly person: DemoPerson;
  readonly scheme: Scheme | null;
  readonly recognitions: readonly Recognition[];
};

/** The past year of one person. */
export function planHistory(random: Random, ill: Ill, past: Past): PlannedVisit[] {
  const { calendar, intensity } = past;
  const stays = planStays(random, ill.person.age, past);
  const taken = (on: Day) => stays.some(({ from, until }) => from <= on && on <= (until ?? on));
  const visits: PlannedVisit[] = [];
  const days = new Set<Day>();
  for (const { kind, disease, mean } of reasonsOf(ill)) {
    for (let left = random.count(mean * intensity); left > 0; left -= 1) {
      const on = dayIn(random, calendar);
      const level = random.weighted(CLINIC_LEVELS[clinicOf(kind)]);
      const fate = random.weighted(FATES);
      // One settlement a person and day, so that what is reversed at once is always the latest.
      if (taken(on) || days.has(on)) continue;
      days.add(on);
      visits.push({ ...PLAIN, kind, disease, level, from: on, until: on, fate });
    }
  }
  return [...stays, ...visits].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Somebody who is in hospital today; half of them leave today and wait for their settlement. */
export function planPresentStay(random: Random, today: Day): PlannedVisit {
  const level = random.weighted(STAY_LEVELS);
  const from = addDays(today, -random.between(2, 11));
  const until = random.chance(0.5) ? today : null;
  const target = targetOf(random, level);
  return { ...PLAIN, kind: 'inpatient', level, from, until, target, fate: 'open', present: true };
}

type Reason = { kind: VisitKind; disease: string | null; mean: number };

/** Employees have no benefit of their own for recognised diseases: they see a doctor as others do. */
function reasonsOf({ person: { age }, scheme, recognitions }: Ill): Reason[] {
  const ordinary = age < 6 ? 1.15 : age < 18 ? 0.5 : age < 45 ? 0.5 : age < 65 ? 0.7 : 1.1;
  return [
    { kind: 'outpatient', disease: null, mean: ordinary },
    ...recognitions.map(({ kind, disease }) => ({
      kind: scheme === 'employee' ? ('outpatient' as const) : kind,
      disease,
      mean: kind === 'special' ? 7 : kind === 'chronic' ? 3.2 : 2.6,
    })),
  ];
}

function planStays(random: Random, age: number, { calendar, intensity }: Past): PlannedVisit[] {
  const mean = age < 18 ? 0.07 : age < 45 ? 0.09 : age < 65 ? 0.16 : 0.34;
  const stays: PlannedVisit[] = [];
  for (let left = random.count(mean * intensity); left > 0; left -= 1) {
    const stay = planStay(random, calendar);
    const chain = stay && referOnward(random, stay, calendar);
    for (const one of chain ?? []) {
      const clash = stays.some(
        ({ from, until }) => one.from <= (until ?? from) && from <= (one.until ?? one.from),
      );
      if (clash) break;
      stays.push(one);
    }
  }
  return stays;
}

function planStay(random: Random, calendar: Calendar): PlannedVisit | null {
  const away = random.chance(0.04);
  const level = away ? 'tertiary' : random.weighted(STAY_LEVELS);
  const [shortest, longest] = STAYS[level].days;
  const from = dayIn(random, calendar);
  const until = addDays(from, random.between(shortest, longest) - 1);
  const stay: PlannedVisit = {
    ...PLAIN,
    kind: 'inpatient',
    level,
    from,
    until,
    target: targetOf(random, level),
    outOfArea: away,
    filing: away ? random.weighted(FILINGS) : 'none',
    otherPayer: random.chance(0.006) ? random.pick(['third-party', 'work-injury']) : null,
    fate: random.weighted(FATES),
  };
  return until > calendar.historyUntil ? null : stay;
}

const FILINGS: readonly Weighted<Filing>[] = [
  ['referral', 45],
  ['long-term', 20],
  ['emergency', 15],
  ['temporary', 8],
  ['none', 12],
];

/** A few county stays continue in a tertiary hospital on the next day. */
function referOnward(random: Random, stay: PlannedVisit, calendar: Calendar): PlannedVisit[] {
  const onward = stay.level === 'secondary' && stay.until !== null && random.chance(0.06);
  if (!onward || stay.until === null) return [stay];
  const from = addDays(stay.until, 1);
  const until = addDays(from, random.between(6, 14));
  if (until > calendar.historyUntil) return [stay];
  const target = targetOf(random, 'tertiary');
  const second: PlannedVisit = {
    ...PLAIN,
    kind: 'inpatient',
    level: 'tertiary',
    from,
    until,
    target,
    referral: 'up',
    fate: 'settled',
  };
  return [{ ...stay, fate: 'settled' }, second];
}

function targetOf(random: Random, level: ProviderLevel): Money {
  const { median, spread, most } = STAYS[level];
  const cost = Math.floor(random.skewed(median, spread));
  return yuan(String(Math.min(most, Math.max(300, cost))));
}

function dayIn(random: Random, { historyFrom, historyUntil }: Calendar): Day {
  return addDays(historyFrom, random.between(0, daysBetween(historyFrom, historyUntil)));
}

function clinicOf(kind: VisitKind): keyof typeof CLINIC_LEVELS {
  if (kind === 'chronic' || kind === 'two-diseases') return 'chronic';
  return kind === 'special' ? 'special' : 'outpatient';
}
