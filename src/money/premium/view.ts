import { type Static, Type } from 'typebox';
import { formatYuan } from '../../kernel/money.ts';
import { maskName, type Person } from '../../people/enrolment/index.ts';
import type { OrderDecided } from './decide-order.ts';
import {
  CHANNELS,
  ORDER_STATES,
  PREMIUM_SCHEMES,
  type PremiumEvent,
  type StandingOrder,
} from './model.ts';

const NullableText = Type.Union([Type.String(), Type.Null()]);
const Amount = Type.String({ description: 'Yuan' });

const Shares = {
  personal: Type.String({ description: 'What is left for the person, with paid missed years' }),
  aid: Type.String({ description: 'Help with the personal part' }),
  group: Type.Union([Type.String(), Type.Null()], { description: 'On whose ground' }),
  fiscal: Type.Array(Type.Object({ level: Type.String(), amount: Amount })),
};

const Insurance = Type.Object({
  startsOn: Type.String(),
  coveredFrom: Type.String({ description: 'First day with benefits' }),
  endsOn: Type.String({ description: 'First day without' }),
});

export const PremiumView = Type.Object({
  id: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String({ description: 'Masked' }) }),
  scheme: Type.Enum([...PREMIUM_SCHEMES]),
  year: Type.Integer(),
  state: Type.Enum([...ORDER_STATES]),
  ...Shares,
  repairedYears: Type.Integer(),
  payUntil: Type.String(),
  madeOn: Type.String(),
  movedOn: Type.String(),
  office: NullableText,
  channel: Type.Union([Type.Enum([...CHANNELS]), Type.Null()]),
  receipt: NullableText,
  reference: Type.String(),
  insurance: Type.Union([Insurance, Type.Null()]),
});
export type PremiumView = Static<typeof PremiumView>;

export function premiumView(order: StandingOrder, person: Person | undefined): PremiumView {
  const { id, scheme, year, state, repairedYears, payUntil, madeOn, movedOn } = order;
  const { office, channel, receipt, reference, insurance } = order;
  return {
    ...{ id, scheme, year, state, repairedYears, payUntil, madeOn, movedOn, office, channel },
    ...{ receipt, reference, insurance, ...sharesView(order) },
    person: { id: order.person, name: maskName(person?.name ?? '') },
  };
}

function sharesView({ personal, aid, group, fiscal }: OrderDecided['shares']) {
  return {
    ...{ personal: formatYuan(personal), aid: formatYuan(aid), group },
    fiscal: fiscal.map(({ level, amount }) => ({ level, amount: formatYuan(amount) })),
  };
}

const EventView = Type.Object({
  seq: Type.Integer(),
  kind: Type.Enum([...ORDER_STATES]),
  channel: Type.Union([Type.Enum([...CHANNELS]), Type.Null()]),
  reference: Type.String(),
  onDay: Type.String(),
  actor: Type.String(),
  at: Type.String(),
});

export const PremiumDetail = Type.Object({
  ...PremiumView.properties,
  events: Type.Array(EventView),
});
export type PremiumDetail = Static<typeof PremiumDetail>;

type ShownEvent = Pick<
  PremiumEvent,
  'seq' | 'kind' | 'channel' | 'reference' | 'onDay' | 'actor' | 'at'
>;

export function premiumDetail(
  order: StandingOrder,
  person: Person | undefined,
  events: readonly ShownEvent[],
): PremiumDetail {
  return { ...premiumView(order, person), events: [...events] };
}

export const PremiumTrial = Type.Object({
  ...Shares,
  payUntil: Type.String(),
  insurance: Insurance,
  ground: Type.Union([
    Type.Enum(['newborn', 'window', 'group', 'switch', 'late', 'missed']),
    Type.Null(),
  ]),
  waitingMonths: Type.Integer(),
  missedYears: Type.Integer(),
});
export type PremiumTrial = Static<typeof PremiumTrial>;

export function premiumTrial({ shares, year }: OrderDecided): PremiumTrial {
  const { payUntil, insurance, ground, waitingMonths, missedYears } = year;
  return { ...sharesView(shares), payUntil, insurance, ground, waitingMonths, missedYears };
}
