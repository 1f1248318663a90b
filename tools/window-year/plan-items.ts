import type { Random, Weighted } from '../../src/main/demonstration/random.ts';
import { dayAfter } from './days-off.ts';
import type { FormGiven, Insured } from './model.ts';
import type { Step } from './plan-acts.ts';
import { planAccount } from './plan-claim.ts';

/** What the planner remembers of everybody, so that nobody is sent away for what he had already. */
export type Remembered = {
  readonly had: Set<string>;
  /** Whether bills of his are claimed, which another name or group would change. */
  readonly claims: boolean;
};

export type Wish = {
  readonly person: Insured;
  readonly relatives: readonly Insured[];
  readonly day: string;
  readonly number: number;
  readonly online: boolean;
};

export type Brought = {
  readonly form: FormGiven;
  readonly papers?: readonly string[];
  readonly promised?: readonly string[];
  readonly steps?: readonly Step[];
  readonly ends?: 'refuse';
};

type Item = {
  readonly matter: string;
  readonly weight: number;
  /** Where it lies in the list of delegated items: some stations have only the first twelve. */
  readonly delegated: number;
  readonly online: boolean;
  /** Null: not for this person on this day. */
  readonly build: (random: Random, wish: Wish, memory: Remembered) => Brought | null;
};

const reviewer = (days: number): Step => ({ role: 'reviewer', days });
const approver = (days: number): Step => ({ role: 'approver', days });

/** A person does this once in the year. */
function once(memory: Remembered, what: string, brought: () => Brought): Brought | null {
  const { had } = memory;
  if (had.has(what) || (EXCLUDED[what] ?? []).some((other) => had.has(other))) return null;
  had.add(what);
  return brought();
}

/**
 * An account in another name is looked at by an officer and not decided at once; and who leaves at the end of the year cannot
 * be recognised in the first days of the next.
 */
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  name: ['account'],
  out: ['disease', 'group', 'review'],
  ...{ disease: ['out'], group: ['out'], review: ['out'] },
};

function phoneOf(number: number): string {
  // The trial's gateway does not reach numbers that end in 0001 or 0002.
  return `139${String(number).padStart(7, '0')}7`;
}

const AWAY = ['5301', '5101', '3101', '4401', '1101'] as const;
const PLACES = ['530100', '510100', '310100'] as const;
const TWO_DISEASES: readonly Weighted<string>[] = [
  ['hypertension', 2],
  ['diabetes-medicine', 1],
];
const CHRONIC = ['hypertension-2-3', 'diabetes', 'copd', 'coronary-disease', 'asthma'] as const;
const HOSPITALS = ['H53290100001', 'H53290100002', 'H53290100003'] as const;

type Build = Item['build'];
const item = (
  [matter, weight, delegated]: readonly [string, number, number],
  build: Build,
  { online = true }: { readonly online?: boolean } = {},
): Item => ({ matter, weight, delegated, online, build });

