import type { Case, Form, Matter } from '../../../src/counter/matters/index.ts';
import { levelOf, type OfficePath } from '../../../src/counter/offices/index.ts';
import type { Random, Weighted } from '../../../src/main/demonstration/index.ts';
import type { Happening } from './grow-case.ts';

/** Where somebody of this home brings a matter: many to the station or township next to them, most to the county. */
export function placeOf(
  { channels, delegated }: Matter,
  home: OfficePath,
  { random, below }: { readonly random: Random; readonly below: Below },
): { readonly acceptedAt: OfficePath; readonly channel: Case['channel'] } {
  const [area = '', county = ''] = home.split('/');
  const ofCounty = `${area}/${county}` as OfficePath;
  const stations = (below.get(home) ?? []).filter(
    ({ items }) => delegated !== null && items.includes(delegated),
  );
  const places: Weighted<{ channel: Case['channel']; acceptedAt: OfficePath }>[] = [
    [{ channel: 'county', acceptedAt: ofCounty }, 30],
    [{ channel: 'online', acceptedAt: ofCounty }, 25],
    [{ channel: 'prefecture', acceptedAt: area as OfficePath }, 12],
  ];
  if (levelOf(home) === 'township' && delegated !== null) {
    places.push([{ channel: 'township', acceptedAt: home }, 20]);
    if (stations.length > 0) {
      places.push([{ channel: 'station', acceptedAt: random.pick(stations).path }, 25]);
    }
  }
  return random.weighted(places.filter(([{ channel }]) => channels.includes(channel)));
}

/** Stations of a township with what they may take. */
export type Below = ReadonlyMap<
  OfficePath,
  readonly { readonly path: OfficePath; readonly items: readonly string[] }[]
>;

/** Something for every question that is asked; evidently nobody's. */
export function formOf({ fields }: Matter, today: string, random: Random): Form {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, choices }) => {
      const value = {
        ...{ day: today, place: '510100', phone: '19900000000', money: '100.00', number: '1' },
        ...{ 'yes-no': true, disease: 'M03900', group: 'minimum-living' },
      }[kind as string];
      if (kind === 'choice') return [[name, random.pick(choices).value] as const];
      if (value !== undefined) return [[name, value] as const];
      return ['text', 'long-text'].includes(kind) ? [[name, '压力测试数据'] as const] : [];
    }),
  );
}

const ACCEPT: Happening = { asked: { act: 'accept' }, by: 'counter', after: 0 };
const TAKE: Happening = { asked: { act: 'take' }, by: 'officer', after: 0 };
const FORWARD: Happening = { asked: { act: 'forward' }, by: 'officer', after: 1 };
const APPROVE: Happening = { asked: { act: 'approve' }, by: 'officer', after: 1 };
const CARRIED: Happening = { asked: { act: 'carry-out', facts: {} }, by: 'system', after: 0 };
const OWED: Happening = {
  asked: { act: 'carry-out', facts: { payment: 'bench' } },
  by: 'system',
  after: 0,
};
const reasoned = (act: 'return' | 'refuse' | 'withdraw', by: Happening['by']): Happening => ({
  asked: { act, reason: '压力测试数据' },
  by,
  after: 0,
});
const RESUBMIT: Happening = { asked: { act: 'resubmit' }, by: 'applicant', after: 1 };

/** How far a case under way has come. */
const UNDER_WAY: readonly Weighted<string>[] = [
  ['waiting', 8],
  ['accepted', 34],
  ['taken', 38],
  ['resubmitted', 5],
  ['returned', 6],
  ['decided', 1],
  ['paying', 8],
];

export function openLife({ steps, money, deadline }: Matter, random: Random) {
  const paid = money && deadline.until === 'paid';
  const stage = random.weighted(UNDER_WAY);
  // Of a matter with two steps half are in the second.
  const before = steps.slice(1).flatMap(() => (random.chance(0.5) ? [TAKE, FORWARD] : []));
  switch (stage) {
    case 'waiting':
      return [TAKE];
    case 'accepted':
      return [ACCEPT, ...before];
    case 'returned':
      return [ACCEPT, TAKE, reasoned('return', 'officer')];
    case 'resubmitted':
      return [ACCEPT, TAKE, reasoned('return', 'officer'), RESUBMIT];
    case 'decided':
      return [ACCEPT, ...through(steps.length)];
    case 'paying':
      return paid ? [ACCEPT, ...through(steps.length), OWED] : [ACCEPT, TAKE];
    default:
      return [ACCEPT, ...before, TAKE];
  }
}

function through(steps: number): readonly Happening[] {
  const forwarded = Array.from({ length: steps - 1 }, () => [TAKE, FORWARD]);
  return [...forwarded.flat(), TAKE, APPROVE];
}

const AT_ONCE: readonly Happening[] = [
  { asked: { act: 'accept', facts: { atOnce: 'true' } }, by: 'counter', after: 0 },
  { asked: { act: 'approve' }, by: 'system', after: 0 },
  CARRIED,
];

/** A case that came to its end: most of what a rule may decide was decided at once. */
export function endedLife(matter: Matter, random: Random): readonly Happening[] {
  const { automatic, steps, money, deadline } = matter;
  if (automatic && random.chance(0.6)) return AT_ONCE;
  const decided = through(steps.length);
  const how = random.between(1, 100);
  if (how <= 4) return [ACCEPT, reasoned('withdraw', 'counter')];
  if (how <= 10) return [ACCEPT, ...decided.slice(0, -1), reasoned('refuse', 'officer')];
  const late = how <= 13 ? [{ ...TAKE, after: 12 }, ...decided.slice(1)] : decided;
  const paid: Happening = { asked: { act: 'pay' }, by: 'system', after: 2 };
  const end = money && deadline.until === 'paid' ? [OWED, paid] : [CARRIED];
  return [ACCEPT, ...late, ...end];
}