const AT_ONCE: readonly Item[] = [
  item(['insurance-inquiry', 26, 19], (_, { person }) => (person.scheme ? { form: {} } : null)),
  item(['certificate-insurance', 14, 17], (_, { person }) => (person.scheme ? { form: {} } : null)),
  item(['certificate-payment', 9, 18], () => ({ form: {} })),
  item(['change-phone', 9, 16], (_, { number }) => ({ form: { newPhone: phoneOf(number) } })),
  item(['change-address', 6, 16], (_, { person, number }) => ({
    form: {
      ...{ county: person.county, address: `示范路${number}号` },
      ...(person.township && { township: person.township }),
    },
  })),
  item(['change-account', 6, 16], (random, { person, number }, memory) => {
    if (memory.had.has('name')) return null;
    memory.had.add('account');
    return { form: { account: planAccount(random, person, 50_000_000 + number) } };
  }),
  item(['away-temporary', 8, 3], (random, wish, memory) =>
    wish.person.scheme ? once(memory, 'away', () => filing(random, wish, 'other')) : null,
  ),
  item(['away-long-term', 4, 2], (random, wish, memory) => {
    if (!wish.person.scheme) return null;
    const filed = once(memory, 'away', () => ({
      ...filing(random, wish, 'long-residence'),
      promised: ['residence'],
    }));
    if (filed) memory.had.add(`long ${wish.day}`);
    return filed;
  }),
  item(['away-end', 3, 4], (_, { day, number }, memory) => {
    const long = [...memory.had].find((one) => one.startsWith('long ') && one.slice(5) < day);
    if (!long) return null;
    return once(memory, 'away ended', () => ({ form: { endsOn: day, phone: phoneOf(number) } }));
  }),
  item(['referral-cross-province', 2, 3], (random, wish, memory) =>
    wish.person.scheme
      ? once(memory, 'away', () => ({
          form: {
            ...{ fromHospital: random.pick(HOSPITALS), place: random.pick(AWAY) },
            ...{ startsOn: wish.day, phone: phoneOf(wish.number) },
          },
          promised: ['referral'],
        }))
      : null,
  ),
  item(['referral-in-area', 2, 3], (_, { day, number }, memory) =>
    once(memory, 'referred', () => ({
      form: {
        ...{ fromHospital: HOSPITALS[1], toHospital: HOSPITALS[0] },
        ...{ startsOn: day, phone: phoneOf(number) },
      },
      promised: ['referral'],
    })),
  ),
  item(['resident-enrolment', 12, 1], (_, { person, day }, memory) =>
    person.scheme === 'resident' && day >= '2025-09-01'
      ? once(memory, 'enrolment', () => ({ form: { year: '2026' } }))
      : null,
  ),
  // It asks for the premium of the year as enrolment does, and nobody is asked twice.
  item(['premium-aid', 8, 15], (_, { person, day }, memory) =>
    person.scheme === 'resident' && day >= '2025-09-01' && person.groups.some(isHelped)
      ? once(memory, 'enrolment', () => ({ form: { year: '2026' } }))
      : null,
  ),
  item(['family-sharing', 4, 25], (_, { person, relatives }, memory) => {
    const relative = relatives.find(({ scheme }) => scheme !== null);
    if (!person.freeAccount || !relative) return null;
    const { name, idNumber } = relative;
    return once(memory, 'sharing', () => ({
      form: { name, idNumber, relation: 'spouse', quota: '100.00' },
      promised: ['relation'],
    }));
  }),
];

function filing(random: Random, { day, number }: Wish, reason: string): Brought {
  const form = { reason, place: random.pick(AWAY), startsOn: day, phone: phoneOf(number) };
  return { form };
}

/** Groups that are helped with their premium. */
const HELPED = ['destitute', 'minimum-living', 'returned-to-poverty', 'near-minimum-living'];
const isHelped = (group: string) => HELPED.includes(group);

/** Residents are insured to the end of the year, and a recognition is decided up to three weeks after it is brought. */
const RECOGNISED_BEFORE = '2025-12-10';
const recognisable = ({ person: { scheme, recognised }, day }: Wish) =>
  scheme === 'resident' && !recognised && day < RECOGNISED_BEFORE;

const BY_PEOPLE: readonly Item[] = [
  item(['recognition-two-diseases', 4, 7], (random, wish, memory) =>
    recognisable(wish)
      ? once(memory, 'disease', () => ({
          form: { disease: random.weighted(TWO_DISEASES), phone: phoneOf(wish.number) },
          steps: [reviewer(3)],
        }))
      : null,
  ),
  item(['recognition-chronic', 6, 5], (random, wish, memory) =>
    recognisable(wish)
      ? once(memory, 'disease', () => ({
          form: { disease: random.pick(CHRONIC), phone: phoneOf(wish.number) },
          ...{ papers: ['diagnosis'], steps: [reviewer(5)] },
          ...(random.chance(0.1) && { ends: 'refuse' as const }),
        }))
      : null,
  ),
  item(['recognition-special', 1, 6], (_, wish, memory) =>
    recognisable(wish)
      ? once(memory, 'disease', () => ({
          form: { disease: 'uremia', phone: phoneOf(wish.number) },
          ...{ papers: ['diagnosis'], steps: [reviewer(5)] },
        }))
      : null,
  ),
  item(['change-identity', 1, 16], (_, { person }, memory) =>
    memory.claims
      ? null
      : once(memory, 'name', () => ({
          form: { what: 'name', newName: `${person.name}改` },
          ...{ papers: ['identity', 'police'], steps: [reviewer(5)] },
        })),
  ),
  item(
    ['group-register', 1, 20],
    (_, { person, day }, memory) =>
      memory.claims || person.groups.length > 0 || person.scheme !== 'resident'
        ? null
        : once(memory, 'group', () => ({
            form: { group: 'near-minimum-living', startsOn: day, decidedOn: dayAfter(day, -1) },
            ...{ promised: ['decision'], steps: [reviewer(2), approver(1)] },
          })),
    { online: false },
  ),
  item(
    ['group-review', 2, 21],
    (_, { person }, memory) => {
      const [group] = person.groups;
      if (group === undefined) return null;
      return once(memory, 'review', () => ({
        form: { group, outcome: 'continues', endsOn: '2027-01-01' },
        ...{ promised: ['review'], steps: [reviewer(5)] },
      }));
    },
    { online: false },
  ),
  item(['illness-poverty', 1, 22], (_, wish, memory) =>
    memory.claims || wish.person.scheme !== 'resident'
      ? null
      : once(memory, 'group', () => ({
          form: { householdIncome: '60000.00', householdSize: '3' },
          ...{ promised: ['income'], steps: [reviewer(7), approver(3)], ends: 'refuse' as const },
        })),
  ),
  item(['transfer-out', 1, 23], (random, { person }, memory) =>
    person.scheme === null
      ? null
      : once(memory, 'out', () => ({
          // Insured here to the end of the year: who left in it would have no further matters.
          form: { toArea: random.pick(PLACES), startsOn: '2026-01-01', pension: 'none' },
          steps: [reviewer(15), approver(7)],
        })),
  ),
  item(['transfer-in', 1, 23], (random, { person, number }, memory) =>
    person.scheme === null
      ? null
      : once(memory, 'in', () => ({
          form: {
            ...{ fromArea: random.pick(PLACES), certificateNumber: `PZ-${number}` },
            ...{ startsOn: '2025-01-01', pension: 'none' },
          },
          ...{ papers: ['certificate'], steps: [reviewer(15), approver(7)] },
        })),
  ),
  item(['premium-refund', 1, 24], (random, { person, number }, memory) =>
    once(memory, 'refund', () => ({
      form: {
        // Whatever else our records say of him: a premium that began is given back to nobody who paid it once.
        ...{ cause: 'paid-twice', year: '2025', amount: '400.00' },
        ...{ firstReceipt: `SJ-${number}-1`, secondReceipt: `SJ-${number}-2` },
        account: planAccount(random, person, 60_000_000 + number),
      },
      ...{ papers: ['receipts'], steps: [reviewer(2), approver(1)] },
    })),
  ),
  item(['complaint', 2, 26], (_, { number }, memory) =>
    once(memory, 'complaint', () => ({
      form: { about: 'office', office: '示范服务站', story: `示例投诉${number}` },
      steps: [reviewer(12), approver(3)],
    })),
  ),
];

/** The commonest last: whoever finds nothing else for somebody takes it. */
export const ITEMS: readonly Item[] = [...AT_ONCE, ...BY_PEOPLE];
export const INQUIRY: Item = ITEMS[0] as Item;
/** Confidential, about nobody, and worked on at the prefecture. */
export const TIP_STEPS: readonly Step[] = [reviewer(12), approver(3)];
